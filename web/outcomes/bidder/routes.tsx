import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadOwnOutcome } from "../../../functions/outcomes/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { frameOf } from "../../doors/frame.tsx";
import { OwnOutcomePage } from "./outcome-page.tsx";

/**
 * A bidder's own outcome. Mounted at `/bidder`. Before it is published there is none, whether or not one is being
 * prepared, and none for who submitted no response.
 */
export const outcomesBidderRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/outcome",
  async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const deps = c.get("deps");
    const competition = id.success ? await loadCompetition(deps.table, id.data) : undefined;
    if (competition === undefined) return c.notFound();
    const outcome = await loadOwnOutcome(deps, actorOf(c, "bidder"), competition);
    if (outcome === undefined) return c.notFound();
    return c.html(<OwnOutcomePage frame={frameOf(c)} competition={competition} outcome={outcome} />);
  },
);
