import { beforeAll, describe, expect, it } from "vitest";
import { APPS } from "../../builders/doors.ts";
import { concernedIn, violationsOf } from "./judge.ts";
import { DOOR_ROWS } from "./matrix.ts";
import { methodOf } from "./row.ts";
import { aWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

/** What is read of the competition, and what can be done at some times only: the rest is the same at any time. */
const ROWS = DOOR_ROWS.filter(
  ([, row]) =>
    row.in !== undefined || (methodOf(row) === "GET" && /:competition|notices|audit/.test(row.route)),
);

// In this order: a world goes forward only. The open round is what the matrix itself is about.
describe.each(["before", "closed", "sealed"] as const)("round 1: %s", (state) => {
  beforeAll(() => world.moveTo(state));

  it.each(ROWS.map(([door, row], turn) => [row.route, door, row, turn] as const))(
    "%s answers those it is for as the matrix says",
    async (_, door, row, turn) => {
      const asking = concernedIn(row, turn);
      expect(await violationsOf(world, APPS[door](world.deps), row, asking, ["own", "other"])).toEqual([]);
    },
  );
});
