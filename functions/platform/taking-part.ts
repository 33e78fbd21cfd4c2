import { type CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import type { Table, Write } from "./table.ts";

/**
 * The line that makes an organisation one of those whose windows the seal worker walks through. It says nothing else and
 * is written again without harm, before anything that needs sealing.
 */
export const takePart = (competition: CompetitionId, organisationId: OrganisationId) =>
  ({
    put: { pk: partition("TAKERS", competition), sk: sort("ORG", organisationId), organisationId },
  }) as const satisfies Write;

/** The organisations that take part: for the seal worker and the notices, never for a page. */
export async function loadTakers(
  table: Table,
  competition: CompetitionId,
): Promise<readonly OrganisationId[]> {
  const items = await table.all({ pk: partition("TAKERS", competition), beginsWith: sortPrefix("ORG") });
  return items.map((item) => OrganisationId.parse(item["organisationId"]));
}
