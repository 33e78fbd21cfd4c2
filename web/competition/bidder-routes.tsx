import { Hono } from "hono";
import { loadCompetitions, loadStanding } from "../../functions/competition/facts.ts";
import { loadBidderHub } from "../../functions/competition/hub-facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import { prequalifiedSince, publishedOutcome } from "../../shared/kernel/standing.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { HubPage } from "./hub-page.tsx";
import { ShutOut } from "./how-it-stands.tsx";
import { WhomToAsk } from "./whom-to-ask.tsx";
import { CompetitionsPage } from "./page.tsx";

/** For the bidder's door, under `/bidder`. */
export const competitionBidderRoutes = together(
  new Hono<PortalEnv>().get("/", async (c) => {
    const deps = c.get("deps");
    const now = deps.now();
    // Single items are read in one request for all of them; each competition takes one query more, for the questions.
    const found = await loadCompetitions(deps.table);
    const actor = actorOf(c, "bidder");
    const hubs = await Promise.all(
      found.map((competition) => loadBidderHub({ deps, actor, competition, now })),
    );
    const competitions = found.map((competition) => asParticipantsSeeIt(competition, now));
    const page = { frame: frameOf(c), competitions, now, hubs };
    return c.html(<CompetitionsPage {...page} home="/bidder" />);
  }),
  pageOf("/competitions/:competition", namedCompetition, async (found, c) => {
    const deps = c.get("deps");
    const now = deps.now();
    const competition = asParticipantsSeeIt(found, now);
    const actor = actorOf(c, "bidder");
    const [hub, standing] = await Promise.all([
      loadBidderHub({ deps, actor, competition: found, now }),
      loadStanding(deps.table, actor.organisationId, found.competitionId),
    ]);
    const page = { frame: frameOf(c), competition, hub, now };
    return (
      <HubPage {...page} heading="How everything stands" aside={<WhomToAsk />}>
        <ShutOut shutOut={hub.shutOut} competition={competition} now={now} path={c.req.path} />
        {hub.shutOut === undefined && prequalifiedSince(found, standing, now) === undefined && (
          <p>
            Your organisation has not pre-qualified in this competition
            {publishedOutcome(competition, now) === undefined && " yet"}. Lot preferences, the data room and
            tenders are for organisations that have.
          </p>
        )}
      </HubPage>
    );
  }),
  competitionFactsRoutes,
);
