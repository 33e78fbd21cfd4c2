import { beforeAll, describe, expect, it } from "vitest";
import { APPS } from "../../builders/doors.ts";
import { askersOf, concernedIn, violationsOf } from "./judge.ts";
import { PQQ_ROWS } from "./matrix.ts";
import { methodOf, type Row, stateOf } from "./row.ts";
import { aWorld, type State, STATES, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld({ about: "pqq" });
});

/**
 * What is otherwise in some states is asked in the last of those in which it is the same; what is read is asked between
 * closing and sealing, when everything has been submitted and nobody may see it.
 */
function isAskedAgain(row: Row, state: State): boolean {
  const next = STATES[STATES.indexOf(state) + 1];
  const otherwise = row.in?.[state];
  if (otherwise !== undefined && (next === undefined || otherwise !== row.in?.[next])) return true;
  return methodOf(row) === "GET" && state === "closed";
}

// In this order: a world goes forward only.
describe.each(STATES)("the PQQ: %s", (state) => {
  beforeAll(() => world.moveTo(state));

  it.each(
    PQQ_ROWS.filter(([, row]) => stateOf(row) === state).map(
      ([door, row], turn) => [row.route, door, row, turn] as const,
    ),
  )("%s answers everybody as the matrix says", async (_, door, row, turn) => {
    expect(await violationsOf(world, APPS[door](world.deps), row, askersOf(row, turn))).toEqual([]);
  });

  it.each(
    PQQ_ROWS.filter(([, row]) => stateOf(row) !== state && isAskedAgain(row, state)).map(
      ([door, row], turn) => [row.route, door, row, turn] as const,
    ),
  )("%s answers those it is for as the matrix says", async (_, door, row, turn) => {
    const asking = concernedIn(row, turn);
    expect(await violationsOf(world, APPS[door](world.deps), row, asking, ["own", "other"])).toEqual([]);
  });
});
