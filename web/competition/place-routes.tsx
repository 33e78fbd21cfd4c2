import { loadCompetition } from "../../functions/competition/facts.ts";
import type { Place, PortalContext } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { homeFor, homeOf, placeIn } from "./competition-frame.tsx";

const BELOW = /^(?:\/[a-z]+)?\/competitions\/([^/]+)/;

/**
 * Within which competition an address lies, whether or not there is a page. Competitions are known to everybody; the parts
 * of one only to those whose pages these are.
 */
export async function competitionPlace(c: PortalContext): Promise<Place | undefined> {
  const { path } = c.req;
  const home = homeOf(path);
  const id = CompetitionId.safeParse(BELOW.exec(path)?.[1]).data;
  if (id === undefined || (home !== "" && home !== homeFor(c.get("session")?.actor))) return undefined;
  const { table, now } = c.get("deps");
  const frame = { path, viewer: { actor: c.get("session")?.actor, now: now() } };
  const found = await loadCompetition(table, id);
  return found && placeIn({ frame, competition: asParticipantsSeeIt(found, now()) });
}
