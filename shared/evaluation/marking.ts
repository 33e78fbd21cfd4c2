import { isNationalLead, named } from "../kernel/actor.ts";
import type { OrganisationId, PersonId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { QuestionId, Section, SectionId } from "../questionnaire/schema.ts";
import {
  declarationOf,
  type EvaluationFacts,
  hasInterest,
  mayEvaluate,
  partsOf,
  scoredQuestions,
  sectionOf,
  stillOpen,
} from "./rules.ts";
import type {
  Assignment,
  Marks,
  Moderated,
  Moderation,
  ModerateSection,
  EvaluationPart,
  SaveDraftMarks,
  ScoreSection,
  Sheet,
  SubmittedMarks,
} from "./schema.ts";

/** One section of one response. */
export type SectionAt = { readonly sectionId: SectionId; readonly organisationId: OrganisationId };

/** How many evaluators without an interest must have marked a section of a response before it can be moderated. */
export const neededFor = ({ marking }: Pick<Section, "marking">): number => (marking === "scored" ? 2 : 1);

/** Decides whether an evaluator may keep marks for later. */
export function decideDraftMarks(
  facts: EvaluationFacts & { readonly sheet: Sheet | undefined },
  { seenVersion, sectionId, organisationId, draft }: SaveDraftMarks,
  now: Instant,
) {
  const section = markableSection(facts, { sectionId, organisationId });
  if (!section.ok) return section;
  if (seenVersion !== (facts.sheet?.version ?? 0)) return refuse({ code: "changed-meanwhile" });
  if (draft.marking !== section.value.marking) return refuse({ code: "marked-otherwise" });
  const { personId } = facts.actor;
  return accept<Sheet>({
    sectionId,
    organisationId,
    personId,
    savedAt: now,
    version: seenVersion + 1,
    draft,
  });
}

/** Decides whether an evaluator's marks for a section of a response are taken: every scored question, with its reason. Final. */
export function decideMarks(
  facts: EvaluationFacts & { readonly sheet: Sheet | undefined },
  { sectionId, organisationId, marks }: ScoreSection,
  now: Instant,
) {
  const section = markableSection(facts, { sectionId, organisationId });
  if (!section.ok) return section;
  const complete = completeMarks(section.value, marks);
  if (!complete.ok) return complete;
  return accept<SubmittedMarks>({
    sectionId,
    organisationId,
    ...named(facts.actor),
    marks: complete.value,
    submittedAt: now,
  });
}

/**
 * Decides the consensus on a section of a response: by whoever may moderate it, of the version that they saw, on every
 * scored question with its reason.
 */
export function decideModeration(
  facts: ModerationFacts & { readonly current: Moderated | undefined },
  { sectionId, organisationId, seenVersion, marks }: ModerateSection,
  now: Instant,
) {
  const section = moderableSection(facts, { sectionId, organisationId });
  if (!section.ok) return section;
  if (seenVersion !== (facts.current?.version ?? 0)) return refuse({ code: "changed-meanwhile" });
  const complete = completeMarks(section.value, marks);
  if (!complete.ok) return complete;
  return accept<Moderation>({
    sectionId,
    organisationId,
    marks: complete.value,
    moderatedAt: now,
    moderatedBy: named(facts.actor),
    version: seenVersion + 1,
  });
}

/** What a decision about a consensus stands on: the evaluation, and what was submitted for the section of the response. */
type ModerationFacts = EvaluationFacts & { readonly submitted: readonly SubmittedMarks[] };

/**
 * The section of a response that the actor may moderate: a national lead, or a moderator of the section, without an
 * interest, once everybody has marked it who is assigned to it, until the outcome is proposed.
 */
export function moderableSection(facts: ModerationFacts, of: SectionAt) {
  if (!isNationalLead(facts.actor)) {
    const own = ownPart(facts, of.sectionId, "moderator");
    if (!own.ok) return own;
  }
  const section = actableSection(facts, of);
  if (!section.ok) return section;
  const ready = marksAreIn(facts, section.value, of.organisationId, facts.submitted);
  return ready.ok ? section : ready;
}

/**
 * Whether the marks of a section of a response are in: of everybody who is to evaluate it and has no interest, and of
 * as many as are needed. Until then nobody reads anybody else's.
 */
export function marksAreIn(
  facts: Pick<EvaluationFacts, "assignments" | "declarations">,
  section: Section,
  organisationId: OrganisationId,
  submitted: readonly Pick<SubmittedMarks, "personId">[],
) {
  const clear = ({ personId }: { personId: PersonId }) => !hasInterest(facts, personId, organisationId);
  const has = new Set(submitted.map(({ personId }) => personId));
  const awaited = evaluatorsOf(facts, section.sectionId)
    .filter(clear)
    .some(({ personId }) => !has.has(personId));
  if (awaited) return refuse({ code: "marks-outstanding" });
  const needed = neededFor(section);
  return submitted.filter(clear).length < needed
    ? refuse({ code: "too-few-marks", needed })
    : accept(undefined);
}

/** Who evaluates a section now. */
export const evaluatorsOf = (
  { assignments }: Pick<EvaluationFacts, "assignments">,
  section: SectionId,
): readonly Assignment[] =>
  assignments.filter(
    ({ sectionId, part, removed }) => sectionId === section && part === "evaluator" && removed === undefined,
  );

/** The section that the actor may mark: theirs, of a response without an interest, and not submitted yet. */
export function markableSection(
  facts: EvaluationFacts & { readonly sheet: Sheet | undefined },
  of: SectionAt,
) {
  const own = ownPart(facts, of.sectionId, "evaluator");
  if (!own.ok) return own;
  const section = actableSection(facts, of);
  if (!section.ok) return section;
  const submitted = facts.sheet !== undefined && facts.sheet.draft === undefined;
  return submitted ? refuse({ code: "submitted-already" }) : section;
}

/** Somebody who has no such part anywhere is told so; to others a section that is not theirs is as one that is not there. */
function ownPart(facts: EvaluationFacts, section: SectionId, part: EvaluationPart) {
  const parts = partsOf(facts, facts.actor.personId).filter((one) => one.part === part);
  if (parts.length === 0 || !mayEvaluate(facts.actor)) return refuse({ code: "not-for-your-role" });
  const own = parts.find(({ sectionId }) => sectionId === section);
  return own === undefined ? refuse({ code: "not-found" }) : accept(own);
}

/** What whoever marks or moderates must meet alike: a response that is there, interests declared, and none in it. */
function actableSection(facts: EvaluationFacts, { sectionId, organisationId }: SectionAt) {
  const { actor, questionnaire, responded } = facts;
  const section = sectionOf(questionnaire, sectionId);
  if (section === undefined || !responded.includes(organisationId)) return refuse({ code: "not-found" });
  if (section.marking === "not-scored") return refuse({ code: "section-not-marked" });
  const open = stillOpen(facts);
  if (!open.ok) return open;
  if (declarationOf(facts, actor.personId) === undefined) return refuse({ code: "interests-not-declared" });
  if (hasInterest(facts, actor.personId, organisationId)) return refuse({ code: "interest-declared" });
  return accept(section);
}

/** Marks that say something of each question that is scored, once and in the order of the questions, and of no other. */
function completeMarks(section: Section, marks: Marks) {
  if (marks.marking !== section.marking) return refuse({ code: "marked-otherwise" });
  if (marks.marking === "pass-fail") return accept<Marks>(marks);
  const questions = scoredQuestions(section);
  const given = (id: QuestionId) => marks.scores.filter(({ questionId }) => questionId === id);
  const missing = questions.find(({ questionId }) => given(questionId).length === 0);
  if (missing !== undefined) return refuse({ code: "score-missing", questionId: missing.questionId });
  const other = marks.scores.find(
    ({ questionId: id }) => given(id).length > 1 || !questions.some(({ questionId }) => questionId === id),
  );
  if (other !== undefined) return refuse({ code: "not-scored", questionId: other.questionId });
  const scores = questions.flatMap(({ questionId }) => given(questionId));
  return accept<Marks>({ marking: "scored", scores });
}
