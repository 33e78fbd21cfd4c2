import { actorOf } from "../../../functions/platform/actor-of.ts";
import { askingQuery } from "../../../functions/queries/acts.ts";
import { readQueries } from "../../../functions/queries/operations.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { decideDue, mayAsk } from "../../../shared/queries/rules.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import { textsOf } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { londonTimeOf, timeErrors } from "../../doors/typed-time.ts";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { queriesPath } from "../paths.ts";
import { AskPage, CheckAskingPage, dueTyped } from "./ask-page.tsx";
import { QueriesPage } from "./queries-page.tsx";

const QUERIES = "/competitions/:competition/queries";

/** What was asked in the competition that the address names, for whoever oversees its evaluation. */
const namedQueries = ofNamed(namedCompetition, async (competition, c) => {
  const read = await readQueries(c.get("deps"), actorOf(c, "authority"), competition.competitionId);
  return read.ok ? read.value : refusedPage(c, competition, read.error);
});

/** What bidders are asked about their responses. Mounted at `/authority`. */
export const queriesAuthorityRoutes = together(
  pageOf(QUERIES, namedQueries, ({ evaluation, queries }, c) => {
    const within = { frame: frameOf(c), competition: evaluation.competition };
    const page = { within, queries, mayAsk: mayAsk(evaluation), now: c.get("deps").now() };
    return <QueriesPage {...page} />;
  }),
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
    also(form, _asked, c) {
      const due = decideDue({ answerBy: londonTimeOf(dueTyped(form)) }, c.get("deps").now());
      return due.ok ? undefined : due.error;
    },
    page: ({ evaluation: { competition, questionnaire, responses } }, filled) => (
      <AskPage {...filled} {...{ competition, responses }} sections={questionnaire.sections} />
    ),
    check: ({ evaluation: { competition } }, checking) => (
      <CheckAskingPage {...checking} competition={competition} />
    ),
    flash: "query-asked",
    to: ({ evaluation }) => queriesPath(evaluation.competition.competitionId),
  }),
);
