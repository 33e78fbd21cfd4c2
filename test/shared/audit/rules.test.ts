import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompetitionRole, mayReadLog } from "../../../shared/kernel/actor.ts";
import { type HidingWindow, isWithheld, logOf } from "../../../shared/audit/rules.ts";
import { CompetitionId, spellId } from "../../../shared/kernel/id.ts";
import { type Instant, instantOf, plus, SECOND } from "../../../shared/kernel/instant.ts";

const id = (first: number) => CompetitionId.parse(spellId("competition", new Uint8Array(17).fill(first)));
const [one, other] = [id(1), id(2)];
const opensAt = instantOf(1_000_000);
const closesAt = plus(opensAt, 100 * SECOND);
const open: HidingWindow = { competitionId: one, opensAt, closesAt };
const sealed: HidingWindow = { ...open, sealedAt: plus(closesAt, 60 * SECOND) };
const cancelled: HidingWindow = { ...open, cancelledAt: plus(opensAt, 50 * SECOND) };

const acted = (audience: Parameters<typeof isWithheld>[0]["audience"], at: Instant, competitionId = one) => ({
  at,
  audience,
  competitionId,
});

describe("what is withheld", () => {
  it("withholds what a bidder does from the opening instant on, and nothing before it", () => {
    expect(isWithheld(acted("bidder", plus(opensAt, -1)), [open])).toBe(false);
    expect(isWithheld(acted("bidder", opensAt), [open])).toBe(true);
    expect(isWithheld(acted("bidder", closesAt), [open])).toBe(true);
    expect(isWithheld(acted("bidder", plus(closesAt, 1_000 * SECOND)), [open])).toBe(true);
  });

  it("withholds nothing of a sealed window", () => {
    expect(isWithheld(acted("bidder", opensAt), [sealed])).toBe(false);
  });

  it("withholds what somebody does who acts for nobody yet", () => {
    expect(isWithheld(acted("newcomer", opensAt), [open])).toBe(true);
  });

  it.each(["authority", "partner", "portal"] as const)("shows what is done for %s at once", (audience) => {
    expect(isWithheld(acted(audience, opensAt), [open])).toBe(false);
  });

  it("withholds acts in other competitions and on the portal too", () => {
    expect(isWithheld(acted("bidder", opensAt, other), [open])).toBe(true);
    expect(isWithheld({ at: opensAt, audience: "bidder" }, [open])).toBe(true);
  });

  it("withholds as long as any window does", () => {
    const later = { ...open, opensAt: plus(opensAt, 10 * SECOND) };
    expect(isWithheld(acted("bidder", plus(opensAt, 20 * SECOND)), [sealed, later])).toBe(true);
    expect(isWithheld(acted("bidder", plus(opensAt, 5 * SECOND)), [sealed, later])).toBe(false);
  });

  it("never shows what bidders did in the windows of a cancelled competition, and everything else", () => {
    expect(isWithheld(acted("bidder", opensAt), [cancelled])).toBe(true);
    expect(isWithheld(acted("bidder", plus(opensAt, -1)), [cancelled])).toBe(false);
    expect(isWithheld(acted("bidder", opensAt, other), [cancelled])).toBe(false);
    expect(isWithheld({ at: opensAt, audience: "newcomer" }, [cancelled])).toBe(false);
  });

  it("withholds the end of a stream whose times never go back, never its middle", () => {
    const instants = fc.integer({ min: 0, max: 2_000 }).map((ms) => instantOf(ms));
    const windows = fc.array(
      fc.record({ opensAt: instants, sealed: fc.boolean(), cancelled: fc.boolean(), mine: fc.boolean() }),
    );
    fc.assert(
      fc.property(windows, fc.array(instants), (given, times) => {
        const all = given.map(({ opensAt: opens, sealed: isSealed, cancelled: isCancelled, mine }) => ({
          competitionId: mine ? one : other,
          opensAt: opens,
          closesAt: plus(opens, 10),
          ...(isSealed ? { sealedAt: plus(opens, 20) } : {}),
          ...(isCancelled ? { cancelledAt: plus(opens, 5) } : {}),
        }));
        const withheld = times.toSorted().map((at) => isWithheld(acted("bidder", at), all));
        expect(withheld).toEqual(withheld.toSorted((a, b) => Number(a) - Number(b)));
      }),
    );
  });
});

describe("who reads the log, and which log an entry is in", () => {
  it("the log is for auditors and national leads", () => {
    expect(mayReadLog({ role: "auditor" })).toBe(true);
    expect(mayReadLog({ role: "national-lead" })).toBe(true);
    for (const role of ["approver", ...CompetitionRole.options, undefined] as const)
      expect(mayReadLog({ role })).toBe(false);
  });

  it("keeps acts of a competition in its log and all others in the portal's", () => {
    expect(logOf({ competitionId: one })).toBe(one);
    expect(logOf({})).toBe("portal");
  });
});
