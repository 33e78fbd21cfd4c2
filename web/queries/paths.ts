import type { QueryId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";

/** Where the authority reads what bidders were asked. */
export const queriesPath = (competition: CompetitionId) => `/authority/competitions/${competition}/queries`;

/** Where a lead asks; about a section of a response that is chosen already, if one is given. */
export function askPath(
  competition: CompetitionId,
  about?: { readonly organisationId: OrganisationId; readonly sectionId: SectionId },
): string {
  const path = `${queriesPath(competition)}/ask`;
  return about === undefined
    ? path
    : `${path}?organisation=${about.organisationId}&section=${about.sectionId}`;
}

/** Where a bidder reads and answers what it was asked. */
export const ownQueriesPath = (competition: CompetitionId) => `/bidder/competitions/${competition}/queries`;
export const ownQueryPath = (competition: CompetitionId, query: QueryId) =>
  `${ownQueriesPath(competition)}/${query}`;
