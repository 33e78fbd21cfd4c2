import { Hono } from "hono";
import { sealableAt } from "../../shared/competition/due.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { loadAmendments, loadCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { offeredTo, proposalsOf } from "../../shared/competition/dashboard.ts";
import { frameOf } from "../doors/frame.tsx";
import { amendmentRoutes } from "./amendment-routes.tsx";
import { addressedCompetition } from "./competition-for-routes.ts";
import { AuthorityPart, CreateLink } from "./authority-part.tsx";
import { cancelRoutes } from "./cancel-routes.tsx";
import { createRoutes } from "./create-routes.tsx";
import { CompetitionPage, CompetitionsPage } from "./page.tsx";
import { prequalificationRoutes } from "./prequalification-routes.tsx";

/** For the authority's door, under `/authority`. Nothing here reads what an open window hides. */
export const competitionAuthorityRoutes = new Hono<PortalEnv>()
  .get("/", async (c) => {
    const { table, now } = c.get("deps");
    const page = { frame: frameOf(c), competitions: await loadCompetitions(table), now: now() };
    return c.html(
      <CompetitionsPage {...page} home="/authority">
        <CreateLink offered={offeredTo(actorOf(c, "authority"))} />
      </CompetitionsPage>,
    );
  })

  .get("/competitions/:competition", async (c) => {
    const competition = await addressedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { table, now } = c.get("deps");
    const proposals = proposalsOf(competition, await loadAmendments(table, competition.competitionId), now());
    const waiting = proposals.filter(({ state }) => state === "waiting").length;
    const offered = offeredTo(actorOf(c, "authority"));
    const pqq = pqqOf(competition);
    return c.html(
      <CompetitionPage frame={frameOf(c)} home="/authority" competition={competition} now={now()}>
        <AuthorityPart
          competition={competition}
          offered={offered}
          waiting={waiting}
          pqqSealableFrom={pqq && sealableAt(pqq)}
          now={now()}
        />
      </CompetitionPage>,
    );
  })

  .route("/", createRoutes)
  .route("/", amendmentRoutes)
  .route("/", cancelRoutes)
  .route("/", prequalificationRoutes);
