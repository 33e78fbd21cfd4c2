import { beforeEach, describe, expect, it } from "vitest";
import { gateKey, shardOf } from "../../../functions/platform/gate.ts";
import { receive, type Received, receivedIn } from "../../../functions/platform/receive.ts";
import { countUnits } from "../../builders/units.ts";
import { isOpen } from "../../../shared/kernel/window.ts";
import { OrganisationId, spellId, StageId } from "../../../shared/kernel/id.ts";
import { DAY, type Instant, instantOf, plus } from "../../../shared/kernel/instant.ts";
import { partition, sort } from "../../../shared/kernel/key.ts";
import { beforeWriting, faultsIn, FAULTS } from "../../builders/faults.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { COMPETITION, PERSON } from "./an-act.ts";

const CLOSING = instantOf(Date.UTC(2014, 4, 16, 11));
const OPENING = plus(CLOSING, -10 * DAY);
const ROUND = StageId.parse("preferences-2");
const ORGANISATION = OrganisationId.parse(spellId("organisation", new Uint8Array(17).fill(7)));
const GATE = gateKey(COMPETITION, ROUND, shardOf(ORGANISATION));

let portal: TestPortal;
beforeEach(async () => {
  portal = await aPortal({ at: OPENING });
  await portal.deps.table.writeOne({ put: { ...GATE, opensAt: OPENING, closesAt: CLOSING } });
});

const submission = (receivedAt: Instant, name = "once", turn = 1): Received => ({
  window: ROUND,
  turn,
  closesAt: CLOSING,
  what: "lot-preferences.submitted",
  receivedAt,
  who: { personId: PERSON, name: "Ada", audience: "bidder", organisationId: ORGANISATION },
  requestKey: key(name),
  manifest: { round: ROUND, lots: ["lot-20"] },
});
const OF = { competitionId: COMPETITION, organisationId: ORGANISATION };
const send = (received: Received, deps = portal.deps) => receive(deps, OF, received);
const shut = () => portal.deps.table.writeOne({ update: GATE, set: { shutAt: plus(CLOSING, 60_000) } });
const REFUSED = { ok: false, error: { code: "window-not-open" } };

describe("what a deadline judges", () => {
  it.each([
    ["a millisecond before the window opens", plus(OPENING, -1), false],
    ["at the opening instant", OPENING, true],
    ["a millisecond before it closes", plus(CLOSING, -1), true],
    ["at the closing instant", CLOSING, false],
    ["a millisecond after it closed", plus(CLOSING, 1), false],
  ])("received %s: in time %s", async (_when, receivedAt, inTime) => {
    const before = await portal.digest();
    const received = await send(submission(receivedAt));
    expect(received).toMatchObject(inTime ? { ok: true } : REFUSED);
    expect((await portal.digest()) === before, "nothing is written when refused").toBe(!inTime);
  });

  it("is judged by when it was received, however late it is worked on", async () => {
    portal.at(plus(CLOSING, 59_000));
    expect(await send(submission(plus(CLOSING, -1)))).toMatchObject({ ok: true });
  });

  it("is refused once the gate is shut, though it was received in time", async () => {
    await shut();
    expect(await send(submission(plus(CLOSING, -1)))).toEqual(REFUSED);
  });

  it("is refused while the gate closes at another time than the one that it is to state", async () => {
    const closesAt = plus(CLOSING, DAY);
    expect(await send({ ...submission(OPENING), closesAt })).toEqual(REFUSED);
    await portal.deps.table.writeOne({ update: GATE, set: { closesAt } });
    expect(await send({ ...submission(OPENING), closesAt })).toMatchObject({ ok: true });
  });

  it("is refused where there is no gate", async () => {
    await portal.deps.table.writeOne({ remove: GATE });
    expect(await send(submission(OPENING))).toEqual(REFUSED);
  });

  it("keeps the manifest and its hash with the instant of receipt", async () => {
    const sent = submission(plus(CLOSING, -1));
    const received = await send(sent);
    const [kept] = await receivedIn(portal.deps.table, OF, ROUND);
    expect(kept).toEqual(received.ok && received.value);
    expect(kept).toMatchObject({ manifest: sent.manifest, receivedAt: sent.receivedAt });
  });
});

