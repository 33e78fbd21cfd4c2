import { Hono } from "hono";
import { loadStanding } from "../../../functions/competition/facts.ts";
import { loadOwnOutcome } from "../../../functions/outcomes/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { OwnOutcomePage } from "./outcome-page.tsx";

/**
 * A bidder's own outcome. Mounted at `/bidder`. Before it is published there is none, whether or not one is being
 * prepared, and none for who submitted no response.
 */
export const outcomesBidderRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/outcome",
  async (c) => {
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const deps = c.get("deps");
    const actor = actorOf(c, "bidder");
    const [outcome, standing] = await Promise.all([
      loadOwnOutcome(deps, actor, competition),
      loadStanding(deps.table, actor.organisationId, competition.competitionId),
    ]);
    if (outcome === undefined) return c.notFound();
    const now = deps.now();
    const since = prequalifiedSince(competition, standing, now);
    const page = { frame: frameOf(c), competition, outcome, since, now };
    return c.html(<OwnOutcomePage {...page} />);
  },
);
