import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AuditEntry, firstBreak, hashOf, NO_ENTRY } from "../../../shared/kernel/chain.ts";
import { CompetitionId, PersonId, spellId } from "../../../shared/kernel/id.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";

const STREAM = "AUDBIDDER#org_1#cmp_1";
const personId = PersonId.parse(spellId("person", new Uint8Array(17)));
const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));

async function entryAfter(before: AuditEntry | undefined, stream = STREAM): Promise<AuditEntry> {
  const seq = (before?.seq ?? 0) + 1;
  const entry = {
    stream,
    seq,
    prev: before?.hash ?? NO_ENTRY,
    salt: `salt-${seq}`,
    at: instantOf(1_400_000_000_000 + seq),
    what: "lot-preferences.submitted",
    who: { personId, name: "A submitter", audience: "bidder" as const },
    competitionId,
    subject: `sub-${seq}`,
    detail: { lots: ["lot-9", "lot-20"], seq },
    commandHash: "c".repeat(64),
    answer: { submissionId: `sub-${seq}` },
  };
  return { ...entry, hash: await hashOf(entry) };
}

async function aStream(length: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) entries.push(await entryAfter(entries.at(-1)));
  return entries;
}

/** Entry `index` (from 0) of a stream, changed and hashed anew as a careful forger would. */
async function forged(entries: readonly AuditEntry[], index: number): Promise<AuditEntry[]> {
  const { hash: _old, ...entry } = at(entries, index);
  const changed = { ...entry, detail: { lots: [] } };
  return entries.toSpliced(index, 1, { ...changed, hash: await hashOf(changed) });
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new RangeError("no such entry");
  return one;
}

const LENGTH = 8;
const whole = await aStream(LENGTH);
const anyIndex = fc.integer({ min: 0, max: LENGTH - 1 });

describe("the first break of a stream", () => {
  it("is none where everything holds, and none where nothing is", async () => {
    expect(await firstBreak(STREAM, whole)).toBeUndefined();
    expect(await firstBreak(STREAM, [])).toBeUndefined();
  });

  /** Every field that the hash must cover: what stands where, stream and seq, is checked before it. */
  const COVERED = AuditEntry.omit({ stream: true, seq: true, hash: true }).keyof().options;

  it.each(COVERED)("is the entry whose %s was altered, or taken away", (field) =>
    fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom("f".repeat(64), undefined), async (index, other) => {
        const entries = whole.with(index, { ...at(whole, index), [field]: other });
        expect(await firstBreak(STREAM, entries)).toEqual({ stream: STREAM, seq: index + 1, why: "altered" });
      }),
    ),
  );

  it("is the entry after one that was altered and hashed anew", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: LENGTH - 2 }), async (index) => {
        const entries = await forged(whole, index);
        expect(await firstBreak(STREAM, entries)).toEqual({
          stream: STREAM,
          seq: index + 2,
          why: "out-of-order",
        });
      }),
    ));

  it("is the sequence number of an entry that was taken out", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: LENGTH - 2 }), async (index) => {
        const entries = whole.toSpliced(index, 1);
        expect(await firstBreak(STREAM, entries)).toEqual({ stream: STREAM, seq: index + 1, why: "missing" });
      }),
    ));

  it("is the sequence number that stands twice", async () => {
    const twice = whole.toSpliced(3, 0, at(whole, 2));
    expect(await firstBreak(STREAM, twice)).toEqual({ stream: STREAM, seq: 3, why: "forked" });
  });

  it("an entry of another stream is a break", async () => {
    const other = await entryAfter(at(whole, 3), "AUDBIDDER#org_2#cmp_1");
    const broken = await firstBreak(STREAM, whole.with(4, other));
    expect(broken).toEqual({ stream: STREAM, seq: 5, why: "missing" });
  });

  it("is found in whatever was put in the place of whatever", () =>
    fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, async (to, from) => {
        fc.pre(to !== from);
        const broken = await firstBreak(STREAM, whole.with(to, at(whole, from)));
        expect(broken).toMatchObject({ stream: STREAM });
        expect(broken?.seq).toBeLessThanOrEqual(to + 1);
      }),
    ));

  it("is not to be seen in a stream cut off at its end: its head tells that", async () => {
    expect(await firstBreak(STREAM, whole.slice(0, -1))).toBeUndefined();
  });
});
