import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf } from "../../doors/page-of.tsx";
import { PrequalifiedPage } from "./prequalified-page.tsx";

/** Who has pre-qualified, from the instant of the outcome on: for every door, so that everybody stays among their own pages. */
export const prequalifiedRoutes = pageOf(
  "/competitions/:competition/pre-qualified",
  namedCompetition,
  async (competition, c) => {
    const prequalified = await loadPrequalified(c.get("deps"), competition);
    if (prequalified === undefined) return c.notFound();
    return <PrequalifiedPage frame={frameOf(c)} competition={competition} prequalified={prequalified} />;
  },
);
