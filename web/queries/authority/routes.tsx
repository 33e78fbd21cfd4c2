import { Hono } from "hono";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { askingQuery } from "../../../functions/queries/acts.ts";
import { readQueries } from "../../../functions/queries/operations.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { mayAsk } from "../../../shared/queries/rules.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import { textsOf } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { londonTimeOf, timeErrors } from "../../doors/typed-time.ts";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { queriesPath } from "../paths.ts";
import { AskPage, dueTyped } from "./ask-page.tsx";
import { QueriesPage } from "./queries-page.tsx";

const QUERIES = "/competitions/:competition/queries";

/** What was asked in the competition that the address names, for whoever oversees its evaluation. */
async function namedQueries(c: PortalContext) {
  const competition = await namedCompetition(c);
  if (competition instanceof Response) return competition;
  const read = await readQueries(c.get("deps"), actorOf(c, "authority"), competition.competitionId);
  return read.ok ? read.value : refusedPage(c, competition, read.error);
}

/** What bidders are asked about their responses. Mounted at `/authority`. */
export const queriesAuthorityRoutes = new Hono<PortalEnv>()
  .get(QUERIES, async (c) => {
    const asked = await namedQueries(c);
    if (asked instanceof Response) return asked;
    const { evaluation, queries } = asked;
    const within = { frame: frameOf(c), competition: evaluation.competition };
    const page = { within, queries, mayAsk: mayAsk(evaluation), now: c.get("deps").now() };
    return c.html(<QueriesPage {...page} />);
  })
  .route(
    "/",
    formOf(askingQuery, {
      path: `${QUERIES}/ask`,
      facts: namedQueries,
      // About the response and the section that the lead came from.
      start: (_asked, c) => ({
        organisationId: c.req.query("organisation") ?? "",
        sectionId: c.req.query("section") ?? "",
      }),
      read: (form) => accept({ ...textsOf(AskQuery, form), answerBy: londonTimeOf(dueTyped(form)) }),
      controls: (form) => ({ answerBy: timeErrors(dueTyped(form), "due", "due-time") }),
      page: ({ evaluation: { competition, questionnaire, responses } }, filled) => (
        <AskPage
          {...filled}
          competition={competition}
          sections={questionnaire.sections}
          responses={responses}
        />
      ),
      flash: "query-asked",
      to: ({ evaluation }) => queriesPath(evaluation.competition.competitionId),
    }),
  );
