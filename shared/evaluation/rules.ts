import { type AuthorityActor, isLeadOfSome, isNationalLead, named } from "../kernel/actor.ts";
import type { OrganisationId, PersonId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { QuestionId, Questionnaire, Question, Section, SectionId } from "../questionnaire/schema.ts";
import type {
  AssignEvaluator,
  Assignment,
  Declaration,
  DeclareInterests,
  UnassignEvaluator,
} from "./schema.ts";

export type EvaluationRefusal =
  | Common<"not-found" | "not-for-your-role" | "needs-national-lead" | "changed-meanwhile">
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "outcome-proposed"; proposedAt: Instant }
  | { code: "section-not-marked" }
  | { code: "cannot-evaluate" }
  | { code: "assigned-already" }
  | { code: "not-assigned" }
  | { code: "interests-not-declared" }
  | { code: "interest-declared" }
  | { code: "interest-declared-already"; organisationId: OrganisationId }
  | { code: "no-interest-added" }
  | { code: "submitted-already" }
  | { code: "marked-otherwise" }
  | { code: "score-missing"; questionId: QuestionId }
  | { code: "not-scored"; questionId: QuestionId }
  | { code: "marks-outstanding" }
  | { code: "too-few-marks"; needed: number };

/** What every decision about an evaluation stands on: a PQQ that is sealed, and who has which part in marking it. */
export type EvaluationFacts = {
  readonly actor: AuthorityActor;
  readonly cancelledAt: Instant | undefined;
  /** When the outcome was proposed. From then on nothing is marked. */
  readonly proposedAt: Instant | undefined;
  readonly questionnaire: Questionnaire;
  /** The organisations whose responses were opened. */
  readonly responded: readonly OrganisationId[];
  readonly assignments: readonly Assignment[];
  /** The latest declaration of each person. */
  readonly declarations: readonly Declaration[];
};

/** The sections that evaluators mark: all but those that are only read. */
export const markedSections = ({ sections }: Pick<Questionnaire, "sections">): readonly Section[] =>
  sections.filter(({ marking }) => marking !== "not-scored");

/** A question that is scored, with its part in the total in percent. */
export type ScoredQuestion = Question & { readonly weight: number };

/** The questions of a section that are scored: those with a weight, in a section that is marked by scores. */
export const scoredQuestions = ({ marking, questions }: Section): readonly ScoredQuestion[] =>
  marking === "scored"
    ? questions.filter(
        (question): question is ScoredQuestion & Extract<Question, { kind: "text" }> =>
          question.kind === "text" && question.weight !== undefined,
      )
    : [];

export const sectionOf = ({ sections }: Pick<Questionnaire, "sections">, id: SectionId) =>
  sections.find(({ sectionId }) => sectionId === id);

/** Whether somebody of this role may be given a part: evaluators, and competition leads. */
export const mayEvaluate = (actor: Pick<AuthorityActor, "role">): boolean =>
  actor.role === "evaluator" || isLeadOfSome(actor);

/** The parts that a person has now; of one section, or of all. */
export const partsOf = (
  { assignments }: Pick<EvaluationFacts, "assignments">,
  person: PersonId,
  section?: SectionId,
): readonly Assignment[] =>
  assignments.filter(
    ({ personId, sectionId, removed }) =>
      personId === person && removed === undefined && (section === undefined || sectionId === section),
  );

/** The latest declaration of a person. */
export const declarationOf = ({ declarations }: Pick<EvaluationFacts, "declarations">, person: PersonId) =>
  declarations.find(({ personId }) => personId === person);

/** Whether a person declared an interest in an organisation: its response is then kept from them. */
export const hasInterest = (
  facts: Pick<EvaluationFacts, "declarations">,
  person: PersonId,
  organisation: OrganisationId,
): boolean =>
  declarationOf(facts, person)?.interests.some(({ organisationId }) => organisationId === organisation) ===
  true;

/** Decides whether somebody is given a part in a section. One person has one part in a section at most. */
export function decideAssignment(
  facts: EvaluationFacts & { readonly subject: AuthorityActor | undefined },
  { sectionId, personId, part }: AssignEvaluator,
  now: Instant,
) {
  const { actor, questionnaire, subject, assignments } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  const open = stillOpen(facts);
  if (!open.ok) return open;
  const section = sectionOf(questionnaire, sectionId);
  if (section === undefined) return refuse({ code: "not-found" });
  if (section.marking === "not-scored") return refuse({ code: "section-not-marked" });
  if (subject === undefined || !mayEvaluate(subject)) return refuse({ code: "cannot-evaluate" });
  if (partsOf(facts, personId, sectionId).length > 0) return refuse({ code: "assigned-already" });
  const before = assignments.find((one) => one.sectionId === sectionId && one.personId === personId);
  return accept<Assignment>({
    sectionId,
    personId,
    name: subject.name,
    part,
    assignedAt: now,
    assignedBy: named(actor),
    version: (before?.version ?? 0) + 1,
  });
}

/** Decides whether somebody is taken off a section. What they submitted stands; what they did not is not waited for. */
export function decideUnassignment(
  facts: EvaluationFacts,
  { sectionId, personId, reason }: UnassignEvaluator,
  now: Instant,
) {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  const open = stillOpen(facts);
  if (!open.ok) return open;
  const [assignment] = partsOf(facts, personId, sectionId);
  if (assignment === undefined) return refuse({ code: "not-assigned" });
  const removed = { at: now, by: named(facts.actor), reason };
  return accept<Assignment>({ ...assignment, removed, version: assignment.version + 1 });
}

/**
 * Decides what somebody's declaration is from now on: the first may declare nothing; a later one adds to what was
 * declared, and takes nothing back. For whoever has a part, and national leads, who may moderate everything.
 */
export function decideDeclaration(
  facts: EvaluationFacts,
  { seenVersion, interests }: DeclareInterests,
  now: Instant,
) {
  const { actor, responded } = facts;
  if (!takesPart(facts)) return refuse({ code: "not-for-your-role" });
  const before = declarationOf(facts, actor.personId);
  if (seenVersion !== (before?.version ?? 0)) return refuse({ code: "changed-meanwhile" });
  if (before !== undefined && interests.length === 0) return refuse({ code: "no-interest-added" });
  const declared = new Set(before?.interests.map(({ organisationId }) => organisationId));
  for (const { organisationId } of interests) {
    if (!responded.includes(organisationId)) return refuse({ code: "not-found" });
    if (declared.has(organisationId)) return refuse({ code: "interest-declared-already", organisationId });
    declared.add(organisationId);
  }
  const added = interests.map((interest) => ({ ...interest, declaredAt: now }));
  return accept<Declaration>({
    ...named(actor),
    interests: [...(before?.interests ?? []), ...added],
    declaredAt: now,
    version: seenVersion + 1,
  });
}

/** Whether somebody has a part in the evaluation: one that was given to them, or as a national lead. */
export const takesPart = (facts: EvaluationFacts): boolean =>
  isNationalLead(facts.actor) ||
  (mayEvaluate(facts.actor) && partsOf(facts, facts.actor.personId).length > 0);

/** Nothing of an evaluation changes once the outcome is proposed, or the competition was cancelled. */
export function stillOpen({ cancelledAt, proposedAt }: EvaluationFacts) {
  if (cancelledAt !== undefined) return refuse({ code: "competition-cancelled", cancelledAt });
  if (proposedAt !== undefined) return refuse({ code: "outcome-proposed", proposedAt });
  return accept(undefined);
}
