import { loadStanding } from "../../../functions/competition/facts.ts";
import { loadOwnOutcome } from "../../../functions/outcomes/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf } from "../../doors/page-of.tsx";
import { OwnOutcomePage } from "./outcome-page.tsx";

/**
 * A bidder's own outcome. Mounted at `/bidder`. Before it is published there is none, whether or not one is being
 * prepared, and none for who submitted no response.
 */
export const outcomesBidderRoutes = pageOf(
  "/competitions/:competition/outcome",
  namedCompetition,
  async (competition, c) => {
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
    return <OwnOutcomePage {...page} />;
  },
);
