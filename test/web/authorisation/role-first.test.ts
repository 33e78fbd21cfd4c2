import { beforeAll, describe, expect, it } from "vitest";
import { APPS } from "../../builders/doors.ts";
import { slice } from "../../builders/slice.ts";
import { exchange, type Sent } from "./exchange.ts";
import { isConcerned } from "./judge.ts";
import { ABOUTS, DOOR_ROWS, PQQ_ROWS } from "./matrix.ts";
import { isOutside, type Principal, SIGNED_IN } from "./principals.ts";
import { expectedStatus, methodOf, ownParams, pathOf, type Row } from "./row.ts";
import { foreignTo } from "./things.ts";
import { type About, aWorld, type State, type World } from "./world.ts";

/** What is wrong with a request besides who sends it: without a key, a version and a body; a body that is none; a stale one. */
const AMISS: readonly Sent[] = [
  {},
  { form: { seenVersion: "no", requestKey: "no" } },
  { headers: { "idempotency-key": "no", "if-match": "no", "content-type": "application/json" } },
  { headers: { "if-match": '"999"' }, json: { unheard: "of" } },
];

/** Those of the audience who may not, for who they are, and not for how their organisation stands. */
const barred = (row: Row): readonly Principal[] =>
  SIGNED_IN.filter(
    (who) =>
      !isOutside(who) &&
      isConcerned(row, who) &&
      !row.may.includes(who) &&
      !Object.values(row.lacking ?? {}).some((of) => of?.[who] !== undefined),
  );

/** States that have one thing or another to say of what is asked for. */
const TELLING: Readonly<Record<About, readonly State[]>> = {
  preferences: ["before", "open", "sealed"],
  pqq: ["before", "sealed", "proposed"],
};

describe.each(ABOUTS)("an act, by program or form: %s", (about) => {
  let world: World;
  beforeAll(async () => void (world = await aWorld({ about })));
  const acts = (about === "pqq" ? PQQ_ROWS : DOOR_ROWS).filter(([, row]) => methodOf(row) !== "GET");

  it.each(TELLING[about])("tells who may not so before all else, when it is %s", async (state) => {
    await world.moveTo(state);
    const wrong: string[] = [];
    let [pairs, asked] = [0, 0];
    for (const [door, row] of acts)
      for (const who of barred(row)) {
        const path = pathOf(row, await ownParams(world, row, who));
        const good = (await row.send?.({ world, who, whose: "own" })) ?? {};
        pairs += 1;
        for (const [index, sent] of slice([...[good, ...AMISS].entries()], 2, pairs)) {
          asked += 1;
          const answer = await exchange(world, APPS[door](world.deps), who, methodOf(row), path, sent);
          if (answer.status !== expectedStatus(row, state, who, "own"))
            wrong.push(`${row.route}: ${who} gets ${answer.status} for ${index}`);
        }
      }
    // A lead is told that a lot is not theirs directly after.
    const ofLot = acts.filter(([, row]) => row.other === 403);
    for (const [door, row] of ofLot)
      for (const sent of AMISS) {
        const own = await ownParams(world, row, "teamLead");
        const path = pathOf(row, { ...own, ...foreignTo(world, "teamLead") });
        const answer = await exchange(world, APPS[door](world.deps), "teamLead", methodOf(row), path, sent);
        expect([answer.status, answer.text], row.route).toEqual([
          403,
          expect.stringContaining("for the lots you work on"),
        ]);
      }
    expect(ofLot.length).toBe(about === "pqq" ? 0 : 2);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(25);
  });
});
