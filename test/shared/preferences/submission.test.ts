import { describe, expect, it } from "vitest";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import { decideDraft, decideSubmission, decideWithdrawal } from "../../../shared/preferences/rules.ts";
import { aCompetition, bidder, codeOf, competitionId, errorOf, london } from "../a-competition.ts";
import { CLOSES_1, CLOSES_2, facts, lots } from "./a-round.ts";
import { OPENS_1, OPENS_2, prequalified, ROUND_1, ROUND_2, standing } from "./a-round.ts";

const DURING_1 = london("2014-02-10T09:00");
const DURING_2 = london("2014-05-08T09:00");

const submit = (
  chosen = lots(20),
  given: Parameters<typeof facts>[0] = {},
  at: Instant = DURING_1,
  round = ROUND_1,
  seenVersion = "0.0",
) => decideSubmission(facts(given), { competitionId, round, lots: chosen, seenVersion }, at);

describe("submitting preferences", () => {
  it("accepts what a pre-qualified organisation's submitter chooses while the round is open", () => {
    expect(submit(lots(20, 21))).toEqual({ ok: true, value: lots(20, 21) });
  });

  describe("the time", () => {
    it("accepts at the opening instant", () => {
      expect(submit(lots(20), {}, OPENS_1).ok).toBe(true);
    });
    it("refuses a millisecond before it opens, and says when it does", () => {
      expect(errorOf(submit(lots(20), {}, plus(OPENS_1, -1)))).toEqual({
        code: "round-not-open",
        opensAt: OPENS_1,
      });
    });
    it("accepts a millisecond before the closing instant", () => {
      expect(submit(lots(20), {}, plus(CLOSES_1, -1)).ok).toBe(true);
    });
    it("refuses at the closing instant, and says when that was", () => {
      expect(errorOf(submit(lots(20), {}, CLOSES_1))).toEqual({ code: "round-closed", closedAt: CLOSES_1 });
    });
    it("refuses a millisecond after the closing instant", () => {
      expect(codeOf(submit(lots(20), {}, plus(CLOSES_1, 1)))).toBe("round-closed");
    });
    it("judges each round by its own times", () => {
      expect(submit(lots(20), {}, plus(CLOSES_2, -1), ROUND_2).ok).toBe(true);
      expect(submit(lots(20), {}, CLOSES_2, ROUND_2)).toMatchObject({ error: { closedAt: CLOSES_2 } });
      expect(submit(lots(20), {}, plus(OPENS_2, -1), ROUND_2)).toMatchObject({ error: { opensAt: OPENS_2 } });
    });
  });

  describe("the lots", () => {
    it("keeps the order of a ranked choice", () => {
      expect(submit(lots(20, 9, 1), {}, DURING_2, ROUND_2)).toEqual({ ok: true, value: lots(20, 9, 1) });
    });
    it("refuses a lot chosen twice, and names it", () => {
      expect(errorOf(submit(lots(20, 9, 20)))).toEqual({ code: "lot-chosen-twice", lotId: "lot-20" });
    });
    it("refuses a lot of another competition, and names it", () => {
      expect(errorOf(submit(lots(20, 22)))).toEqual({ code: "lot-not-in-competition", lotId: "lot-22" });
    });
    it("refuses no lot at all from who held none before", () => {
      expect(codeOf(submit([]))).toBe("no-lot-chosen");
      const withdrawn = { choices: { [ROUND_1]: standing(undefined) } };
      expect(codeOf(submit([], withdrawn, DURING_2, ROUND_2))).toBe("no-lot-chosen");
    });
    it("lets who held lots in an earlier round drop every one", () => {
      const held = { choices: { [ROUND_1]: standing(lots(20)) } };
      expect(submit([], held, DURING_2, ROUND_2)).toEqual({ ok: true, value: [] });
    });
  });

  describe("who and on what", () => {
    it("refuses a member, who may draft only", () => {
      expect(codeOf(submit(lots(20), { actor: bidder({ role: "member" }) }))).toBe("not-for-your-role");
    });
    it("refuses an organisation that has not pre-qualified", () => {
      expect(codeOf(submit(lots(20), { standing: undefined }))).toBe("not-prequalified");
    });
    it("counts pre-qualification from the instant at which it is visible", () => {
      expect(submit(lots(20), { standing: prequalified(DURING_1) }).ok).toBe(true);
      expect(codeOf(submit(lots(20), { standing: prequalified(plus(DURING_1, 1)) }))).toBe(
        "not-prequalified",
      );
    });
    it("refuses in a cancelled competition, and says since when", () => {
      const cancelled = { at: london("2014-02-09T09:00"), reason: "Policy changed" };
      expect(errorOf(submit(lots(20), { competition: aCompetition({ cancelled }) }))).toEqual({
        code: "competition-cancelled",
        cancelledAt: cancelled.at,
      });
    });
    it("knows no round of another kind or name", () => {
      const pqq = aCompetition().stages.find(({ kind }) => kind === "pqq");
      expect(codeOf(submit(lots(20), {}, DURING_1, pqq?.stageId))).toBe("not-found");
    });
    it("refuses when something was submitted since the version that was seen", () => {
      const choices = { [ROUND_1]: standing(lots(9)) };
      expect(codeOf(submit(lots(20), { choices }))).toBe("changed-meanwhile");
      expect(submit(lots(20), { choices }, DURING_1, ROUND_1, "0.1").ok).toBe(true);
    });
    it("does not mind a draft saved since: what is submitted is what was shown", () => {
      expect(submit(lots(20), {}, DURING_1, ROUND_1, "7.0").ok).toBe(true);
    });
  });
});

