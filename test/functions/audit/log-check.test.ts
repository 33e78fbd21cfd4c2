import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkLog } from "../../../functions/audit/log-check.ts";
import { recordEarlyAccess } from "../../../functions/platform/refused-access.ts";
import type { Item } from "../../../functions/platform/table.ts";
import { createWorker } from "../../../functions/workers/project.ts";
import { AuditEntry, type Break, hashOf } from "../../../shared/kernel/chain.ts";
import type { CompetitionId } from "../../../shared/kernel/id.ts";
import type { Key } from "../../../shared/kernel/key.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { keysIn } from "../../builders/changes.ts";
import { aCompetition, london, type RunningCompetition } from "../../builders/competition.ts";
import { project, submit } from "./acts.ts";

/** How many entries are tampered with in each way. */
const EACH = 6;

let running: RunningCompetition;
let logs: readonly (CompetitionId | "portal")[];

/** A log of some length: round 1 is sealed, round 2 is open, and bidders are at work in it. */
beforeAll(async () => {
  running = await aCompetition("2014-02-10T09:00");
  const { portal, lead, secondLead, competitionId } = running;
  logs = [competitionId, "portal"];
  for (const name of ["alpha", "beta"]) {
    const { submitter } = await running.bidder(name);
    await running.prequalify(submitter);
    for (let times = 0; times < 4; times += 1) await submit(running, submitter, "lot-9", `lot-${times + 10}`);
  }
  for (let times = 0; times < 4; times += 1)
    for (const actor of [lead, secondLead])
      await recordEarlyAccess(portal.deps, actor, competitionId, `coverage of lot ${times}`);
  portal.at(plus(london("2014-02-28T12:00"), MINUTE));
  await portal.seal();
  portal.at(london("2014-05-08T09:00"));
  await portal.signIn("submit@alpha.example");
  await portal.signIn("submit@alpha.example");
  await portal.signIn("submit@beta.example");
  await project(portal);
});

let tampered: [Key, Item | undefined][] = [];
async function putRight() {
  for (const [key, before] of tampered.toReversed()) await put(key, before);
  tampered = [];
}
beforeEach(async () => {
  await putRight();
  expect(await check()).toEqual([]);
});

const table = () => running.portal.deps.table;
const put = (key: Key, item: Item | undefined) =>
  table().writeOne(item === undefined ? { remove: key } : { put: item });

/** Writes or removes an item past the portal, as somebody with the database would, to be put right afterwards. */
async function tamper(key: Key, item: Item | undefined) {
  tampered.push([key, await table().get(key)]);
  await put(key, item);
}

async function check(): Promise<readonly Break[]> {
  const found = await Promise.all(logs.map((log) => checkLog(running.portal.deps, log)));
  return found.flatMap(({ broken }) => broken ?? []);
}

type Original = { readonly key: Key; readonly item: Item; readonly entry: AuditEntry };

async function entriesIn(
  pk: string,
  sk: string,
  entryOf: (item: Item) => object,
): Promise<readonly Original[]> {
  const keys = (await keysIn(running.portal, pk)).filter((key) => key.sk.startsWith(sk));
  return Promise.all(
    keys.map(async (key) => {
      const item = await table().get(key);
      if (item === undefined) throw new Error("gone");
      return { key, item, entry: AuditEntry.parse(entryOf(item)) };
    }),
  );
}
const originals = () => entriesIn("AUD", "ENTRY#", ({ pk, sk: _sk, ...entry }) => ({ ...entry, stream: pk }));
const copies = () => entriesIn("LOG#", "AT#", ({ pk: _pk, sk: _sk, ...entry }) => entry);

/** Some of a list, spread over it, another choice in each run of the tests. */
function someOf<T>(list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, EACH)
    .map(({ one }) => one);
}

/** The originals that the auditor has been shown. */
async function shown(): Promise<readonly Original[]> {
  const hashes = new Set((await copies()).map(({ entry }) => entry.hash));
  return (await originals()).filter(({ entry }) => hashes.has(entry.hash));
}

