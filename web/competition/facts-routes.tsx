import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { frameOf } from "../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { LotsPage, TimetablePage } from "./facts-pages.tsx";

/** The competition that the address names, as the readers of this door see it. */
const shownCompetition = ofNamed(namedCompetition, (known, c) => {
  const now = c.get("deps").now();
  // Only people of the authority come to its addresses; they see who proposed and confirmed an amendment.
  const competition = c.req.path.startsWith("/authority/") ? known : asParticipantsSeeIt(known, now);
  return { frame: frameOf(c), competition, now };
});

/** What everybody may know of a competition, for every door: its timetable, its lots and its rules. */
export const competitionFactsRoutes = together(
  pageOf("/competitions/:competition/timetable", shownCompetition, (shown) => <TimetablePage {...shown} />),
  pageOf("/competitions/:competition/lots", shownCompetition, (shown) => <LotsPage {...shown} />),
);