describe("withdrawing preferences", () => {
  const withdraw = (given: Parameters<typeof facts>[0], seenVersion: string, at: Instant = DURING_1) =>
    decideWithdrawal(facts(given), { competitionId, round: ROUND_1, seenVersion }, at);
  const submitted = { choices: { [ROUND_1]: standing(lots(20)) } };

  it("withdrawing preferences accepts what stands", () => {
    expect(withdraw(submitted, "0.1")).toEqual({ ok: true, value: submitted.choices[ROUND_1] });
  });
  it("withdrawing preferences is refused at the closing instant", () => {
    expect(codeOf(withdraw(submitted, "0.1", CLOSES_1))).toBe("round-closed");
  });
  it("refuses when nothing was submitted, or it was withdrawn already", () => {
    expect(codeOf(withdraw({}, "0.0"))).toBe("nothing-submitted");
    const withdrawn = { choices: { [ROUND_1]: standing(undefined, { version: 2 }) } };
    expect(codeOf(withdraw(withdrawn, "0.2"))).toBe("nothing-submitted");
  });
  it("refuses a member, and a version that is stale", () => {
    const member = { ...submitted, actor: bidder({ role: "member" }) };
    expect(codeOf(withdraw(member, "0.1"))).toBe("not-for-your-role");
    expect(codeOf(withdraw(submitted, "0.0"))).toBe("changed-meanwhile");
  });
});

describe("keeping a draft", () => {
  const keep = (chosen = lots(20), given = {}, seenVersion = "0.0", at: Instant = DURING_1) =>
    decideDraft(
      { ...facts({ actor: bidder({ role: "member" }) }), draft: undefined, ...given },
      { competitionId, round: ROUND_1, lots: chosen, seenVersion },
      at,
    );
  const draft = { lots: lots(9), version: 2, savedAt: DURING_1, savedBy: "Mel Member" };

  it("lets a member, and a choice without lots may wait as a draft", () => {
    expect(keep([])).toEqual({
      ok: true,
      value: { lots: [], version: 1, savedAt: DURING_1, savedBy: "Sam Submitter" },
    });
  });
  it("counts on from the draft that was seen", () => {
    expect(keep(lots(20), { draft }, "2.0")).toMatchObject({ value: { version: 3 } });
  });
  it("refuses when the draft was saved since the version that was seen", () => {
    expect(codeOf(keep(lots(20), { draft }, "1.0"))).toBe("changed-meanwhile");
  });
  it("refuses lots that are foreign or named twice", () => {
    expect(codeOf(keep(lots(22)))).toBe("lot-not-in-competition");
    expect(codeOf(keep(lots(1, 1)))).toBe("lot-chosen-twice");
  });
  it("refuses outside the round and to who does not take part", () => {
    expect(codeOf(keep(lots(20), {}, "0.0", CLOSES_1))).toBe("round-closed");
    expect(codeOf(keep(lots(20), {}, "0.0", plus(OPENS_1, -1)))).toBe("round-not-open");
    expect(codeOf(keep(lots(20), { standing: undefined }))).toBe("not-prequalified");
  });
});
