import { beforeAll, describe, expect, it } from "vitest";
import { anyKey } from "../../builders/competition.ts";
import { APPS } from "../../builders/doors.ts";
import { countEntries } from "../../builders/effects.ts";
import { exchange, isApi } from "./exchange.ts";
import { ABOUTS, acceptedRows } from "./matrix.ts";
import { methodOf, ownParams, pathOf, patternOf } from "./row.ts";
import { aWorld, type World } from "./world.ts";

/** What leaves another number of entries than one. */
const ENTRIES = [
  // A draft, its files, what is marked as read, and a look are no acts that count.
  [/\/(choose-lots|rank-lots|draft|notices\/read|audit(-checks|\/check))$/, 0],
  [/\/pqq\/(reuse|sections\/:section|files\/.*)$/, 0],
  // The portal opens and shuts windows and prepares rows beside what a person did.
  // Whoever has no other place goes straight on for the one that they accept.
  [/\/session\/invitations\/.*accept/, 2],
] as const;
/** What cannot be answered as before, because the session has ended with it. */
const ANSWERS_AGAIN = [
  [/ \/session\/(choose|invitations\/.*accept.*|places\/:capacity\/leave)$/, 401],
] as const;
const found = (route: string, among: readonly (readonly [RegExp, number])[]) =>
  among.find(([pattern]) => pattern.test(route))?.[1];

describe.each(ABOUTS)("what is accepted: %s", (about) => {
  let world: World;
  let entriesBefore: number;
  beforeAll(async () => {
    world = await aWorld({ about });
    entriesBefore = await countEntries(world.portal);
  });

  it.each(acceptedRows(about))("%s is done once for one key", async (route, state, door, row, who) => {
    if (world.state() !== state) {
      await world.moveTo(state);
      entriesBefore = await countEntries(world.portal);
    }
    const path = pathOf(row, await ownParams(world, row, who));
    const { headers, form, ...sent } = (await row.send?.({ world, who, whose: "own" })) ?? {};
    const key = anyKey();
    const keyed = isApi(patternOf(row))
      ? { ...sent, headers: { "idempotency-key": key, ...headers } }
      : { ...sent, ...(headers && { headers }), form: { requestKey: key, ...form } };
    const send = async () => {
      const answer = await exchange(world, APPS[door](world.deps), who, methodOf(row), path, keyed);
      const says = isApi(path) ? answer.text : answer.headers.get("location");
      return { status: answer.status, says, table: await world.portal.digest() };
    };
    const first = await send();
    const entries = (await countEntries(world.portal)) - entriesBefore;
    const again = await send();
    await world.atFirst().undo();
    expect(entries).toBe(found(route, ENTRIES) ?? 1);
    const status = found(route, ANSWERS_AGAIN);
    const answer = status === undefined ? {} : { status, says: again.says };
    expect(again).toEqual({ ...first, ...answer });
  });
});