describe("a repeat", () => {
  it("is given what was received the first time, after the closing instant and the shutting too", async () => {
    const first = await send(submission(plus(CLOSING, -1)));
    await shut();
    const again = submission(plus(CLOSING, 5_000));
    expect(await send(again)).toEqual(first);
    expect(await receivedIn(portal.deps.table, OF, ROUND)).toHaveLength(1);
  });

  it("sent 100 times at once makes one submission and gives one answer", async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => send(submission(OPENING))));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(all[0]?.ok).toBe(true);
    expect(await receivedIn(portal.deps.table, OF, ROUND)).toHaveLength(1);
  });

  it.each(FAULTS)("gets one definite answer after %s", async (fault) => {
    const faults = faultsIn(portal.client);
    faults.plan({ 1: fault });
    await send(submission(plus(CLOSING, -1))).catch(() => "no answer");
    faults.plan({});
    const [second, third] = [
      await send(submission(plus(CLOSING, -1))),
      await send(submission(plus(CLOSING, -1))),
    ];
    expect(second.ok).toBe(true);
    expect(third).toEqual(second);
    expect(await receivedIn(portal.deps.table, OF, ROUND)).toHaveLength(1);
  });
});

describe("a turn", () => {
  it("is had once, and whoever comes later is given what has it", async () => {
    const first = await send(submission(OPENING));
    expect(first).toMatchObject({ ok: true, value: { turn: 1, requestKey: key("once") } });
    expect(await send(submission(plus(OPENING, 1), "other"))).toEqual(first);
  });

  it("asked for by fifty at once is had by exactly one", async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(submission(OPENING, `request-${index}`))),
    );
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await receivedIn(portal.deps.table, OF, ROUND)).toHaveLength(1);
  });

  it("a turn is stored after the turns before it", async () => {
    for (const turn of [10, 9, 2, 1]) await send(submission(OPENING, `request-${turn}`, turn));
    const received = await receivedIn(portal.deps.table, OF, ROUND);
    expect(received.map(({ turn }) => turn)).toEqual([1, 2, 9, 10]);
  });

  it("costs two items in one request, and a read more where somebody has it", async () => {
    const units = countUnits(portal.client);
    await send(submission(OPENING));
    expect(units.spent).toEqual({ requests: 1, readUnits: 0, writeUnits: 4 });
    units.reset();
    await send(submission(OPENING, "other"));
    expect(units.spent).toEqual({ requests: 2, readUnits: 1, writeUnits: 4 });
  });
});

describe("the condition stands in the write", () => {
  it("so that a gate shut at the last moment refuses", async () => {
    expect(await send(submission(plus(CLOSING, -1)), beforeWriting(portal.deps, shut))).toEqual(REFUSED);
    expect(await receivedIn(portal.deps.table, OF, ROUND)).toEqual([]);
  });

  it("where a build that looks first and writes afterwards takes a bid that nobody will seal", async () => {
    const { table } = beforeWriting(portal.deps, shut);
    const gate = await table.get(GATE);
    const looksOpen =
      gate?.["shutAt"] === undefined && isOpen({ opensAt: OPENING, closesAt: CLOSING }, plus(CLOSING, -1));
    const item = { pk: partition("BID", ORGANISATION, COMPETITION), sk: sort("SUB", "careless") };
    const outcome = looksOpen && (await table.writeAll([{ put: item, if: "absent" }]));
    expect(outcome).toEqual({ written: true });
    expect(await portal.deps.table.get(GATE)).toHaveProperty("shutAt");
  });
});

it("sends every organisation through one of 32 shards, always the same", () => {
  const shards = Array.from({ length: 400 }, () =>
    OrganisationId.parse(portal.deps.newId("organisation")),
  ).map((organisation) => [shardOf(organisation), shardOf(organisation)]);
  expect(shards.every(([one, again]) => one === again)).toBe(true);
  expect(new Set(shards.map(([shard]) => shard)).size).toBe(32);
});
