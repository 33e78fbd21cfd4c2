import { beforeEach, describe, expect, it } from "vitest";
import { commit, earlierOr } from "../../../functions/platform/commit.ts";
import type { Write } from "../../../functions/platform/table.ts";
import { NO_ENTRY } from "../../../shared/kernel/chain.ts";
import { instantOf, plus } from "../../../shared/kernel/instant.ts";
import { partition, sort } from "../../../shared/kernel/key.ts";
import { faultsIn, FAULTS } from "../../builders/faults.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { anAct, COMPETITION, soundEntries, STREAM } from "./an-act.ts";

const NOON = instantOf(Date.UTC(2014, 4, 16, 11));
const thing = (name: string) => ({ pk: partition("CMP", COMPETITION), sk: sort("THING", name) });
const make = (name: string): Write => ({ put: { ...thing(name), name }, if: "absent" });

let portal: TestPortal;
beforeEach(async () => {
  portal = await aPortal({ at: NOON });
});

describe("a commit", () => {
  it("a commit writes state, head and entry together", async () => {
    const committed = await commit(portal.deps, [make("a")], anAct(portal), key("first"));

    expect(committed).toMatchObject({
      ok: true,
      value: { answer: { said: "something" }, at: NOON, repeated: false, entry: { seq: 1 } },
    });
    expect(await portal.deps.table.get(thing("a"))).toMatchObject({ name: "a" });
    const [entry] = await soundEntries(portal);
    expect(entry).toMatchObject({ seq: 1, prev: NO_ENTRY, at: NOON, what: "something.done" });
    expect(await portal.deps.table.get(STREAM.head)).toMatchObject({ seq: 1, hash: entry?.hash, at: NOON });
  });

  it("writes nothing at all when one of its conditions does not hold", async () => {
    await commit(portal.deps, [make("a")], anAct(portal), key("first"));
    const before = await portal.digest();

    const refused = await commit(portal.deps, [make("b"), make("a")], anAct(portal), key("second"));

    expect(refused).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await portal.digest()).toBe(before);
  });

  it("moves state on the head along with the chain", async () => {
    const fold = (head: Record<string, unknown> | undefined) => ({ times: Number(head?.["times"] ?? 0) + 1 });
    await commit(portal.deps, [], { ...anAct(portal, "one"), fold }, key("one"));
    await commit(portal.deps, [], { ...anAct(portal, "two"), fold }, key("two"));
    expect(await portal.deps.table.get(STREAM.head)).toMatchObject({ seq: 2, times: 2 });
  });

  it("never lets time go back within a stream, though clocks differ", async () => {
    await commit(portal.deps, [], anAct(portal, "one"), key("one"));
    portal.at(plus(NOON, -20));
    await commit(portal.deps, [], anAct(portal, "two"), key("two"));
    expect((await soundEntries(portal)).map(({ at }) => at)).toEqual([NOON, NOON]);
  });

  it("goes on from the head when what it was told of it is stale", async () => {
    await commit(portal.deps, [], anAct(portal, "one"), key("one"));
    const committed = await commit(portal.deps, [make("b")], anAct(portal, "two"), key("two"), {
      head: undefined,
    });
    expect(committed.ok).toBe(true);
    expect(await soundEntries(portal)).toHaveLength(2);
  });
});

