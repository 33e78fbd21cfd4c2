import { loadCompetition } from "../../functions/competition/facts.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";

/** The competition that an address names, or the answer that there is none. */
export async function namedCompetition(c: PortalContext): Promise<Competition | Response> {
  const id = addressed(c, "competition", CompetitionId);
  return (id && (await loadCompetition(c.get("deps").table, id))) ?? c.notFound();
}
