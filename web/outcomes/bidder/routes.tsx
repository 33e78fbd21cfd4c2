import { Hono } from "hono";
import { loadOwnOutcome } from "../../../functions/outcomes/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
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
    const outcome = await loadOwnOutcome(c.get("deps"), actorOf(c, "bidder"), competition);
    if (outcome === undefined) return c.notFound();
    return c.html(<OwnOutcomePage frame={frameOf(c)} competition={competition} outcome={outcome} />);
  },
);
