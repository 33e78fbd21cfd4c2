import { Hono } from "hono";
import { loadCompetitions, loadStanding } from "../../functions/competition/facts.ts";
import { loadOwnQueries } from "../../functions/queries/facts.ts";
import { loadOwnOutcome } from "../../functions/outcomes/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { responseIn } from "../../functions/responses/facts.ts";
import { asParticipantsSeeIt } from "../../shared/competition/dashboard.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { frameOf } from "../doors/frame.tsx";
import { addressedCompetition } from "./competition-for-routes.ts";
import { BidderPart } from "./bidder-part.tsx";
import { CompetitionPage, CompetitionsPage } from "./page.tsx";
import { PqqPart } from "./pqq-part.tsx";

/** For the bidder's door, under `/bidder`. */
export const competitionBidderRoutes = new Hono<PortalEnv>()
  .get("/", async (c) => {
    const { table, now } = c.get("deps");
    const competitions = (await loadCompetitions(table)).map((one) => asParticipantsSeeIt(one, now()));
    const page = { frame: frameOf(c), competitions, now: now() };
    return c.html(<CompetitionsPage {...page} home="/bidder" />);
  })

  .get("/competitions/:competition", async (c) => {
    const found = await addressedCompetition(c);
    if (found === undefined) return c.notFound();
    const deps = c.get("deps");
    const { table, now } = deps;
    const actor = actorOf(c, "bidder");
    const { organisationId } = actor;
    const [standing, response, questions, outcome] = await Promise.all([
      loadStanding(table, organisationId, found.competitionId),
      responseIn(deps, organisationId, found),
      loadOwnQueries(table, actor, found.competitionId),
      loadOwnOutcome(deps, actor, found),
    ]);
    const competition = asParticipantsSeeIt(found, now());
    const since = prequalifiedSince(found, standing, now());
    return c.html(
      <CompetitionPage frame={frameOf(c)} home="/bidder" competition={competition} now={now()}>
        {response && (
          <PqqPart
            competition={competition}
            response={response}
            questions={questions}
            outcome={outcome}
            now={now()}
          />
        )}
        <BidderPart competition={competition} prequalifiedSince={since} now={now()} />
      </CompetitionPage>,
    );
  });
