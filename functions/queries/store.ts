import * as z from "zod";
import { AnswerDraft, Query } from "../../shared/queries/schema.ts";
import { QueryId, type CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { earliestFirst, type Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { savedByRequest } from "../platform/saved-by-request.ts";
import type { Table, Write } from "../platform/table.ts";

const bidderPartition = (organisation: OrganisationId, competition: CompetitionId) =>
  partition("QUERY", organisation, competition);
const queryKey = (competition: CompetitionId, { organisationId, queryId }: Line): Key => ({
  pk: bidderPartition(organisationId, competition),
  sk: sort("QUERY", queryId),
});

/** A line of the authority's own list of queries: which bidder was asked which. */
const Line = z.strictObject({ organisationId: OrganisationId, queryId: QueryId });
type Line = z.infer<typeof Line>;
const lineOf = asKept(Line);
const listPartition = (competition: CompetitionId) => partition("EVAL", competition);

/**
 * A query is its own gate, in the words of one: it opens when it is asked and closes when the answer is due, and the
 * answer shuts it.
 */
const rowOf = ({ askedAt, dueAt, ...asked }: Query) => ({
  ...asked,
  opensAt: askedAt,
  closesAt: dueAt,
});

const queryOf = asKept(Query, ({ opensAt: askedAt, closesAt: dueAt, shutAt: _answeredAt, ...rest }) => ({
  ...rest,
  askedAt,
  dueAt,
}));

/** A new query, where its bidder finds it and in the authority's list. */
export const saveQuery = (query: Query): readonly Write[] => {
  const { competitionId, organisationId, queryId } = query;
  return [
    { put: { ...queryKey(competitionId, query), ...rowOf(query) }, if: "absent" },
    {
      put: {
        pk: listPartition(competitionId),
        sk: sort("QUERY", organisationId, queryId),
        organisationId,
        queryId,
      },
      if: "absent",
    },
  ];
};

/** Keeps the answer, if it is the first and was received before its time: the write itself judges both. */
export const saveAnswer = (query: Query & { readonly answered: { readonly at: Instant } }): Write => {
  const { competitionId, answered } = query;
  return {
    update: queryKey(competitionId, query),
    set: { answered, shutAt: answered.at },
    if: { gateOpenAt: answered.at },
  };
};

const draftKey = (organisation: OrganisationId, competition: CompetitionId, queryId: QueryId): Key => ({
  pk: partition("DRAFT", organisation, competition),
  sk: sort("ANSWER", queryId),
});
const draftOf = asKept(AnswerDraft);

/** Keeps an answer that is not sent, if the one before it is still the one that was seen. */
export const saveDraft = (
  organisation: OrganisationId,
  competition: CompetitionId,
  queryId: QueryId,
  draft: AnswerDraft,
) =>
  ({
    put: { ...draftKey(organisation, competition, queryId), ...draft },
    if: follows(draft.version),
  }) as const satisfies Write;

export async function loadDraft(
  table: Table,
  organisation: OrganisationId,
  competition: CompetitionId,
  queryId: QueryId,
) {
  return draftOf(await table.get(draftKey(organisation, competition, queryId)));
}

/** What a request saved: an answer, and to which query. */
export const { keepSaved, loadSaved } = savedByRequest(
  "REPLY",
  z.object({ queryId: QueryId, ...AnswerDraft.shape }),
);

/** What one bidder was asked, the earliest first. */
export async function loadQueries(
  table: Table,
  organisation: OrganisationId,
  competition: CompetitionId,
): Promise<readonly Query[]> {
  const items = await table.all({
    pk: bidderPartition(organisation, competition),
    beginsWith: sortPrefix("QUERY"),
  });
  return items.map(queryOf).toSorted(firstAsked);
}

export async function loadQuery(
  table: Table,
  organisationId: OrganisationId,
  competition: CompetitionId,
  queryId: QueryId,
) {
  const item = await table.get(queryKey(competition, { organisationId, queryId }));
  return queryOf(item);
}

/** What all bidders were asked, the earliest first. */
export async function loadAllQueries(table: Table, competition: CompetitionId): Promise<readonly Query[]> {
  const lines = await table.all({ pk: listPartition(competition), beginsWith: sortPrefix("QUERY") });
  const keys = lines.map((line) => queryKey(competition, lineOf(line)));
  const items = await table.getMany(keys);
  return items
    .map(queryOf)
    .filter((one) => one !== undefined)
    .toSorted(firstAsked);
}

const firstAsked = (a: Query, b: Query) => earliestFirst(a.askedAt, b.askedAt);
