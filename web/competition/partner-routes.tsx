import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { partnerHub } from "../../shared/competition/hub.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { HubPage } from "./hub-page.tsx";
import { WhomToAsk } from "./whom-to-ask.tsx";
import { CompetitionsPage } from "./page.tsx";

/** For the partner's door, under `/partner`. */
export const competitionPartnerRoutes = together(
  new Hono<PortalEnv>().get("/", async (c) => {
    const { table, now } = c.get("deps");
    const competitions = (await loadCompetitions(table)).map((one) => asParticipantsSeeIt(one, now()));
    // Nothing is asked of a partner.
    const page = { frame: frameOf(c), competitions, now: now(), hubs: [] };
    return c.html(<CompetitionsPage {...page} home="/partner" />);
  }),
  pageOf("/competitions/:competition", namedCompetition, (found, c) => {
    const now = c.get("deps").now();
    const competition = asParticipantsSeeIt(found, now);
    const hub = partnerHub(competition, actorOf(c, "partner").lots);
    const page = { frame: frameOf(c), competition, hub, now };
    return (
      <HubPage {...page} heading="Your lots" aside={<WhomToAsk />}>
        {hub.lines.length === 0 && <p>None of the lots of this competition is yours.</p>}
      </HubPage>
    );
  }),
  competitionFactsRoutes,
);
