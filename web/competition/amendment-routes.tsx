import { proposingAmendment } from "../../functions/competition/acts.ts";
import { problemOfMove } from "../../shared/competition/amendment-rules.ts";
import { movableInstants } from "../../shared/competition/amendments-shown.ts";
import { accept } from "../../shared/kernel/result.ts";
import { formOf } from "../doors/form-of.tsx";
import { proposalsPath } from "../proposals/paths.ts";
import { namedCompetition } from "./competition-for-routes.ts";
import { ProposePage } from "./propose-page.tsx";
import { amendmentControls, amendmentFields, moveTyped } from "./typed-amendment.ts";

/** The timetable moves by amendments that one lead proposes and another person confirms. */
export const amendmentRoutes = formOf(proposingAmendment, {
  path: "/competitions/:competition/propose-amendment",
  facts: namedCompetition,
  seen: ({ version }) => version,
  read: (form) => accept(amendmentFields(form)),
  controls: amendmentControls,
  also: (form, competition, c) => problemOfMove(competition, moveTyped(form), c.get("deps").now()),
  page: (competition, filled, c) => (
    <ProposePage
      {...filled}
      competition={competition}
      movable={movableInstants(competition, c.get("deps").now())}
    />
  ),
  flash: "proposal-made",
  to: ({ competitionId }) => proposalsPath(competitionId),
});
