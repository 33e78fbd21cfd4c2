import { describe, expect, it } from "vitest";
import { decideHolding, decideRatification, holdable } from "../../../shared/competition/holding-rules.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import { ProposalId, StageId } from "../../../shared/kernel/id.ts";
import { HOUR, type Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  aCompetition,
  codeOf,
  competitionId,
  errorOf,
  idOf,
  london,
  must,
  nationalLead,
} from "../a-competition.ts";

const ROUND_1 = StageId.parse("preferences-1");
const CLOSES = london("2014-02-28T12:00");
const NOW = london("2014-02-28T11:59:30");
const command = { competitionId, stageId: ROUND_1, hours: 2, reason: "Pages did not load" };
const hold = (given: Partial<HoldClosing> = {}, competition = aCompetition(), now = NOW) =>
  decideHolding(competition, HoldClosing.parse({ ...command, ...given }), now);

const held = () => {
  const { move, stages } = must(hold());
  const by = { personId: nationalLead.personId, name: nationalLead.name };
  const amendment = {
    proposalId: ProposalId.parse(idOf("proposal", 1)),
    ...move,
    reason: command.reason,
    proposedBy: by,
    proposedAt: NOW,
    confirmedBy: by,
    confirmedAt: NOW,
    held: true,
  } as const;
  return aCompetition({ stages, amendments: [amendment] });
};

describe("holding a closing time", () => {
  it("moves it by as many hours, and is to be ratified within one working day", () => {
    expect(must(hold())).toMatchObject({
      move: { stageId: ROUND_1, moves: "closesAt", from: CLOSES, to: london("2014-02-28T14:00") },
      // The 28th of February 2014 is a Friday.
      ratifyBy: london("2014-03-03T11:59:30"),
    });
  });

  it("is in time to the last millisecond before it comes, and not at that instant", () => {
    expect(codeOf(hold({}, aCompetition(), plus(CLOSES, -1)))).toBe("accepted");
    expect(errorOf(hold({}, aCompetition(), CLOSES))).toEqual({
      code: "instant-has-passed",
      passedAt: CLOSES,
    });
  });

  it("is by whole hours, one at least and 24 at most: no sooner time, and no longer one", () => {
    for (const hours of [1, 24]) expect(HoldClosing.safeParse({ ...command, hours }).success).toBe(true);
    for (const hours of [-2, 0, 1.5, 25, "", "soon"])
      expect(HoldClosing.safeParse({ ...command, hours }).success).toBe(false);
  });

  it("is of a window, once, and not when the competition is cancelled", () => {
    for (const stageId of ["itn", "launch", "no-such-stage"])
      expect(codeOf(hold({ stageId: StageId.parse(stageId) }))).toBe("no-such-instant");
    expect(codeOf(hold({}, held(), london("2014-02-28T13:00")))).toBe("already-held");
    expect(codeOf(hold({ stageId: StageId.parse("preferences-2") }, held()))).toBe("accepted");
    const cancelled = aCompetition({ cancelled: { at: NOW, reason: "No money" } });
    expect(codeOf(hold({}, cancelled))).toBe("already-cancelled");
  });

  it("is offered of what has yet to close and was not held, the first to close first", () => {
    const ids = (competition: Parameters<typeof holdable>[0], now = NOW) =>
      holdable(competition, now).map(({ stageId }) => stageId);
    expect(ids(aCompetition())[0]).toBe(ROUND_1);
    expect(ids(aCompetition(), plus(CLOSES, -1))).toContain(ROUND_1);
    expect(ids(aCompetition(), CLOSES)).not.toContain(ROUND_1);
    expect(ids(held())).not.toContain(ROUND_1);
  });
});

describe("a closing time beside other stages", () => {
  const tenders = aCompetition().stages.find(({ kind }) => kind === "tender");
  const closesAt = tenders?.closesAt;
  if (tenders === undefined || closesAt === undefined) throw new Error("no tenders");
  const { stageId } = tenders;
  const now = plus(closesAt, -1);
  /** The same competition, in which one stage begins at another time. */
  const beginning = (kind: "evaluation" | "lot-preferences", opensAt: Instant) =>
    aCompetition({
      stages: aCompetition().stages.map((stage) =>
        stage.kind === kind && stage.number !== 1 ? { ...stage, opensAt } : stage,
      ),
    });

  it("can be held though an evaluation begins meanwhile: that is only a date", () => {
    const followed = beginning("evaluation", plus(closesAt, HOUR));
    expect(codeOf(hold({ stageId, hours: 24 }, followed, now))).toBe("accepted");
    expect(holdable(followed, now)[0]?.mostHours).toBe(24);
  });

  it("is not held past the opening of a round that comes after it, and that is said before", () => {
    const close = beginning("lot-preferences", plus(CLOSES, 5 * HOUR));
    expect(codeOf(hold({ hours: 5 }, close))).toBe("accepted");
    expect(codeOf(hold({ hours: 6 }, close))).toBe("stages-pass-each-other");
    expect(holdable(close, NOW)[0]).toMatchObject({ stageId: ROUND_1, mostHours: 5 });
    expect(holdable(beginning("lot-preferences", CLOSES), NOW)[0]?.mostHours).toBe(0);
  });

  it("is not offered of a competition that is cancelled", () => {
    expect(holdable(aCompetition({ cancelled: { at: NOW, reason: "No money" } }), NOW)).toEqual([]);
  });
});

describe("ratifying a holding", () => {
  it("is of one that there is", () => {
    expect(codeOf(decideRatification(held(), command))).toBe("accepted");
    expect(codeOf(decideRatification(aCompetition(), command))).toBe("not-found");
  });
});
