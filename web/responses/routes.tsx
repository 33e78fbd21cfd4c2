import { Hono } from "hono";
import { loadOwnQueries } from "../../functions/queries/facts.ts";
import { loadOwnOutcome } from "../../functions/outcomes/facts.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import {
  loadMyAnswers,
  loadMyFiles,
  loadMySection,
  loadMySubmissions,
  loadReusable,
} from "../../functions/responses/facts.ts";
import { reuseAnswers } from "../../functions/responses/saving-operations.ts";
import { FILES_SECTION, ReuseAnswers } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { MyAnswersPage } from "./my-answers-page.tsx";
import { myResponse, type MyResponse, refused, shown } from "./response-for-routes.tsx";
import { PrintPage } from "./print-page.tsx";
import { ReusePage } from "./reuse-page.tsx";
import { TaskListPage } from "./task-list-page.tsx";

const PQQ = "/competitions/:competition/pqq";

/** A bidder's own response at a glance, to be read, printed, and started from an earlier one. Mounted at `/bidder`. */
export const responsesBidderRoutes = new Hono<PortalEnv>()
  .get(PQQ, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { deps, actor, competition, stage, now } = my;
    const [files, history, reusable, questions, outcome] = await Promise.all([
      loadFiles(my),
      loadMySubmissions(deps.table, actor, competition.competitionId, stage),
      my.shut === undefined ? loadReusable(deps.table, actor, competition.competitionId) : [],
      // Nothing is asked about a response before it is opened.
      competition.sealed[stage.stageId] === undefined
        ? []
        : loadOwnQueries(deps.table, actor, competition.competitionId),
      loadOwnOutcome(deps, actor, competition),
    ]);
    const next = competition.stages
      .toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1))
      .find(({ opensAt }) => opensAt > now);
    return c.html(
      <TaskListPage
        {...my}
        {...shown(c, my)}
        role={actor.role}
        files={files}
        history={history}
        reusable={reusable.length > 0}
        questions={questions}
        outcome={outcome}
        next={next}
      />,
    );
  })
  .get(`${PQQ}/print`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { questionnaire } = my;
    if (questionnaire === undefined) return c.redirect(my.path, 303);
    return c.html(<PrintPage {...shown(c, my)} questionnaire={questionnaire} />);
  })
  .get(`${PQQ}/answers`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { questionnaire, draft } = my;
    if (questionnaire === undefined || draft === undefined) return c.redirect(my.path, 303);
    const all = await loadAnswered(my);
    return c.html(<MyAnswersPage {...shown(c, my)} {...all} questionnaire={questionnaire} draft={draft} />);
  })
  .get(`${PQQ}/reuse`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    return my.shut === undefined ? reusePage(c, my, {}) : c.redirect(my.path, 303);
  })
  .post(`${PQQ}/reuse`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    if (my.shut !== undefined) return refused(c, my, my.shut);
    const typed = await readForm(c);
    const from = typed.text("from");
    const { competitionId } = my.competition;
    const command = ReuseAnswers.safeParse({ competitionId, from });
    if (!command.success)
      return reusePage(c, my, { from, errors: [{ field: "from", text: "Choose a competition" }] });
    const started = await reuseAnswers(my.deps, my.actor, command.data);
    if (!started.ok)
      return reusePage(c, my, {
        from,
        errors: [{ field: "from", text: responseRefusalInWords(started.error) }],
      });
    setFlash(c, "answers-reused");
    return c.redirect(my.path, 303);
  });

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

async function reusePage(
  c: PortalContext,
  my: MyResponse,
  tried: { from?: string; errors?: readonly FieldError[] },
) {
  const sources = await loadReusable(my.deps.table, my.actor, my.competition.competitionId);
  const page = <ReusePage {...shown(c, my)} {...tried} sources={sources} />;
  return c.html(page, tried.errors === undefined ? 200 : 422);
}
