import { loadCompetition } from "../../functions/competition/facts.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";

/** The competition that an address names; undefined when there is none of that id, or it is no id at all. */
export async function addressedCompetition(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  return id.success ? loadCompetition(c.get("deps").table, id.data) : undefined;
}

/** The competition that an address names, or the answer that there is none. */
export const namedCompetition = async (c: PortalContext): Promise<Competition | Response> =>
  (await addressedCompetition(c)) ?? c.notFound();
