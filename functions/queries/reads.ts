import * as z from "zod";
import { CompetitionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { LOOKING } from "../../shared/kernel/refusal.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import { OwnQuery, Query } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { aRead } from "../platform/read.ts";
import { loadOwnQueries } from "./facts.ts";
import { readQueries } from "./operations.ts";

const State = z.enum(["waiting", "answered", "unanswered"]);
const ofCompetition = {
  path: "/competitions/:competition/queries",
  asked: z.strictObject({ competitionId: CompetitionId }),
  words: queryRefusalInWords,
} as const;

const withStates = (queries: readonly (Query | OwnQuery)[], now: Instant) => ({
  items: queries.map((query) => ({ ...query, state: stateOfQuery(query, now) })),
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
    return read.ok ? accept({ body: withStates(read.value.queries, deps.now()) }) : read;
  },
});

export const listingOwnQueries = aRead({
  ...ofCompetition,
  id: "listQueriesForBidder",
  audience: "bidder",
  summary: "What the organisation was asked about its own response, the earliest first, with its answers",
  answer: () => z.strictObject({ items: z.array(OwnQuery.extend({ state: State })) }),
  refusals: [],
  reads: async ({ table, now }, actor, { competitionId }) => {
    if ((await loadCompetition(table, competitionId)) === undefined) return refuse({ code: "not-found" });
    return accept({ body: withStates(await loadOwnQueries(table, actor, competitionId), now()) });
  },
});
