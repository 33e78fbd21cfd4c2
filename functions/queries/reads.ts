import * as z from "zod";
import type { Competition } from "../../shared/competition/schema.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { LOOKING } from "../../shared/kernel/refusal.ts";
import { QUERY_STATES, stateOfQuery } from "../../shared/queries/rules.ts";
import { AnswerDraft, OwnQuery, Query } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { aRead, OfCompetition } from "../platform/read.ts";
import { loadAnswerDraft, loadOwnQueries } from "./facts.ts";
import { readQueries } from "./operations.ts";

const State = z.enum(QUERY_STATES);
const ofCompetition = {
  path: "/competitions/:competition/queries",
  address: OfCompetition,
  words: queryRefusalInWords,
} as const;

const withStates = (queries: readonly (Query | OwnQuery)[], competition: Competition, now: Instant) => ({
  items: queries.map((query) => ({ ...query, state: stateOfQuery(query, competition, now) })),
});

export const listingQueries = aRead({
  ...ofCompetition,
  id: "listQueries",
  audience: "authority",
  summary: "Every question that a bidder was asked about its response, the earliest first, with its answer",
  answer: () => z.strictObject({ items: z.array(Query.extend({ state: State })) }),
  refusals: LOOKING,
  reads: async (deps, actor, { competitionId }) => {
    const read = await readQueries(deps, actor, competitionId);
    if (!read.ok) return read;
    const { queries, evaluation } = read.value;
    return accept({ body: withStates(queries, evaluation.competition, deps.now()) });
  },
});

export const listingOwnQueries = aRead({
  ...ofCompetition,
  id: "listQueriesForBidder",
  audience: "bidder",
  summary:
    "What the organisation was asked about its own response, the earliest first, with its answers, and with drafts of those that it has not sent. The version of a draft is for saving the next",
  answer: () =>
    z.strictObject({
      items: z.array(
        OwnQuery.extend({ state: State, draft: AnswerDraft.omit({ request: true }).optional() }),
      ),
    }),
  refusals: [],
  reads: async ({ table, now }, actor, { competitionId }) => {
    const competition = await loadCompetition(table, competitionId);
    if (competition === undefined) return refuse({ code: "not-found" });
    const queries = await loadOwnQueries(table, actor, competitionId);
    const { items } = withStates(queries, competition, now());
    const withDrafts = items.map(async (query) => {
      const { request: _request, ...draft } =
        (await loadAnswerDraft(table, actor, competitionId, query.queryId)) ?? {};
      return { ...query, ...("version" in draft && query.answered === undefined ? { draft } : {}) };
    });
    return accept({ body: { items: await Promise.all(withDrafts) } });
  },
});