async function expectEachNamed(
  list: readonly Original[],
  how: (original: Original) => Promise<unknown>,
  expected: (original: Original) => Pick<Break, "seq"> & { why: readonly Break["why"][] },
) {
  expect(list.length).toBeGreaterThan(5);
  for (const original of list) {
    await how(original);
    const { seq, why } = expected(original);
    const found = await check();
    expect(found).toContainEqual({ stream: original.entry.stream, seq, why: expect.any(String) });
    expect(why).toContain(found.find(({ stream }) => stream === original.entry.stream)?.why);
    await putRight();
  }
}

describe("tampering with the originals", () => {
  it.each<[string, Break["why"], (item: Item) => Item | undefined]>([
    ["whose content was altered", "altered", (item) => ({ ...item, what: "competition.cancelled-not" })],
    ["that was made unreadable", "altered", (item) => ({ ...item, at: "yesterday" })],
    ["that was deleted", "missing", () => undefined],
  ])("the check of a log names an entry %s", async (_, why, changed) => {
    await expectEachNamed(
      someOf(await shown()),
      ({ key, item }) => tamper(key, changed(item)),
      ({ entry: { seq } }) => ({ seq, why: [why] }),
    );
  });

  it("names the place where an entry was written anew with a hash of its own", async () => {
    const all = await shown();
    const followed = ({ entry }: Original) =>
      all.some((one) => one.entry.stream === entry.stream && one.entry.seq === entry.seq + 1);
    await expectEachNamed(
      someOf(all.filter((one) => followed(one) || !one.key.pk.startsWith("AUDSIGNIN#"))),
      async ({ key, item, entry: { hash: _hash, ...entry } }) => {
        const forged = { ...entry, what: "forged.act" };
        await tamper(key, { ...item, what: "forged.act", hash: await hashOf(forged) });
      },
      // The entry after it no longer fits; of the last one, the head of the stream tells.
      (one) =>
        followed(one)
          ? { seq: one.entry.seq + 1, why: ["out-of-order"] }
          : { seq: one.entry.seq, why: ["head-differs"] },
    );
  });

  it("the check of a log names two entries that changed places", async () => {
    const all = await shown();
    const pairs = all.flatMap((first) => {
      const second = all.find(
        ({ entry }) => entry.stream === first.entry.stream && entry.seq === first.entry.seq + 1,
      );
      return second === undefined ? [] : [{ first, second }];
    });
    expect(pairs.length).toBeGreaterThan(5);
    for (const { first, second } of someOf(pairs)) {
      await tamper(first.key, { ...first.item, seq: second.entry.seq });
      await tamper(second.key, { ...second.item, seq: first.entry.seq });
      const { stream, seq } = first.entry;
      expect(await check()).toContainEqual({ stream, seq, why: "altered" });
      await putRight();
    }
  });

  it("names the end of a stream that was cut off, with its head set back or not", async () => {
    const all = await shown();
    const last = all.filter(
      ({ entry }) =>
        !all.some((one) => one.entry.stream === entry.stream && one.entry.seq > entry.seq) &&
        !entry.stream.startsWith("AUDSIGNIN#"),
    );
    await expectEachNamed(
      someOf(last),
      ({ key }) => tamper(key, undefined),
      ({ entry: { seq } }) => ({ seq, why: ["missing"] }),
    );
    await expectEachNamed(
      someOf(last.filter(({ key }) => !key.pk.startsWith("AUDBIDDER#org"))),
      async ({ key, entry }) => {
        await tamper(key, undefined);
        const head = { pk: key.pk, sk: "HEAD" };
        await tamper(
          head,
          entry.seq === 1 ? undefined : { ...head, seq: entry.seq - 1, hash: entry.prev, at: entry.at },
        );
      },
      ({ entry: { seq } }) => ({ seq, why: ["missing"] }),
    );
  });

  it("the check of a log names an entry that somebody forked", async () => {
    await expectEachNamed(
      someOf(await shown()),
      async ({ key, item, entry: { hash: _hash, ...entry } }) => {
        const fork = { ...item, sk: `ENTRY#${"f".repeat(32)}`, what: "forged.act" };
        await tamper(
          { pk: key.pk, sk: fork.sk },
          { ...fork, hash: await hashOf({ ...entry, what: "forged.act" }) },
        );
      },
      ({ entry: { seq } }) => ({ seq, why: ["forked"] }),
    );
  });

  it("the check of a log names the head that was moved", async () => {
    const heads = (await keysIn(running.portal, "AUDAUTHORITY#", "AUDSEAL#")).filter(
      ({ sk }) => sk === "HEAD",
    );
    for (const key of heads) {
      const head = await table().get(key);
      await tamper(key, { ...key, ...head, hash: "0".repeat(64) });
      expect(await check()).toContainEqual({ stream: key.pk, seq: head?.["seq"], why: "head-differs" });
      await putRight();
    }
  });
});

