import { isNationalLead } from "../kernel/actor.ts";
import type { StoredFile } from "../files/schema.ts";
import type { OrganisationId } from "../kernel/id.ts";
import { accept, refuse } from "../kernel/result.ts";
import { byName } from "../kernel/text.ts";
import type { Section } from "../questionnaire/schema.ts";
import { declarationOf, type EvaluationFacts, hasInterest, mayEvaluate, partsOf } from "./rules.ts";
import type { OpenedResponse } from "../responses/schema.ts";
import { marksAreIn, type SectionAt } from "./marking.ts";
import type { Moderation, SubmittedMarks } from "./schema.ts";

/** Whether somebody reads every response, and how far the evaluation is: national leads and auditors. */
export const oversees = ({ actor }: Pick<EvaluationFacts, "actor">): boolean =>
  isNationalLead(actor) || actor.role === "auditor";

/** Decides whether somebody may look at the list of responses and at how far the evaluation is. */
export const decideOverview = (facts: Pick<EvaluationFacts, "actor">) =>
  oversees(facts) ? accept(undefined) : refuse({ code: "not-for-your-role" });

/**
 * Decides which sections of an organisation's response somebody may read. National leads and auditors: all. Whoever has
 * a part in sections: those, once they have declared their interests. An interest in the organisation keeps its response
 * from anybody. Support managers, and whoever has no part, read nothing.
 */
export function decideReading(facts: EvaluationFacts, organisationId: OrganisationId) {
  const { actor, questionnaire, responded } = facts;
  const own = partsOf(facts, actor.personId);
  const all = oversees(facts);
  if (!all && (own.length === 0 || !mayEvaluate(actor))) return refuse({ code: "not-for-your-role" });
  if (!responded.includes(organisationId)) return refuse({ code: "not-found" });
  if (!all && declarationOf(facts, actor.personId) === undefined)
    return refuse({ code: "interests-not-declared" });
  if (hasInterest(facts, actor.personId, organisationId)) return refuse({ code: "interest-declared" });
  return accept(
    questionnaire.sections.filter(
      (section) => all || own.some(({ sectionId }) => sectionId === section.sectionId),
    ),
  );
}

/** Decides whether somebody may read one section of a response; one that is not theirs is as one that is not there. */
export function decideReadingSection(facts: EvaluationFacts, { sectionId, organisationId }: SectionAt) {
  const sections = decideReading(facts, organisationId);
  if (!sections.ok) return sections;
  const section = sections.value.find((one) => one.sectionId === sectionId);
  return section === undefined ? refuse({ code: "not-found" }) : accept(section);
}

/**
 * What somebody may read of how a section of a response was marked: their own marks always; everybody's, and the
 * consensus, once all marks are in. Marks of whoever declared an interest afterwards are left out: they do not count.
 */
export function readableMarks(
  facts: EvaluationFacts,
  section: Section,
  organisationId: OrganisationId,
  { submitted, moderations }: Marked,
): Marked & { readonly allIn: boolean } {
  if (!marksAreIn(facts, section, organisationId, submitted).ok) {
    const own = submitted.filter(({ personId }) => personId === facts.actor.personId);
    return { allIn: false, submitted: own, moderations: [] };
  }
  const clear = submitted
    .filter(({ personId }) => !hasInterest(facts, personId, organisationId))
    .toSorted(byName);
  return { allIn: true, submitted: clear, moderations };
}

/** How a section of a response was marked: by each evaluator, and every version of the consensus. */
export type Marked = {
  readonly submitted: readonly SubmittedMarks[];
  readonly moderations: readonly Moderation[];
};

/** The files of a response that belong to these sections. */
export const filesOf = (
  response: Pick<OpenedResponse, "files"> | undefined,
  sections: readonly Section[],
): readonly StoredFile[] => {
  const questions = new Set<string>(
    sections.flatMap((section) => section.questions.map(({ questionId }) => questionId)),
  );
  return (response?.files ?? []).filter(({ subject }) => questions.has(subject));
};
