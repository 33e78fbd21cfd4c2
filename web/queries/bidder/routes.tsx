import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import { answeringQuery, savingAnswerDraft } from "../../../functions/queries/acts.ts";
import { loadAnswerDraft, loadOwnQueries, loadOwnQuery } from "../../../functions/queries/facts.ts";
import { decideAnswer, stateOfQuery } from "../../../shared/queries/rules.ts";
import { QueryId } from "../../../shared/kernel/id.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { ownQueriesPath, ownQueryPath } from "../paths.ts";
import { CheckAnswerPage, OwnQueriesPage, OwnQueryPage } from "./queries-page.tsx";

const QUERIES = "/competitions/:competition/queries";
const DRAFT = `${QUERIES}/:query/draft`;

/** One of the organisation's own questions, which the address names; another's is not found. */
const namedOwnQuery = ofNamed(namedCompetition, async (competition, c) => {
  const { table, now } = c.get("deps");
  const actor = actorOf(c, "bidder");
  const id = addressed(c, "query", QueryId);
  const { competitionId } = competition;
  const [query, draft] = await Promise.all([
    id && loadOwnQuery(table, actor, competitionId, id),
    id && loadAnswerDraft(table, actor, competitionId, id),
  ]);
  return query === undefined ? c.notFound() : { competition, query, draft, role: actor.role, now: now() };
});

/** What a bidder is asked about its own response. Mounted at `/bidder`. */
export const queriesBidderRoutes = together(
  pageOf(QUERIES, namedCompetition, async (competition, c) => {
    const { table, now } = c.get("deps");
    const [actor, { competitionId }] = [actorOf(c, "bidder"), competition];
    const queries = await loadOwnQueries(table, actor, competitionId);
    const listed = await Promise.all(
      queries.map(async (query) => {
        const state = stateOfQuery(query, competition, now());
        const draft =
          state === "waiting" ? await loadAnswerDraft(table, actor, competitionId, query.queryId) : undefined;
        return { query, state, draft };
      }),
    );
    const page = { frame: frameOf(c), competition, queries: listed };
    return <OwnQueriesPage {...page} />;
  }),
  formOf(answeringQuery, {
    path: `${QUERIES}/:query`,
    mayLook: () => true,
    facts: namedOwnQuery,
    start: ({ query, draft }): { answer?: string } =>
      query.answered === undefined && draft !== undefined ? { answer: draft.text } : {},
    also({ text }, named, c) {
      const facts = { ...named, actor: actorOf(c, "bidder") };
      const decision = decideAnswer(facts, { answer: text("answer") }, named.now);
      return decision.ok ? undefined : decision.error;
    },
    page: (named, filled) => <OwnQueryPage {...named} {...filled} />,
    check: (named, filled) => <CheckAnswerPage {...named} {...filled} />,
    to: ({ competition, query }) => ownQueryPath(competition.competitionId, query.queryId),
  }),
  // Saved from the same form, by a button of its own.
  formOf(savingAnswerDraft, {
    path: DRAFT,
    pagePath: false,
    facts: namedOwnQuery,
    seen: ({ draft }) => draft?.version ?? 0,
    page: (named, filled) => <OwnQueryPage {...named} {...filled} />,
    flash: "answer-draft-saved",
    to: ({ competition }) => ownQueriesPath(competition.competitionId),
  }),
  // Whoever signs in again in the middle of saving comes back here.
  pageOf(DRAFT, namedOwnQuery, ({ competition, query }, c) =>
    c.redirect(ownQueryPath(competition.competitionId, query.queryId), 303),
  ),
);
