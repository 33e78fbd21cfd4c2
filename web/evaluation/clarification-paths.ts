import type { ClarificationId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";

/** Where the authority reads what bidders were asked. */
export const clarificationsPath = (competition: CompetitionId) =>
  `/authority/competitions/${competition}/clarifications`;

/** Where a lead asks; with a response and a section already chosen, if they are given. */
export function askPath(
  competition: CompetitionId,
  about?: { readonly organisationId: OrganisationId; readonly sectionId?: SectionId },
): string {
  const query = new URLSearchParams({
    ...(about === undefined ? {} : { organisation: about.organisationId }),
    ...(about?.sectionId === undefined ? {} : { section: about.sectionId }),
  });
  return `${clarificationsPath(competition)}/ask${query.size === 0 ? "" : `?${query}`}`;
}

/** Where a bidder reads and answers what it was asked. */
export const ownClarificationsPath = (competition: CompetitionId) =>
  `/bidder/competitions/${competition}/clarifications`;
export const ownClarificationPath = (competition: CompetitionId, clarification: ClarificationId) =>
  `${ownClarificationsPath(competition)}/${clarification}`;