describe("tampering with the copy", () => {
  it.each<[string, (item: Item) => Item | undefined]>([
    ["altered", (item) => ({ ...item, what: "nothing.happened" })],
    ["deleted", () => undefined],
  ])("the check of a log names a copy that was %s", async (_, changed) => {
    await expectEachNamed(
      someOf(await copies()),
      ({ key, item }) => tamper(key, changed(item)),
      ({ entry: { seq } }) => ({ seq, why: ["copy-differs"] }),
    );
  });

  it("names a copy that was moved to another time", async () => {
    await expectEachNamed(
      someOf(await copies()),
      async ({ key, item }) => {
        await tamper(key, undefined);
        const elsewhere = { pk: key.pk, sk: `AT#000000000000000#000000000000001#${"e".repeat(32)}` };
        await tamper(elsewhere, { ...item, ...elsewhere });
      },
      ({ entry: { seq } }) => ({ seq, why: ["copy-differs"] }),
    );
  });

  it("names a copy of something that never was", async () => {
    await expectEachNamed(
      someOf(await copies()),
      ({ key, item }) => {
        const forged = { pk: key.pk, sk: `AT#000000000000000#000000000000001#${"e".repeat(32)}` };
        return tamper(forged, { ...item, ...forged, seq: 900 });
      },
      () => ({ seq: 900, why: ["copy-differs"] }),
    );
  });
});

describe("what is withheld", () => {
  it("is checked, and neither named nor counted", async () => {
    const hashes = new Set((await copies()).map(({ entry }) => entry.hash));
    const withheld = (await originals()).filter(({ entry }) => !hashes.has(entry.hash));
    expect(withheld.length).toBe(3);
    for (const { key, item } of withheld) {
      await tamper(key, { ...item, what: "nothing.happened" });
      expect(await check()).toEqual([{ stream: "withheld", seq: 0, why: "withheld" }]);
      await putRight();
    }
  });

  it("what is withheld does not hide a break elsewhere", async () => {
    const hashes = new Set((await copies()).map(({ entry }) => entry.hash));
    const hidden = (await originals()).find(({ entry }) => !hashes.has(entry.hash));
    const seen = (await shown()).find(({ entry }) => entry.what === "staff.lead-named");
    if (hidden === undefined || seen === undefined) throw new Error("nothing to tamper with");
    await tamper(hidden.key, undefined);
    await tamper(seen.key, undefined);
    expect(await check()).toContainEqual({ stream: seen.key.pk, seq: seen.entry.seq, why: "missing" });
  });
});

describe("asking the worker", () => {
  it("the worker answers a door that asks it to check a log", async () => {
    const ask = createWorker(running.portal.deps);
    expect(await ask({ check: "portal" })).toEqual({ broken: undefined });
    await expect(ask({ check: "everything" })).rejects.toThrow("Choose a competition, or the portal");
  });
});

describe("checking while people act", () => {
  it("takes nothing that was added meanwhile for a break", async () => {
    const { portal, lead, competitionId } = running;
    const acting = Promise.all(
      Array.from({ length: 8 }, async (_, times) => {
        await recordEarlyAccess(portal.deps, lead, competitionId, `meanwhile ${times}`);
        await project(portal);
      }),
    );
    for (let times = 0; times < 4; times += 1) expect(await check()).toEqual([]);
    await acting;
    expect(await check()).toEqual([]);
  });
});
