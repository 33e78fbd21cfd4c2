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
import { type Found, ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { MyAnswersPage, PrintPage } from "./printed-pages.tsx";
import { type OwnResponse, namedResponse } from "./response-for-routes.tsx";
import { inStage } from "../handing-in/handing-in-for-routes.tsx";
import { RefusedPage, StagePage } from "../handing-in/stage-page.tsx";
import { PQQ } from "./paths.ts";
import { TaskListPage } from "./task-list-page.tsx";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";

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
    const [answered, standingFiles, history, reusable, questions, outcome] = await Promise.all([
      // Of the answers only those that the rules can fail it for are read.
      loadAnswered(response, canBeFatal(response.questionnaire ?? { sections: [] })),
      loadStandingFiles(deps.table, actor, competition, standsOf(response.submitted)),
      loadMySubmissions(deps.table, own, stage),
      response.open ? loadReusable(deps.table, own) : [],
      // Nothing is asked about a response before it is opened.
      competition.sealed[stage.stageId] === undefined ? [] : loadOwnQueries(deps.table, actor, competitionId),
      loadOwnOutcome(deps, actor, competition),
    ]);
    const since = prequalifiedSince(competition, response.standing, now);
    const { files, sections } = answered;
    const read = { files, sections, standingFiles, history, questions, outcome, since };
    return <TaskListPage {...response} {...inStage(c, response)} {...read} reusable={reusable.length > 0} />;
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
        {...response}
        {...inStage(c, response)}
        {...all}
        questionnaire={questionnaire}
        draft={draft}
      />
    );
  }),
  formOf(reusingAnswers, {
    path: `${PQQ}/reuse`,
    facts: withSources,
    instead: ({ open, path }, c) => (open ? undefined : c.redirect(path, 303)),
    page: (response, filled) =>
      response.open ? <ReusePage {...response} {...filled} /> : <RefusedPage {...response} {...filled} />,
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

/** Where an organisation chooses the competition whose answers it starts from. */
function ReusePage(props: Filled & Found<typeof withSources>) {
  const { sources, field, Form } = props;
  return (
    <StagePage {...props} title="Start from answers you gave before" back={props.path}>
      <p>
        Answers to questions that are the same here are copied into the sections that nobody of your
        organisation has started. Sections that were started stay as they are. Files and declarations are not
        copied: they have to be given anew.
      </p>
      {sources.length === 0 ? (
        <p id="from" tabindex={-1}>
          Your organisation has not answered a questionnaire in another competition.
        </p>
      ) : (
        <Form brief>
          <Radios
            {...field("from")}
            legend={{ m: "From which competition?" }}
            items={sources.map(({ competitionId, title }) => ({ value: competitionId, text: title }))}
          />
          <Button text="Copy these answers" preventDoubleClick />
        </Form>
      )}
    </StagePage>
  );
}
