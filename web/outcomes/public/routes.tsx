import { Hono } from "hono";
import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { PrequalifiedPage } from "./prequalified-page.tsx";

/** Who has pre-qualified, from the instant of the outcome on: for every door, so that everybody stays among their own pages. */
export const prequalifiedRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/pre-qualified",
  async (c) => {
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const prequalified = await loadPrequalified(c.get("deps"), competition);
    if (prequalified === undefined) return c.notFound();
    return c.html(
      <PrequalifiedPage frame={frameOf(c)} competition={competition} prequalified={prequalified} />,
    );
  },
);
