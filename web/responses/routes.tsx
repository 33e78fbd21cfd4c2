import { Hono } from "hono";
import { loadStanding } from "../../functions/competition/facts.ts";
import { loadOwnQueries } from "../../functions/queries/facts.ts";
import { loadOwnOutcome } from "../../functions/outcomes/facts.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { reusingAnswers } from "../../functions/responses/acts.ts";
import {
  loadMyAnswers,
  loadMyFiles,
  loadMySection,
  loadMySubmissions,
  loadReusable,
} from "../../functions/responses/facts.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { FILES_SECTION } from "../../shared/responses/schema.ts";
import { formOf } from "../doors/form-of.tsx";
import { MyAnswersPage } from "./my-answers-page.tsx";
import { inResponse, type MyResponse, namedResponse } from "./response-for-routes.tsx";
import { PrintPage } from "./print-page.tsx";
import { shown } from "../handing-in/handing-in-for-routes.tsx";
import { RefusedPage } from "../handing-in/stage-page.tsx";
import { ReusePage } from "./reuse-page.tsx";
import { TaskListPage } from "./task-list-page.tsx";

const PQQ = "/competitions/:competition/pqq";

/** A bidder's own response at a glance, to be read, printed, and started from an earlier one. Mounted at `/bidder`. */
export const responsesBidderRoutes = new Hono<PortalEnv>()
  .get(
    PQQ,
    inResponse(async (c, my) => {
      const { deps, actor, competition, stage, now } = my;
      const { competitionId } = competition;
      const [files, history, reusable, questions, outcome, standing] = await Promise.all([
        loadFiles(my),
        loadMySubmissions(deps.table, actor, competitionId, stage),
        my.shut === undefined ? loadReusable(deps.table, actor, competitionId) : [],
        // Nothing is asked about a response before it is opened.
        competition.sealed[stage.stageId] === undefined
          ? []
          : loadOwnQueries(deps.table, actor, competitionId),
        loadOwnOutcome(deps, actor, competition),
        // Whoever has submitted knows how it stands from that.
        my.submitted?.withdrawn === false
          ? undefined
          : loadStanding(deps.table, actor.organisationId, competitionId),
      ]);
      const since = prequalifiedSince(competition, standing, now);
      const read = { files, history, questions, outcome, since, reusable: reusable.length > 0 };
      return c.html(<TaskListPage {...my} {...shown(c, my)} {...read} role={actor.role} />);
    }),
  )
  .get(
    `${PQQ}/print`,
    inResponse((c, my) => {
      const { questionnaire } = my;
      if (questionnaire === undefined) return c.redirect(my.path, 303);
      return c.html(<PrintPage {...shown(c, my)} questionnaire={questionnaire} />);
    }),
  )
  .get(
    `${PQQ}/answers`,
    inResponse(async (c, my) => {
      const { questionnaire, draft } = my;
      if (questionnaire === undefined || draft === undefined) return c.redirect(my.path, 303);
      const all = await loadAnswered(my);
      return c.html(<MyAnswersPage {...shown(c, my)} {...all} questionnaire={questionnaire} draft={draft} />);
    }),
  )
  .route(
    "/",
    formOf(reusingAnswers, {
      path: `${PQQ}/reuse`,
      facts: withSources,
      instead: ({ shut, path }, c) => (shut === undefined ? undefined : c.redirect(path, 303)),
      page: (my, filled) =>
        my.shut === undefined ? <ReusePage {...my} {...filled} /> : <RefusedPage {...my} {...filled} />,
      flash: "answers-reused",
      to: ({ path }) => path,
    }),
  );

/** A response with the organisation's other competitions in which it answered something. */
async function withSources(c: PortalContext) {
  const my = await namedResponse(c);
  if (my instanceof Response) return my;
  return { ...my, sources: await loadReusable(my.deps.table, my.actor, my.competition.competitionId) };
}

/** The files of a response, by question, without the answers beside them. */
async function loadFiles({ deps, actor, competition }: MyResponse) {
  const { competitionId } = competition;
  const { files } = await loadMySection(deps.table, actor, competitionId, FILES_SECTION);
  return loadMyFiles(deps.table, actor, competitionId, files);
}

/** Everything that is saved of a response, with its files. */
async function loadAnswered({ deps, actor, competition }: MyResponse) {
  const { competitionId } = competition;
  const { sections, files: attached } = await loadMyAnswers(deps.table, actor, competitionId);
  return { sections, attached, files: await loadMyFiles(deps.table, actor, competitionId, attached) };
}
