import type { PortalContext } from "../../functions/platform/request.ts";
import { loadStanding } from "../../functions/proposals/facts.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { ratificationInWords } from "../../shared/proposals/words.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { frameOf } from "../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { waitsHere } from "../doors/waits-here.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { LotsPage, TimetablePage } from "./facts-pages.tsx";

const OF_TIMETABLE = ["timetable-amendment", "holding-extension", "competition-cancelled"] as const;

/** The competition that the address names, as the readers of this door see it. */
const shownCompetition = ofNamed(namedCompetition, async (known, c) => {
  const now = c.get("deps").now();
  // Only people of the authority come to its addresses; they see who proposed and confirmed an amendment, and what waits.
  const ofAuthority = c.req.path.startsWith("/authority/");
  const competition = ofAuthority ? known : asParticipantsSeeIt(known, now);
  const frame = frameOf(c, ofAuthority ? await waitsHere(c, OF_TIMETABLE) : undefined);
  return {
    frame,
    competition,
    now,
    ratifications: ofAuthority ? await ratificationsOf(c, known) : undefined,
  };
});

/** Whether a second person stands by what one held in a competition. */
async function ratificationsOf(c: PortalContext, { competitionId: scope, amendments }: Competition) {
  const held = amendments.filter((one) => one.held).map(({ proposalId }) => ({ scope, proposalId }));
  const followed = await loadStanding(c.get("deps"), held);
  return new Map([...followed].map(([id, one]) => [id, ratificationInWords(one)]));
}

/** What everybody may know of a competition, for every door: its timetable, its lots and its rules. */
export const competitionFactsRoutes = together(
  pageOf("/competitions/:competition/timetable", shownCompetition, (shown) => <TimetablePage {...shown} />),
  pageOf("/competitions/:competition/lots", shownCompetition, (shown) => <LotsPage {...shown} />),
);
