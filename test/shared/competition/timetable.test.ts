import { describe, expect, it } from "vitest";
import { LotId, ProposalId, StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { confirmableUntil, decideAmendment, type Move } from "../../../shared/competition/amendment-rules.ts";
import { amendmentsOf, movableInstants } from "../../../shared/competition/amendments-shown.ts";
import { isInTime } from "../../../shared/kernel/proposal.ts";
import { offeredTo } from "../../../shared/competition/competition-parts.ts";
import { openAndNext, inOrder, isUnderWay, stateOf } from "../../../shared/competition/stages.ts";
import { asParticipantsSeeIt } from "../../../shared/competition/views.ts";
import type { Amendment } from "../../../shared/competition/schema.ts";
import {
  aCompetition,
  codeOf,
  competitionId,
  idOf,
  london as at,
  nationalLead as lead,
  secondLead as second,
  staff,
} from "../a-competition.ts";

const round2 = StageId.parse("preferences-2");

function anAmendment(given: Partial<Amendment> = {}): Amendment {
  return {
    proposalId: ProposalId.parse(idOf("proposal", 1)),
    stageId: round2,
    moves: "closesAt",
    from: at("2014-05-16T12:00"),
    to: at("2014-05-19T17:00"),
    reason: "The uplift was late",
    proposedBy: { personId: lead.personId, name: lead.name },
    proposedAt: at("2014-05-08T09:00"),
    confirmedBy: { personId: second.personId, name: second.name },
    confirmedAt: at("2014-05-08T10:00"),
    ...given,
  };
}

const cancelled = { at: at("2014-05-08T09:00"), reason: "Bought otherwise" };

const names = (stages: readonly { stageId: string }[]) => stages.map(({ stageId }) => stageId);

describe("what is open and next", () => {
  it("shows what is open with the first to close first", () => {
    expect(names(openAndNext(aCompetition(), at("2014-05-08T09:00")).open)).toEqual([
      "preferences-2",
      "dialogue",
      "tender",
    ]);
  });

  it("shows everything that opens at the next instant, and nothing later", () => {
    const { next } = openAndNext(aCompetition(), at("2014-11-01T09:00"));
    expect(names(next)).toEqual(["award", "mobilisation"]);
  });

  it("has a stage open from its opening instant to the millisecond before its closing instant", () => {
    const competition = aCompetition();
    const stage = competition.stages.find(({ stageId }) => stageId === round2);
    if (stage?.closesAt === undefined) throw new Error("no round 2");
    const states = [plus(stage.opensAt, -1), stage.opensAt, plus(stage.closesAt, -1), stage.closesAt].map(
      (now) => stateOf(stage, competition, now),
    );
    expect(states).toEqual(["ahead", "open", "open", "closed"]);
  });

  it("orders the timetable by opening, whatever order the stages were typed in", () => {
    const opening = inOrder(aCompetition().stages).map(({ opensAt }) => opensAt);
    expect(opening).toEqual(opening.toSorted());
  });

  it("has nothing open and nothing ahead once cancelled, and keeps what had closed", () => {
    const competition = aCompetition({ cancelled });
    const { open, next } = openAndNext(competition, at("2014-12-31T09:00"));
    expect([names(open), names(next)]).toEqual([[], []]);
    const states = new Map(
      competition.stages.map((stage) => [stage.stageId, stateOf(stage, competition, at("2014-12-31T09:00"))]),
    );
    expect(states.get(StageId.parse("preferences-1"))).toBe("closed");
    expect(states.get(round2)).toBe("stopped");
    expect(states.get(StageId.parse("evaluation"))).toBe("called-off");
    expect(states.get(StageId.parse("launch"))).toBe("done");
  });

  it("is under way until its last stage has closed, and not when cancelled", () => {
    expect(isUnderWay(aCompetition(), at("2015-01-31T23:59"))).toBe(true);
    expect(isUnderWay(aCompetition(), at("2015-02-01T00:00"))).toBe(false);
    expect(isUnderWay(aCompetition({ cancelled }), at("2014-05-08T09:00"))).toBe(false);
  });
});

describe("what may still be moved", () => {
  const moving = (stageId: string, moves: Amendment["moves"], to: string, now = at("2014-05-08T09:00")) => {
    const command = { competitionId, stageId: StageId.parse(stageId), moves, to, reason: "Any" };
    return codeOf(decideAmendment(aCompetition(), command, now));
  };

  it.each([
    ["a closing time, before that instant", "preferences-2 closesAt", at("2014-05-16T12:00"), false],
    ["an opening, by a minute before", "preferences-2 opensAt", at("2014-05-06T08:59"), true],
    ["a publication, by a minute before", "award opensAt", at("2014-12-05T08:59"), true],
  ])("offers exactly the instants for which the rule accepts an amendment: %s", (_, moved, until, itself) => {
    const competition = aCompetition();
    for (const ms of [-1, 0, 1]) {
      const now = plus(until, ms);
      const offered = movableInstants(competition, now).map(
        ({ stage, moves }) => `${stage.stageId} ${moves}`,
      );
      const accepted = competition.stages.flatMap(({ stageId }) =>
        (["opensAt", "closesAt"] as const)
          .filter((moves) => {
            const later = ["closes-before-it-opens", "too-many-windows-open", "stages-pass-each-other"];
            return ["accepted", ...later].includes(moving(stageId, moves, "2016-01-01T12:00", now));
          })
          .map((moves) => `${stageId} ${moves}`),
      );
      expect(offered.toSorted()).toEqual(accepted.toSorted());
      expect(offered.includes(moved)).toBe(ms < 0 || (ms === 0 && itself));
    }
  });

  it("says whether an instant has passed or is too near to be moved", () => {
    const opening = (now: string) => moving("award", "opensAt", "2014-12-12T09:00", at(now));
    expect(opening("2014-12-05T08:59:00.001")).toBe("too-late-to-amend");
    expect(opening("2014-12-05T09:00")).toBe("instant-has-passed");
    const closing = (now: string) => moving("preferences-2", "closesAt", "2014-05-20T12:00", at(now));
    expect(closing("2014-05-16T12:00")).toBe("instant-has-passed");
  });

  it("keeps the order of the stages, as a new timetable has to", () => {
    expect(moving("preferred-bidders", "opensAt", "2014-12-05T09:00")).toBe("accepted");
    expect(moving("preferred-bidders", "opensAt", "2014-12-05T09:01")).toBe("stages-pass-each-other");
    expect(moving("award", "opensAt", "2014-10-29T09:00")).toBe("accepted");
    expect(moving("award", "opensAt", "2014-10-29T08:59")).toBe("stages-pass-each-other");
    expect(moving("tender", "closesAt", "2014-07-01T09:00")).toBe("accepted");
    expect(moving("tender", "closesAt", "2014-07-01T09:01")).toBe("stages-pass-each-other");
    expect(moving("pqq", "closesAt", "2013-12-19T09:00", at("2013-10-01T09:00"))).toBe("accepted");
    expect(moving("pqq", "closesAt", "2013-12-19T09:01", at("2013-10-01T09:00"))).toBe(
      "stages-pass-each-other",
    );
  });

  it("still moves what is in order of a timetable of old that is not", () => {
    const stages = aCompetition().stages.map((stage) =>
      stage.kind === "award" ? { ...stage, opensAt: at("2014-10-01T09:00") } : stage,
    );
    const command = {
      competitionId,
      stageId: round2,
      moves: "closesAt" as const,
      to: "2014-05-20T12:00",
      reason: "Any",
    };
    expect(decideAmendment(aCompetition({ stages }), command, at("2014-05-08T09:00")).ok).toBe(true);
  });

  it("offers nothing of a cancelled competition", () => {
    expect(movableInstants(aCompetition({ cancelled }), at("2014-05-08T09:00"))).toEqual([]);
  });
});

describe("until when an amendment can be confirmed", () => {
  const competition = aCompetition();
  const closing = { stageId: round2, from: at("2014-05-16T12:00"), to: at("2014-05-19T17:00") };
  const award = { stageId: StageId.parse("award"), from: at("2014-12-05T09:00") };
  const preferred = { stageId: StageId.parse("preferred-bidders"), from: at("2014-10-29T09:00") };
  it.each<[string, Move, string, boolean]>([
    ["a closing time up to its instant", { ...closing, moves: "closesAt" }, "2014-05-16T12:00", false],
    [
      "a later publication by a minute before the old instant",
      { ...preferred, moves: "opensAt", to: at("2014-11-12T09:00") },
      "2014-10-29T08:59",
      true,
    ],
    [
      "an earlier publication by a minute before the new instant",
      { ...award, moves: "opensAt", to: at("2014-11-28T09:00") },
      "2014-11-28T08:59",
      true,
    ],
  ])("%s, exactly as long as the rule accepts it", (_, move, until, itselfCounts) => {
    const confirmable = confirmableUntil(move);
    expect(confirmable).toEqual({ until: at(until), itselfCounts });
    const { stageId, moves } = move;
    const to = `${move.to.slice(0, 11)}${moves === "closesAt" ? "17:00" : "09:00"}`;
    for (const ms of [-1, 0, 1]) {
      const now = plus(confirmable.until, ms);
      const waits = ms < 0 || (ms === 0 && itselfCounts);
      expect(isInTime({ confirmable }, now)).toBe(waits);
      const command = { competitionId, stageId, moves, to, reason: "Any" };
      expect(decideAmendment(competition, command, now).ok).toBe(waits);
    }
  });
});

describe("the amendments of a stage", () => {
  it("are those that moved it, the latest first", () => {
    const elsewhere = anAmendment({ stageId: StageId.parse("pqq") });
    const later = anAmendment({ confirmedAt: at("2014-05-09T10:00") });
    const amendments = [anAmendment(), elsewhere, later];
    expect(amendmentsOf({ amendments }, round2)).toEqual([later, amendments[0]]);
  });
});

describe("who sees what", () => {
  it("keeps the names of staff and the times of sealing from participants", () => {
    const amendment = anAmendment();
    const competition = aCompetition({
      amendments: [amendment],
      sealed: { [round2]: at("2014-05-16T12:01") },
    });
    const seen = JSON.stringify(asParticipantsSeeIt(competition, at("2014-05-19T09:00")));
    for (const hidden of [
      lead.name,
      second.name,
      lead.personId,
      second.personId,
      "sealed",
      "2014-05-16T11:01",
    ])
      expect(seen).not.toContain(hidden);
    expect(seen).toContain(amendment.reason);
    expect(seen).toContain(amendment.from);
  });

  it("offers looking to all but evaluators, bids not to approvers, and responses to national leads and auditors", () => {
    const all = { look: true, seeCoverage: true, seeResponses: true, evaluate: true };
    expect(offeredTo(lead)).toEqual(all);
    const ofLot = staff({ role: "competition-lead", lots: [LotId.parse("lot-20")] });
    expect(offeredTo(ofLot)).toEqual({ ...all, seeResponses: false });
    expect(offeredTo(staff({ role: "auditor" }))).toEqual({ ...all, evaluate: false });
    const support = staff({ role: "support-manager", lots: [LotId.parse("lot-9")] });
    expect(offeredTo(support)).toEqual({ ...all, seeResponses: false, evaluate: false });
    const none = { look: false, seeCoverage: false, seeResponses: false, evaluate: false };
    expect(offeredTo(staff({ role: "approver" }))).toEqual({ ...none, look: true });
    expect(offeredTo(staff({ role: "evaluator", lots: [] }))).toEqual({ ...none, evaluate: true });
  });
});
