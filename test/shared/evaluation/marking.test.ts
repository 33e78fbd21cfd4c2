import { describe, expect, it } from "vitest";
import {
  decideDraftMarks,
  decideMarks,
  decideModeration,
  marksAreIn,
} from "../../../shared/evaluation/marking.ts";
import {
  decideReading,
  decideReadingSection,
  readableMarks,
} from "../../../shared/evaluation/reading-responses.ts";
import type { EvaluationFacts } from "../../../shared/evaluation/rules.ts";
import type { Marks, Sheet } from "../../../shared/evaluation/schema.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import type { SectionId } from "../../../shared/questionnaire/schema.ts";
import {
  actor,
  assigned,
  CAPABILITY,
  declared,
  ENTITY,
  facts,
  FINANCE,
  LEAD,
  NOW,
  NOWHERE,
  organisation,
  passes,
  person,
  QUESTIONNAIRE,
  scores,
  submitted,
  takenOff,
} from "./an-evaluation.ts";
import { codeOf } from "../a-competition.ts";

const competitionId = CompetitionId.parse(`cmp_${"0".repeat(26)}`);
const ALPHA = organisation("alpha");
const section = (id: SectionId) => {
  const found = QUESTIONNAIRE.sections.find(({ sectionId }) => sectionId === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};

/** Eve evaluates the capability and has declared no interests. */
const eves = (given: Partial<EvaluationFacts> = {}): EvaluationFacts =>
  facts({ actor: actor("eve"), assignments: [assigned("eve")], declarations: [declared("eve")], ...given });
const SHEET: Sheet = {
  sectionId: CAPABILITY,
  organisationId: ALPHA,
  personId: person("eve"),
  savedAt: NOW,
  version: 1,
};

describe("marking a section of a response", () => {
  const OF_ALPHA = { sectionId: CAPABILITY, organisationId: ALPHA, marks: scores(3) };
  const mark = (given: Partial<EvaluationFacts> = {}, command = {}, sheet?: Sheet) =>
    decideMarks({ ...eves(given), sheet }, { competitionId, ...OF_ALPHA, ...command }, NOW);

  it("is for its evaluators, whatever else they lead", () => {
    expect(codeOf(mark())).toBe("accepted");
    expect(codeOf(mark({ actor: LEAD }))).toBe("not-for-your-role");
    expect(codeOf(mark({ assignments: [assigned("eve", CAPABILITY, "moderator")] }))).toBe(
      "not-for-your-role",
    );
    expect(codeOf(mark({ assignments: [takenOff(assigned("eve"))] }))).toBe("not-for-your-role");
    expect(codeOf(mark({ actor: actor("eve", { role: "support-manager" }) }))).toBe("not-for-your-role");
  });

  it("treats another's section and another's response as missing ones", () => {
    expect(codeOf(mark({}, { sectionId: FINANCE, marks: passes() }))).toBe("not-found");
    expect(codeOf(mark({}, { sectionId: NOWHERE }))).toBe("not-found");
    expect(codeOf(mark({}, { organisationId: organisation("gamma") }))).toBe("not-found");
  });

  it("comes after declaring, and not where there is an interest", () => {
    expect(codeOf(mark({ declarations: [] }))).toBe("interests-not-declared");
    expect(codeOf(mark({ declarations: [declared("eve", "alpha")] }))).toBe("interest-declared");
    expect(codeOf(mark({ declarations: [declared("eve", "beta")] }))).toBe("accepted");
  });

  it("is final, and ends when the outcome is proposed", () => {
    expect(codeOf(mark({}, {}, { ...SHEET, draft: { marking: "scored", scores: [] } }))).toBe("accepted");
    expect(codeOf(mark({}, {}, SHEET))).toBe("submitted-already");
    expect(codeOf(mark({ proposedAt: NOW }))).toBe("outcome-proposed");
    expect(codeOf(mark({ cancelledAt: NOW }))).toBe("competition-cancelled");
  });

  it("says something of each question with a weight, once, in their order, and of no other", () => {
    const of = (...ids: readonly (0 | 1)[]): Marks => {
      const all = scores(3);
      const some = all.marking === "scored" ? ids.flatMap((id) => all.scores[id] ?? []) : [];
      return { marking: "scored", scores: some };
    };
    expect(mark({}, { marks: of(1, 0) })).toMatchObject({ ok: true, value: { marks: of(0, 1) } });
    expect(codeOf(mark({}, { marks: of(0) }))).toBe("score-missing");
    expect(codeOf(mark({}, { marks: of(0, 1, 0) }))).toBe("not-scored");
    expect(codeOf(mark({}, { marks: passes() }))).toBe("marked-otherwise");
  });

  it("marks of a section can be kept for later, of the version that was seen", () => {
    const keep = (seenVersion: number, sheet: Sheet | undefined) =>
      decideDraftMarks(
        { ...eves(), sheet },
        {
          competitionId,
          sectionId: CAPABILITY,
          organisationId: ALPHA,
          seenVersion,
          draft: { marking: "scored", scores: [] },
        },
        NOW,
      );
    const draft: Sheet = { ...SHEET, draft: { marking: "scored", scores: [] } };
    expect(keep(1, draft)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(codeOf(keep(0, draft))).toBe("changed-meanwhile");
    expect(codeOf(keep(1, SHEET))).toBe("submitted-already");
  });
});

describe("whether all marks are in", () => {
  const two = [assigned("eve"), assigned("fay")];
  const areIn = (given: Partial<EvaluationFacts>, names: readonly string[], id = CAPABILITY) =>
    codeOf(
      marksAreIn(
        facts(given),
        section(id),
        ALPHA,
        names.map((name) => ({ personId: person(name) })),
      ),
    );

  it("waits for everybody who evaluates the section and has no interest", () => {
    expect(areIn({ assignments: two }, ["eve"])).toBe("marks-outstanding");
    expect(areIn({ assignments: two }, ["eve", "fay"])).toBe("accepted");
    expect(areIn({ assignments: [...two, assigned("gus")] }, ["eve", "fay"])).toBe("marks-outstanding");
    const interest = { declarations: [declared("gus", "alpha")] };
    expect(areIn({ assignments: [...two, assigned("gus")], ...interest }, ["eve", "fay"])).toBe("accepted");
  });

  it("needs two of a scored section and one of a pass or fail section", () => {
    expect(areIn({ assignments: [assigned("eve")] }, ["eve"])).toBe("too-few-marks");
    expect(areIn({}, [])).toBe("too-few-marks");
    expect(areIn({ assignments: [assigned("eve", FINANCE)] }, ["eve"], FINANCE)).toBe("accepted");
  });

  it("counts what somebody submitted who was taken off later, and not of who declared an interest later", () => {
    expect(areIn({ assignments: [assigned("eve"), takenOff(assigned("fay"))] }, ["eve", "fay"])).toBe(
      "accepted",
    );
    expect(areIn({ assignments: two, declarations: [declared("fay", "alpha")] }, ["eve", "fay"])).toBe(
      "too-few-marks",
    );
  });
});

describe("moderating a section of a response", () => {
  const allIn = [submitted("eve"), submitted("fay")];
  const moderate = (
    given: Partial<EvaluationFacts> = {},
    { marks = scores(3), seenVersion = 0, sectionId = CAPABILITY } = {},
  ) =>
    decideModeration(
      {
        ...facts({
          assignments: [assigned("eve"), assigned("fay")],
          declarations: [declared("lead"), declared("mo")],
          ...given,
        }),
        submitted: allIn,
        current: undefined,
      },
      { competitionId, sectionId, organisationId: ALPHA, seenVersion, marks },
      NOW,
    );
  const mo = { actor: actor("mo") };
  const mos = (part: "evaluator" | "moderator", id = CAPABILITY) => ({
    ...mo,
    assignments: [assigned("eve"), assigned("fay"), assigned("mo", id, part)],
  });

  it("is for national leads, and moderators of the section", () => {
    expect(moderate()).toMatchObject({ ok: true, value: { version: 1, moderatedBy: { name: "lead" } } });
    expect(codeOf(moderate(mos("moderator")))).toBe("accepted");
    expect(codeOf(moderate(mos("evaluator")))).toBe("not-for-your-role");
    expect(codeOf(moderate(mos("moderator", FINANCE)))).toBe("not-found");
    expect(codeOf(moderate({ actor: actor("tim", { role: "competition-lead", lots: [] }) }))).toBe(
      "not-for-your-role",
    );
  });

  it("comes after declaring, not where there is an interest, and of the version that was seen", () => {
    expect(codeOf(moderate({ declarations: [] }))).toBe("interests-not-declared");
    expect(codeOf(moderate({ declarations: [declared("lead", "alpha")] }))).toBe("interest-declared");
    expect(codeOf(moderate({}, { seenVersion: 1 }))).toBe("changed-meanwhile");
  });

  it("is whole, of a section that is marked, until the outcome is proposed", () => {
    expect(codeOf(moderate({}, { marks: passes() }))).toBe("marked-otherwise");
    expect(codeOf(moderate({}, { sectionId: ENTITY }))).toBe("section-not-marked");
    expect(codeOf(moderate({ proposedAt: NOW }))).toBe("outcome-proposed");
    expect(codeOf(moderate({ assignments: [assigned("gus")] }))).toBe("marks-outstanding");
  });
});

describe("reading responses", () => {
  const reading = (given: Partial<EvaluationFacts>, of = ALPHA) => {
    const sections = decideReading(eves(given), of);
    return sections.ok ? sections.value.map(({ sectionId }) => sectionId) : sections.error.code;
  };

  it("is of everything for national leads and auditors", () => {
    const all = [ENTITY, FINANCE, CAPABILITY];
    expect(reading({ actor: LEAD })).toEqual(all);
    expect(reading({ actor: actor("audrey", { role: "auditor" }) })).toEqual(all);
    expect(reading({ actor: LEAD, declarations: [declared("lead", "alpha")] })).toBe("interest-declared");
    expect(reading({ actor: LEAD }, organisation("gamma"))).toBe("not-found");
  });

  it("is of their own sections for who has a part, after declaring and without an interest", () => {
    expect(reading({})).toEqual([CAPABILITY]);
    expect(reading({ assignments: [assigned("eve", FINANCE, "moderator")] })).toEqual([FINANCE]);
    expect(reading({ declarations: [] })).toBe("interests-not-declared");
    expect(reading({ declarations: [declared("eve", "alpha")] })).toBe("interest-declared");
    expect(codeOf(decideReadingSection(eves(), { sectionId: FINANCE, organisationId: ALPHA }))).toBe(
      "not-found",
    );
  });

  it("whoever has no part in the evaluation reads no response", () => {
    expect(reading({ assignments: [] })).toBe("not-for-your-role");
    expect(reading({ assignments: [takenOff(assigned("eve"))] })).toBe("not-for-your-role");
    for (const role of ["support-manager", "competition-lead"] as const)
      expect(reading({ actor: actor("tim", { role, lots: [] }) })).toBe("not-for-your-role");
  });

  it("hides what others marked, and the consensus, until all marks are in", () => {
    const moderation = {
      ...submitted("lead"),
      moderatedAt: NOW,
      moderatedBy: { personId: LEAD.personId, name: "lead" },
      version: 1,
    };
    const both = { submitted: [submitted("eve"), submitted("fay")], moderations: [moderation] };
    const seenBy = (given: Partial<EvaluationFacts>) => {
      const {
        allIn,
        submitted: marks,
        moderations,
      } = readableMarks(eves(given), section(CAPABILITY), ALPHA, both);
      return [allIn, marks.map(({ name }) => name), moderations.length];
    };
    const three = [assigned("eve"), assigned("fay"), assigned("gus")];
    expect(seenBy({ assignments: three })).toEqual([false, ["eve"], 0]);
    expect(seenBy({ assignments: three, actor: LEAD })).toEqual([false, [], 0]);
    expect(seenBy({ assignments: three.slice(0, 2) })).toEqual([true, ["eve", "fay"], 1]);
  });
});
