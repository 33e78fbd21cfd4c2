import { holdingClosing } from "../../functions/competition/acts.ts";
import { holdable } from "../../shared/competition/holding-rules.ts";
import { formOf } from "../doors/form-of.tsx";
import { competitionPath } from "./competition-frame.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { CheckHoldPage, HoldPage } from "./hold-page.tsx";

/** A national lead holds a closing time, at once and alone. */
export const holdRoutes = formOf(holdingClosing, {
  path: "/competitions/:competition/hold",
  facts: namedCompetition,
  page: (competition, filled, c) => (
    <HoldPage {...filled} competition={competition} windows={holdable(competition, c.get("deps").now())} />
  ),
  check: (competition, checking, c) => (
    <CheckHoldPage {...checking} competition={competition} now={c.get("deps").now()} />
  ),
  flash: "closing-held",
  to: (competition) => `${competitionPath("/authority", competition)}/timetable`,
});
