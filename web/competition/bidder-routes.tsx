import { Hono } from "hono";
import { loadCompetitions, loadStanding } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/dashboard.ts";
import { isPrequalified } from "../../shared/competition/rules.ts";
import { frameOf } from "../doors/frame.tsx";
import { askedCompetition } from "./asked-competition.ts";
import { BidderPart } from "./bidder-part.tsx";
import { CompetitionPage, CompetitionsPage } from "./page.tsx";

/** For the bidder's door, under `/bidder`. */
export const competitionBidderRoutes = new Hono<PortalEnv>()
  .get("/", async (c) => {
    const { table, now } = c.get("deps");
    const competitions = (await loadCompetitions(table)).map(asParticipantsSeeIt);
    const page = { frame: frameOf(c), competitions, now: now() };
    return c.html(<CompetitionsPage {...page} home="/bidder" />);
  })

  .get("/competitions/:competition", async (c) => {
    const found = await askedCompetition(c);
    if (found === undefined) return c.notFound();
    const { table, now } = c.get("deps");
    const { organisationId } = actorOf(c, "bidder");
    const standing = await loadStanding(table, organisationId, found.competitionId);
    const competition = asParticipantsSeeIt(found);
    const counted = isPrequalified(standing, now()) ? standing : undefined;
    return c.html(
      <CompetitionPage frame={frameOf(c)} home="/bidder" competition={competition} now={now()}>
        <BidderPart competition={competition} standing={counted} now={now()} />
      </CompetitionPage>,
    );
  });
