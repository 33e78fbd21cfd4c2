import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { asParticipantsSeeIt } from "../../shared/competition/dashboard.ts";
import { frameOf } from "../doors/frame.tsx";
import { addressedCompetition } from "./competition-for-routes.ts";
import { CompetitionPage, CompetitionsPage } from "./page.tsx";
import { PartnerPart } from "./partner-part.tsx";

/** For the partner's door, under `/partner`. */
export const competitionPartnerRoutes = new Hono<PortalEnv>()
  .get("/", async (c) => {
    const { table, now } = c.get("deps");
    const competitions = (await loadCompetitions(table)).map((one) => asParticipantsSeeIt(one, now()));
    const page = { frame: frameOf(c), competitions, now: now() };
    return c.html(<CompetitionsPage {...page} home="/partner" />);
  })

  .get("/competitions/:competition", async (c) => {
    const found = await addressedCompetition(c);
    if (found === undefined) return c.notFound();
    const now = c.get("deps").now();
    const competition = asParticipantsSeeIt(found, now);
    const page = { frame: frameOf(c), competition, now };
    return c.html(
      <CompetitionPage {...page} home="/partner">
        <PartnerPart competition={competition} lots={actorOf(c, "partner").lots} />
      </CompetitionPage>,
    );
  });