describe("a repeated request", () => {
  it("does nothing and gets the same answer, though the condition no longer holds", async () => {
    await commit(portal.deps, [make("a")], anAct(portal), key("once"));
    const before = await portal.digest();
    portal.at(plus(NOON, 60_000));

    const again = await commit(portal.deps, [make("a")], anAct(portal), key("once"));

    expect(again).toMatchObject({
      ok: true,
      value: { answer: { said: "something" }, at: NOON, repeated: true, entry: { seq: 1 } },
    });
    expect(await portal.digest()).toBe(before);
  });

  it("is refused when its key was used for something else", async () => {
    await commit(portal.deps, [], anAct(portal, "this"), key("once"));
    const before = await portal.digest();

    const other = await commit(portal.deps, [make("b")], anAct(portal, "that"), key("once"));

    expect(other).toEqual({ ok: false, error: { code: "request-key-reused" } });
    expect(await portal.digest()).toBe(before);
  });

  it("gets its answer when a rule would refuse it by now, and the refusal when it was never accepted", async () => {
    const act = anAct(portal);
    const late = { code: "too-late" } as const;
    expect(await earlierOr(portal.deps, act, key("once"), late)).toEqual({ ok: false, error: late });
    await commit(portal.deps, [], act, key("once"));
    expect(await earlierOr(portal.deps, act, key("once"), late)).toMatchObject({
      ok: true,
      value: { answer: act.answer },
    });
    expect(await earlierOr(portal.deps, anAct(portal, "else"), key("once"), late)).toEqual({
      ok: false,
      error: { code: "request-key-reused" },
    });
  });

  it("sent 200 times at once is done once, and all get one answer", async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, () => commit(portal.deps, [make("a")], anAct(portal), key("once"))),
    );
    expect(all.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
    expect(new Set(all.map((one) => JSON.stringify(one.ok && one.value.answer)))).toEqual(
      new Set([JSON.stringify({ said: "something" })]),
    );
    expect(await soundEntries(portal)).toHaveLength(1);
  });
});

it("makes one unbroken chain of 50 acts that come at once", async () => {
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      commit(portal.deps, [make(`a${index}`)], anAct(portal, `act ${index}`), key(`act-${index}`)),
    ),
  );
  expect(all.every((one) => one.ok && !one.value.repeated)).toBe(true);
  const entries = await soundEntries(portal);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(await portal.deps.table.get(STREAM.head)).toMatchObject({ seq: 50, hash: entries.at(-1)?.hash });
});

describe("whatever happens to one call", () => {
  /** The calls of an undisturbed commit: its head read, its transaction. */
  const CALLS = 2;

  it("is tried for every call there is", async () => {
    const faults = faultsIn(portal.client);
    faults.plan({});
    await commit(portal.deps, [make("a")], anAct(portal), key("once"));
    expect(faults.calls()).toBe(CALLS);
  });

  it.each(
    FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => [fault, index + 1] as const)),
  )("(%s, call %i) a repeat gives the one answer, and the act is done once", async (fault, call) => {
    const faults = faultsIn(portal.client);
    const send = () => commit(portal.deps, [make("a")], anAct(portal), key("once"));
    faults.plan({ [call]: fault });
    const first = await send().catch(() => "no answer");

    faults.plan({});
    const [second, third] = [await send(), await send()];
    const answer = { ok: true, value: { answer: { said: "something" } } };
    const given = [first, second, third].filter((one) => one !== "no answer");
    expect(given.length).toBeGreaterThanOrEqual(2);
    expect(given).toMatchObject(given.map(() => answer));
    expect(await soundEntries(portal)).toHaveLength(1);
  });

  it("leaves the caller without an answer only when the answer itself was lost", async () => {
    const faults = faultsIn(portal.client);
    const survived = [];
    for (const fault of FAULTS) {
      faults.plan({ 2: fault });
      const act = anAct(portal, fault);
      const sent = commit(portal.deps, [make(fault)], act, key(fault));
      if (await sent.then(({ ok }) => ok).catch(() => false)) survived.push(fault);
    }
    expect(survived).toEqual(["throttled", "internal-error", "conflict", "timeout-after"]);
  });

  it("a call whose answer was lost would be answered wrongly by a commit that does not look for its own entry first", async () => {
    const { table } = portal.deps;
    const forgetful: typeof table = {
      ...table,
      get: async (wanted, consistency) =>
        wanted.sk.startsWith("ENTRY#") ? undefined : table.get(wanted, consistency),
    };
    const faults = faultsIn(portal.client);
    faults.plan({ 2: "lost-after" });
    await commit(portal.deps, [make("a")], anAct(portal), key("once")).catch(() => "no answer");
    faults.plan({});
    const wrong = await commit({ ...portal.deps, table: forgetful }, [make("a")], anAct(portal), key("once"));
    expect(wrong).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
  });

  it("retries a conflict with another transaction, again and again", async () => {
    const faults = faultsIn(portal.client);
    faults.plan({ 2: "conflict", 5: "conflict", 8: "conflict" });
    const committed = await commit(portal.deps, [make("a")], anAct(portal), key("once"));
    expect(committed).toMatchObject({ ok: true, value: { repeated: false } });
    expect(faults.calls()).toBe(11);
  });
});
