import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { frameOf } from "../doors/frame.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { LotsPage, TimetablePage } from "./facts-pages.tsx";

/** What everybody may know of a competition, for every door: its timetable, its lots and its rules. */
export const competitionFactsRoutes = new Hono<PortalEnv>()
  .get("/competitions/:competition/timetable", async (c) => {
    const shown = await shownCompetition(c);
    return shown instanceof Response ? shown : c.html(<TimetablePage {...shown} />);
  })
  .get("/competitions/:competition/lots", async (c) => {
    const shown = await shownCompetition(c);
    return shown instanceof Response ? shown : c.html(<LotsPage {...shown} />);
  });

/** The competition that the address names, as the readers of this door see it, or the answer that there is none. */
async function shownCompetition(c: PortalContext) {
  const known = await namedCompetition(c);
  if (known instanceof Response) return known;
  const now = c.get("deps").now();
  // Only people of the authority come to its addresses; they see who proposed and confirmed an amendment.
  const competition = c.req.path.startsWith("/authority/") ? known : asParticipantsSeeIt(known, now);
  return { frame: frameOf(c), competition, now };
}
