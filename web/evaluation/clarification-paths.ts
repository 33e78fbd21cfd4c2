import type { ClarificationId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";

/** Where the authority reads what bidders were asked. */
export const clarificationsPath = (competition: CompetitionId) =>
  `/authority/competitions/${competition}/clarifications`;

/** Where a lead asks; about a section of a response that is chosen already, if one is given. */
export function askPath(
  competition: CompetitionId,
  about?: { readonly organisationId: OrganisationId; readonly sectionId: SectionId },
): string {
  const path = `${clarificationsPath(competition)}/ask`;
  return about === undefined
    ? path
    : `${path}?organisation=${about.organisationId}&section=${about.sectionId}`;
}

/** Where a bidder reads and answers what it was asked. */
export const ownClarificationsPath = (competition: CompetitionId) =>
  `/bidder/competitions/${competition}/clarifications`;
export const ownClarificationPath = (competition: CompetitionId, clarification: ClarificationId) =>
  `${ownClarificationsPath(competition)}/${clarification}`;
