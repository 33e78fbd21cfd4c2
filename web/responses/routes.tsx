import { loadOwnQueries } from "../../functions/queries/facts.ts";
import { loadOwnOutcome } from "../../functions/outcomes/facts.ts";
import { reusingAnswers } from "../../functions/responses/acts.ts";
import {
  loadMyAnswers,
  loadMyFiles,
  loadMySubmissions,
  loadReusable,
} from "../../functions/responses/facts.ts";
import { loadStandingFiles } from "../../functions/responses/submitted-facts.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { standsOf } from "../../shared/responses/rules.ts";
import { canBeFatal } from "../../shared/responses/alerts.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { MyAnswersPage, PrintPage } from "./printed-pages.tsx";
import { type OwnResponse, namedResponse } from "./response-for-routes.tsx";
import { inStage } from "../handing-in/handing-in-for-routes.tsx";
import { RefusedPage } from "../handing-in/stage-page.tsx";
import { PQQ } from "./paths.ts";
import { ReusePage } from "./reuse-page.tsx";
import { TaskListPage } from "./task-list-page.tsx";

/** A response with the organisation's other competitions in which it answered something. */
const withSources = ofNamed(namedResponse, async (response) => {
  const { deps, actor, competition } = response;
  return { ...response, sources: await loadReusable(deps.table, { ...competition, ...actor }) };
});

/** A bidder's own response at a glance, to be read, printed, and started from an earlier one. Mounted at `/bidder`. */
export const responsesBidderRoutes = together(
  pageOf(PQQ, namedResponse, async (response, c) => {
    const { deps, actor, competition, stage, now } = response;
    const { competitionId } = competition;
    const own = { ...actor, competitionId };
    const [draft, standingFiles, history, reusable, questions, outcome] = await Promise.all([
      // Of the answers only those that the rules can fail it for are read.
      loadAnswered(response, canBeFatal(response.questionnaire ?? { sections: [] })),
      loadStandingFiles(deps.table, actor, competition, standsOf(response.submitted)),
      loadMySubmissions(deps.table, own, stage),
      response.shut === undefined ? loadReusable(deps.table, own) : [],
      // Nothing is asked about a response before it is opened.
      competition.sealed[stage.stageId] === undefined ? [] : loadOwnQueries(deps.table, actor, competitionId),
      loadOwnOutcome(deps, actor, competition),
    ]);
    const since = prequalifiedSince(competition, response.standing, now);
    const read = {
      files: draft.files,
      sections: draft.sections,
      standingFiles,
      history,
      questions,
      outcome,
      since,
      reusable: reusable.length > 0,
    };
    return <TaskListPage {...response} {...inStage(c, response)} {...read} role={actor.role} />;
  }),
  pageOf(`${PQQ}/print`, namedResponse, (response, c) => {
    const { questionnaire } = response;
    if (questionnaire === undefined) return c.redirect(response.path, 303);
    return <PrintPage {...inStage(c, response)} questionnaire={questionnaire} now={response.now} />;
  }),
  pageOf(`${PQQ}/answers`, namedResponse, async (response, c) => {
    const { questionnaire, draft } = response;
    if (questionnaire === undefined || draft === undefined) return c.redirect(response.path, 303);
    const all = await loadAnswered(response);
    return (
      <MyAnswersPage
        {...inStage(c, response)}
        {...all}
        questionnaire={questionnaire}
        draft={draft}
        submitted={response.submitted}
        unsent={response.unsent}
        role={response.actor.role}
        open={response.shut === undefined}
      />
    );
  }),
  formOf(reusingAnswers, {
    path: `${PQQ}/reuse`,
    facts: withSources,
    instead: ({ shut, path }, c) => (shut === undefined ? undefined : c.redirect(path, 303)),
    page: (response, filled) =>
      response.shut === undefined ? (
        <ReusePage {...response} {...filled} />
      ) : (
        <RefusedPage {...response} {...filled} />
      ),
    flash: "answers-reused",
    to: ({ path }) => path,
  }),
);

/** What is saved of a response, all of it or only some sections, with its files. */
async function loadAnswered(
  { deps, actor, competition }: OwnResponse,
  only?: Parameters<typeof loadMyAnswers>[2],
) {
  const own = { ...competition, ...actor };
  const { sections, files: attached } = await loadMyAnswers(deps.table, own, only);
  return { sections, attached, files: await loadMyFiles(deps.table, own, attached) };
}
