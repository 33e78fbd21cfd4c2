import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { loadBidderHub } from "../../functions/competition/hub-facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/dashboard.ts";
import { bidderHub } from "../../shared/competition/hub.ts";
import { frameOf } from "../doors/frame.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { NotPrequalified } from "./not-prequalified.tsx";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { HubPage } from "./hub-page.tsx";
import { WhomToAsk } from "./whom-to-ask.tsx";
import { CompetitionsPage } from "./page.tsx";

/** For the bidder's door, under `/bidder`. */
export const competitionBidderRoutes = new Hono<PortalEnv>()
  .get("/", async (c) => {
    const deps = c.get("deps");
    const now = deps.now();
    // Single items are read in one request for all of them; each competition takes one query more, for the questions.
    const shown = await Promise.all(
      (await loadCompetitions(deps.table)).map(async (known) => {
        const competition = asParticipantsSeeIt(known, now);
        const facts = await loadBidderHub(deps, actorOf(c, "bidder"), known);
        return { competition, hub: bidderHub({ ...facts, competition }, now) };
      }),
    );
    const competitions = shown.map(({ competition }) => competition);
    const page = { frame: frameOf(c), competitions, now, hubs: shown.map(({ hub }) => hub) };
    return c.html(<CompetitionsPage {...page} home="/bidder" />);
  })

  .get("/competitions/:competition", async (c) => {
    const found = await namedCompetition(c);
    if (found instanceof Response) return found;
    const deps = c.get("deps");
    const now = deps.now();
    const competition = asParticipantsSeeIt(found, now);
    const facts = await loadBidderHub(deps, actorOf(c, "bidder"), found);
    const page = { frame: frameOf(c), competition, hub: bidderHub({ ...facts, competition }, now), now };
    return c.html(
      <HubPage {...page} heading="How everything stands" aside={<WhomToAsk />}>
        {facts.since === undefined && <NotPrequalified competition={competition} now={now} />}
      </HubPage>,
    );
  })

  .route("/", competitionFactsRoutes);
