import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { frameOf } from "../../doors/frame.tsx";
import { PrequalifiedPage } from "./prequalified-page.tsx";

/** Who has pre-qualified, for everybody, from the instant of the outcome on. For the public door. */
export const outcomesPublicRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/pre-qualified",
  async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const deps = c.get("deps");
    const competition = id.success ? await loadCompetition(deps.table, id.data) : undefined;
    const prequalified = competition && (await loadPrequalified(deps, competition));
    if (competition === undefined || prequalified === undefined) return c.notFound();
    return c.html(
      <PrequalifiedPage frame={frameOf(c)} competition={competition} prequalified={prequalified} />,
    );
  },
);
