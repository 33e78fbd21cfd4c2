import type { EvaluationFacts } from "../../../shared/evaluation/rules.ts";
import type { Assignment, Marks, EvaluationPart, SubmittedMarks } from "../../../shared/evaluation/schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId, PersonId, spellId } from "../../../shared/kernel/id.ts";
import { Instant } from "../../../shared/kernel/instant.ts";

import { money, text, yesNo } from "../../../shared/questionnaire/asking.ts";
import { QuestionId, Questionnaire, SectionId } from "../../../shared/questionnaire/schema.ts";

export const NOW = Instant.parse("2013-11-20T10:00:00.000Z");
export const ENTITY = SectionId.parse("entity");
export const FINANCE = SectionId.parse("finance");
export const CAPABILITY = SectionId.parse("capability");
export const NOWHERE = SectionId.parse("nowhere");

/** Weights of 60% and 40%; 60% in all and 2 for each score pass. */
export const QUESTIONNAIRE = Questionnaire.parse({
  title: "A small questionnaire",
  thresholdPercent: 60,
  leastScore: 2,
  sections: [
    {
      sectionId: ENTITY,
      title: "Who is bidding",
      marking: "not-scored",
      questions: [text("name", "Name", 9)],
    },
    {
      sectionId: FINANCE,
      title: "Finance",
      marking: "pass-fail",
      questions: [money("turnover", "Turnover")],
    },
    {
      sectionId: CAPABILITY,
      title: "Capability",
      marking: "scored",
      questions: [
        text("how", "How?", 9, { weight: 60 }),
        yesNo("sure", "Sure?"),
        text("whom", "Whom with?", 9, { weight: 40 }),
      ],
    },
  ],
});

const bytesOf = (name: string) => Uint8Array.from({ length: 17 }, (_, index) => name.charCodeAt(index) || 1);
export const person = (name: string) => PersonId.parse(spellId("person", bytesOf(name)));
export const organisation = (name: string) => OrganisationId.parse(spellId("organisation", bytesOf(name)));

export const actor = (name: string, given: Partial<AuthorityActor> = {}): AuthorityActor => ({
  audience: "authority",
  personId: person(name),
  name,
  role: "evaluator",
  lots: "all",
  ...given,
});
export const LEAD = actor("lead", { role: "national-lead" });

/** Somebody has a part in a section. */
export const assigned = (
  name: string,
  sectionId: SectionId = CAPABILITY,
  part: EvaluationPart = "evaluator",
): Assignment => ({
  sectionId,
  personId: person(name),
  name,
  part,
  assignedAt: NOW,
  assignedBy: { personId: LEAD.personId, name: "lead" },
  version: 1,
});
export const takenOff = (assignment: Assignment): Assignment => ({
  ...assignment,
  removed: { at: NOW, by: assignment.assignedBy, reason: "On leave" },
  version: 2,
});

/** Somebody declared an interest in these organisations, or in none. */
export const declared = (name: string, ...interests: readonly string[]) => ({
  personId: person(name),
  name,
  interests: interests.map((one) => ({
    organisationId: organisation(one),
    nature: "Worked there",
    declaredAt: NOW,
  })),
  declaredAt: NOW,
  version: 1,
});

export const facts = (given: Partial<EvaluationFacts> = {}): EvaluationFacts => ({
  actor: LEAD,
  cancelledAt: undefined,
  proposedAt: undefined,
  questionnaire: QUESTIONNAIRE,
  responded: [organisation("alpha"), organisation("beta")],
  assignments: [],
  declarations: [],
  ...given,
});

export const scores = (how: number, whom = how): Marks => ({
  marking: "scored",
  scores: [
    { questionId: QuestionId.parse("how"), score: how, reason: "Clear" },
    { questionId: QuestionId.parse("whom"), score: whom, reason: "Vague" },
  ],
});
export const passes = (passed = true): Marks => ({ marking: "pass-fail", passed, reason: "As answered" });

/** What somebody submitted for a section of alpha's response. */
export const submitted = (
  name: string,
  sectionId: SectionId = CAPABILITY,
  marks: Marks = scores(3),
): SubmittedMarks => ({
  sectionId,
  organisationId: organisation("alpha"),
  personId: person(name),
  name,
  marks,
  submittedAt: NOW,
});
