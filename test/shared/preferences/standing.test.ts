import { describe, expect, it } from "vitest";
import { keepingOrder, moveLot, sameChoice } from "../../../shared/preferences/choice.ts";
import {
  earlierChoice,
  isUnsent,
  openedChoice,
  roundsOf,
  seenVersionOf,
  startingChoice,
} from "../../../shared/preferences/rules.ts";
import { submittedAfter } from "../../../shared/kernel/window.ts";
import { aCompetition, bidder, london } from "../a-competition.ts";
import { lots, ROUND_1, ROUND_2, standing } from "./a-round.ts";

const competition = aCompetition();
const draft = { lots: lots(1, 2), version: 3, savedAt: london("2014-05-08T09:00"), savedBy: "Sam" };

describe("the choice that a person starts from", () => {
  const round1 = { [ROUND_1]: standing(lots(20)) };
  const both = { ...round1, [ROUND_2]: standing(lots(9, 20)) };

  it("is the draft, else the submission, else the choice of the earlier round, else nothing", () => {
    expect(startingChoice({ competition, draft: draft, choices: both }, ROUND_2)).toEqual(lots(1, 2));
    expect(startingChoice({ competition, draft: undefined, choices: both }, ROUND_2)).toEqual(lots(9, 20));
    expect(startingChoice({ competition, draft: undefined, choices: round1 }, ROUND_2)).toEqual(lots(20));
    expect(startingChoice({ competition, draft: undefined, choices: {} }, ROUND_2)).toEqual([]);
  });
  it("passes over an earlier round that was withdrawn", () => {
    const withdrawn = { [ROUND_1]: standing(undefined) };
    expect(earlierChoice({ competition, choices: withdrawn }, ROUND_2)).toBeUndefined();
  });
  it("does not look ahead: the first round has no earlier one", () => {
    expect(earlierChoice({ competition, choices: both }, ROUND_1)).toBeUndefined();
    expect(roundsOf(competition).map(({ stageId }) => stageId)).toEqual([ROUND_1, ROUND_2]);
  });
});

describe("a draft is unsent", () => {
  it("a draft is unsent when nothing, or something else, was submitted", () => {
    expect(isUnsent(draft, undefined)).toBe(true);
    expect(isUnsent(draft, standing(lots(1)))).toBe(true);
    expect(isUnsent(draft, standing(lots(1, 3)))).toBe(true);
  });
  it("a draft is unsent when the order is another, or the submission was withdrawn", () => {
    expect(isUnsent(draft, standing(lots(2, 1)))).toBe(true);
    expect(isUnsent(draft, standing(undefined))).toBe(true);
  });
  it("a draft is not unsent when it says what was submitted, or there is none", () => {
    expect(isUnsent(draft, standing(lots(1, 2)))).toBe(false);
    expect(isUnsent(undefined, undefined)).toBe(false);
  });
  it("the version that was seen counts drafts and submissions", () => {
    expect(seenVersionOf(undefined, undefined)).toBe("0.0");
    expect(seenVersionOf(draft, standing(lots(1), { version: 2 }))).toBe("3.2");
  });
});

describe("what stands after a submission was completed", () => {
  const first = standing(lots(1));
  const later = standing(lots(2), { version: 2 });
  const withdrawn = standing(undefined, { version: 3 });

  it.each([
    [[first, later, withdrawn]],
    [[first, withdrawn, later]],
    [[later, first, withdrawn]],
    [[later, withdrawn, first]],
    [[withdrawn, first, later]],
    [[withdrawn, later, first]],
  ])("it is the greatest turn, a withdrawal too, whichever was completed last (%#)", (completed) => {
    expect(completed.reduce<typeof first | undefined>(submittedAfter, undefined)).toEqual(withdrawn);
  });
});

describe("what the seal opens of an organisation", () => {
  const { organisationId, organisationName } = bidder();
  const organisation = { organisationId, organisationName, members: ["Capita"] };

  it("the seal opens what an organisation submitted in the round", () => {
    const submitted = standing(lots(9));
    const choices = { [ROUND_1]: standing(lots(20)), [ROUND_2]: submitted };
    const { receivedAt, submissionId } = submitted;
    expect(openedChoice(organisation, { competition, choices: choices }, ROUND_2)).toEqual({
      ...organisation,
      lots: lots(9),
      receivedAt,
      submissionId,
    });
  });
  it("is the choice carried forward, when nothing was submitted or it was withdrawn", () => {
    const carried = { ...organisation, lots: lots(20), carriedFrom: ROUND_1 };
    const round1 = { [ROUND_1]: standing(lots(20)) };
    const withdrawn = { ...round1, [ROUND_2]: standing(undefined) };
    expect(openedChoice(organisation, { competition, choices: round1 }, ROUND_2)).toEqual(carried);
    expect(openedChoice(organisation, { competition, choices: withdrawn }, ROUND_2)).toEqual(carried);
  });
  it("is no lot, when every lot was dropped in the later round", () => {
    const dropped = { [ROUND_1]: standing(lots(20)), [ROUND_2]: standing([]) };
    const choice = openedChoice(organisation, { competition, choices: dropped }, ROUND_2);
    expect(choice.lots).toEqual([]);
    expect(choice.carriedFrom).toBeUndefined();
  });
  it("is no lot, when it never chose any", () => {
    expect(openedChoice(organisation, { competition, choices: {} }, ROUND_1)).toEqual({
      ...organisation,
      lots: [],
    });
  });
});

describe("putting lots in order", () => {
  it("moves a lot up, down and to the top", () => {
    expect(moveLot(lots(1, 2, 3), "lot-2", "up")).toEqual(lots(2, 1, 3));
    expect(moveLot(lots(1, 2, 3), "lot-2", "down")).toEqual(lots(1, 3, 2));
    expect(moveLot(lots(1, 2, 3), "lot-3", "top")).toEqual(lots(3, 1, 2));
  });
  it("leaves the first at the top and the last at the end", () => {
    expect(moveLot(lots(1, 2), "lot-1", "up")).toEqual(lots(1, 2));
    expect(moveLot(lots(1, 2), "lot-2", "down")).toEqual(lots(1, 2));
  });
  it("leaves a choice alone that does not have the lot", () => {
    expect(moveLot(lots(1, 2), "lot-9", "top")).toEqual(lots(1, 2));
  });
  it("keeps the order of what stays chosen and puts what is new after it", () => {
    expect(keepingOrder(lots(1, 2, 9, 20), lots(20, 5, 2))).toEqual(lots(20, 2, 1, 9));
  });
  it("tells two orders of the same lots apart", () => {
    expect(sameChoice(lots(1, 2), lots(1, 2))).toBe(true);
    expect(sameChoice(lots(1, 2), lots(2, 1))).toBe(false);
    expect(sameChoice(lots(1), lots(1, 2))).toBe(false);
  });
});
