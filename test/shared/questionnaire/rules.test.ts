import { describe, expect, it } from "vitest";
import { CompetitionId, spellId } from "../../../shared/kernel/id.ts";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  decideCopying,
  decideFreezing,
  decideSaving,
  isDueToFreeze,
  type QuestionnaireFacts,
} from "../../../shared/questionnaire/rules.ts";
import { questionnaireRefusalInWords } from "../../../shared/questionnaire/words.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { aCompetition, codeOf, competitionId, errorOf, london, must, staff } from "../a-competition.ts";

const OPENS = london("2013-09-19T09:00");
const CLOSES = london("2013-10-31T12:00");
const BEFORE = london("2013-09-17T09:00");

const facts = (given: Partial<QuestionnaireFacts> = {}): QuestionnaireFacts => ({
  actor: staff(),
  competition: aCompetition(),
  staged: { questionnaire: SMALL, version: 3 },
  frozen: undefined,
  ...given,
});
const frozen = {
  competitionId,
  questionnaire: SMALL,
  sha256: "0".repeat(64),
  frozenAt: BEFORE,
  frozenBy: "National Lead",
};
const cancelled = aCompetition({ cancelled: { at: BEFORE, reason: "No money" } });
const withoutPqq = aCompetition({ stages: aCompetition().stages.filter(({ kind }) => kind !== "pqq") });

const described = { edit: "describe", title: "New title", thresholdPercent: 50, leastScore: 1 } as const;
const save = (given: Partial<QuestionnaireFacts> = {}, now: Instant = BEFORE, seenVersion = 3) =>
  decideSaving(facts(given), { seenVersion, change: described }, now);
const copy = (given: Parameters<typeof facts>[0] = {}, now: Instant = BEFORE, seenVersion = 3) =>
  decideCopying({ ...facts(given), source: SMALL }, { seenVersion, from: "standard" }, now);
const freeze = (given: Partial<QuestionnaireFacts> = {}, now: Instant = BEFORE) =>
  decideFreezing(facts(given), {}, now);

describe("changing the questionnaire", () => {
  it("makes the next version, with who changed it and when", () => {
    expect(save()).toMatchObject({
      value: { version: 4, savedAt: BEFORE, savedBy: "National Lead", questionnaire: { title: "New title" } },
    });
  });
  it("keeps only what is in order as a whole", () => {
    const weights = { experience: 50 };
    const change = { edit: "weigh", weights } as const;
    expect(codeOf(decideSaving(facts(), { seenVersion: 3, change }, BEFORE))).toBe("weights-not-100");
  });
  it("says so when what is to be changed is gone", () => {
    const change = { edit: "remove-question", questionId: SMALL.sections[0]?.questions[0]?.questionId };
    if (change.questionId === undefined) throw new Error("the small questionnaire has questions");
    const remove = { ...change, edit: "remove-question", questionId: change.questionId } as const;
    const without = must(decideSaving(facts(), { seenVersion: 3, change: remove }, BEFORE));
    expect(codeOf(decideSaving(facts({ staged: without }), { seenVersion: 4, change: remove }, BEFORE))).toBe(
      "not-found",
    );
  });
});

describe.each([
  ["changing", save],
  ["copying", copy],
  ["freezing", freeze],
] as const)("%s the questionnaire", (_name, act) => {
  it("is accepted a millisecond before the PQQ opens and refused from the opening instant on", () => {
    expect(codeOf(act({}, plus(OPENS, -1)))).toBe("accepted");
    expect(errorOf(act({}, OPENS))).toEqual({ code: "pqq-has-opened", openedAt: OPENS });
    expect(codeOf(act({}, plus(OPENS, 1)))).toBe("pqq-has-opened");
  });
  it("follows the opening time when that was moved", () => {
    const later = plus(OPENS, 60_000);
    const stages = aCompetition().stages.map((stage) =>
      stage.kind === "pqq" ? { ...stage, opensAt: later } : stage,
    );
    expect(codeOf(act({ competition: aCompetition({ stages }) }, OPENS))).toBe("accepted");
  });
  it("is refused once it is frozen, though the PQQ has not opened", () => {
    expect(errorOf(act({ frozen }))).toEqual({ code: "already-frozen", frozenAt: BEFORE });
  });
  it("is refused in a competition that is cancelled, or has no PQQ", () => {
    expect(codeOf(act({ competition: cancelled }))).toBe("competition-cancelled");
    expect(codeOf(act({ competition: withoutPqq }))).toBe("no-pqq-stage");
  });
  it("changing the questionnaire says why in words", () => {
    const refused = [act({}, OPENS), act({ frozen }), act({ competition: cancelled })];
    for (const outcome of refused)
      expect(outcome.ok ? "" : questionnaireRefusalInWords(outcome.error)).toMatch(/2013/);
  });
});

describe.each([
  ["changing", save],
  ["copying", copy],
] as const)("%s the questionnaire, which one person does alone", (_name, act) => {
  it("is for a national lead", () => {
    expect(codeOf(act({ actor: staff({ role: "competition-lead", lots: [] }) }))).toBe("needs-national-lead");
    expect(codeOf(act({ actor: staff({ role: "auditor" }) }))).toBe("needs-national-lead");
  });
  it("is refused when somebody else has changed it since it was seen", () => {
    expect(codeOf(act({}, BEFORE, 2))).toBe("changed-meanwhile");
  });
});

describe("copying", () => {
  it("takes the other questionnaire as the next version", () => {
    expect(copy()).toMatchObject({ value: { version: 4, questionnaire: SMALL } });
  });
  it("refuses one that is not there, and the competition's own", () => {
    const command = { seenVersion: 3, from: CompetitionId.parse(spellId("competition", new Uint8Array(17))) };
    expect(codeOf(decideCopying({ ...facts(), source: undefined }, command, BEFORE))).toBe("not-found");
    expect(
      codeOf(decideCopying({ ...facts(), source: SMALL }, { seenVersion: 3, from: competitionId }, BEFORE)),
    ).toBe("own-questionnaire");
  });
});

describe("what the portal freezes by itself", () => {
  it("is due from the opening instant until the PQQ closes", () => {
    expect(isDueToFreeze(aCompetition(), plus(OPENS, -1))).toBe(false);
    expect(isDueToFreeze(aCompetition(), OPENS)).toBe(true);
    expect(isDueToFreeze(aCompetition(), plus(CLOSES, -1))).toBe(true);
    expect(isDueToFreeze(aCompetition(), CLOSES)).toBe(false);
  });
  it("is never due in a competition that is cancelled, or has no PQQ", () => {
    expect(isDueToFreeze(cancelled, OPENS)).toBe(false);
    expect(isDueToFreeze(withoutPqq, OPENS)).toBe(false);
  });
});
