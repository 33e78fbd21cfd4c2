import { describe, expect, it } from "vitest";
import { dueToAnnounce, dueToSeal, dueWarnings, nextDue } from "../../../shared/competition/due.ts";
import { ProposalId, spellId, StageId } from "../../../shared/kernel/id.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { aCompetition, london } from "../a-competition.ts";
import { CLOSES_1, OPENS_1, ROUND_1 } from "../preferences/a-round.ts";

const PQQ = StageId.parse("pqq");
const PQQ_CLOSES = london("2013-10-31T12:00");
const competition = aCompetition();
const cancelled = { ...competition, cancelled: { at: OPENS_1, reason: "Policy changed" } };

describe("the warning of something unsent", () => {
  const warned = (at: Instant, of = competition) =>
    dueWarnings(of, at).map(({ stage, warning }) => [stage.stageId, warning]);

  it.each([
    ["the PQQ", "pqq", PQQ_CLOSES],
    ["a preference round", ROUND_1, CLOSES_1],
  ])(
    "the warning of something unsent of %s is due a week, a day and two hours before it closes",
    (_name, stageId, closesAt) => {
      const before = (ms: number) => warned(plus(closesAt, -ms));
      expect(before(7 * DAY + 1)).toEqual([]);
      expect(before(7 * DAY)).toEqual([[stageId, "a-week"]]);
      expect(before(DAY)).toEqual([[stageId, "a-day"]]);
      expect(before(2 * HOUR + 1)).toEqual([[stageId, "a-day"]]);
      expect(before(2 * HOUR)).toEqual([[stageId, "two-hours"]]);
      expect(before(1)).toEqual([[stageId, "two-hours"]]);
      expect(before(0)).toEqual([]);
    },
  );

  it("a week before is not made up for later: who begins then is told a day before", () => {
    expect(warned(plus(PQQ_CLOSES, -6 * DAY - 1))).toEqual([["pqq", "a-week"]]);
    expect(warned(plus(PQQ_CLOSES, -6 * DAY))).toEqual([]);
    expect(warned(plus(PQQ_CLOSES, -DAY - 1))).toEqual([]);
  });

  it("is not given before the window has opened, nor of a competition that is cancelled", () => {
    const short = {
      ...competition,
      stages: competition.stages.map((stage) =>
        stage.stageId === "pqq" ? { ...stage, opensAt: plus(PQQ_CLOSES, -HOUR) } : stage,
      ),
    };
    expect(warned(plus(PQQ_CLOSES, -HOUR - 1), short)).toEqual([]);
    expect(warned(plus(PQQ_CLOSES, -HOUR), short)).toEqual([["pqq", "two-hours"]]);
    expect(warned(plus(CLOSES_1, -HOUR), cancelled)).toEqual([]);
  });
});

describe("when there is something to do", () => {
  it("a window may be sealed a minute after it closed, and once", () => {
    const due = (at: Instant, of = competition) => dueToSeal(of, at).map(({ stageId }) => stageId);
    expect(due(plus(PQQ_CLOSES, MINUTE - 1))).toEqual([]);
    expect(due(plus(PQQ_CLOSES, MINUTE))).toEqual(["pqq"]);
    expect(due(plus(PQQ_CLOSES, MINUTE), { ...competition, sealed: { [PQQ]: PQQ_CLOSES } })).toEqual([]);
  });

  it("the next instants are the opening of the PQQ, its warnings and its sealing, one after the other", () => {
    const instants: Instant[] = [];
    for (
      let at = nextDue(competition, london("2013-09-01T09:00"));
      at !== undefined && instants.length < 5;
    ) {
      instants.push(at);
      at = nextDue(competition, at);
    }
    expect(instants).toEqual([
      london("2013-09-19T09:00"),
      plus(PQQ_CLOSES, -7 * DAY),
      plus(PQQ_CLOSES, -DAY),
      plus(PQQ_CLOSES, -2 * HOUR),
      plus(PQQ_CLOSES, MINUTE),
    ]);
  });
});

describe("the announcement of the outcome", () => {
  const visibleAt = london("2013-12-19T09:00");
  const proposalId = ProposalId.parse(spellId("proposal", new Uint8Array(17)));
  const proposedAt = plus(visibleAt, -MINUTE);
  const outcome = { proposalId, proposedAt, visibleAt, submitted: 35, passed: 30 };
  const decided = { ...competition, outcome };

  it("is due at its instant, once, and not a millisecond before", () => {
    expect(dueToAnnounce(decided, plus(visibleAt, -1))).toBeUndefined();
    expect(dueToAnnounce(decided, visibleAt)).toEqual(outcome);
    const announced = { ...competition, outcome: { ...outcome, announcedAt: visibleAt } };
    expect(dueToAnnounce(announced, visibleAt)).toBeUndefined();
    expect(dueToAnnounce(competition, visibleAt)).toBeUndefined();
  });

  it("wakes the seal worker then", () => {
    expect(nextDue(decided, plus(visibleAt, -1))).toBe(visibleAt);
    expect(nextDue(decided, visibleAt)).not.toBe(visibleAt);
  });

  it("is not made of a competition that was cancelled before", () => {
    const stopped = { ...decided, cancelled: { at: plus(visibleAt, -1), reason: "No money" } };
    expect(dueToAnnounce(stopped, visibleAt)).toBeUndefined();
  });
});
