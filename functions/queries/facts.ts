import type { Competition } from "../../shared/competition/schema.ts";
import { queriesDueAt, asBidderSeesIt, type QueryState, stateOfQuery } from "../../shared/queries/rules.ts";
import type { Query, OwnQuery } from "../../shared/queries/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { QueryId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadAllQueries, loadDraft, loadQuery, loadQueries } from "./store.ts";

/** What a bidder was asked about its own response, the earliest first. */
export async function loadOwnQueries(
  table: Table,
  actor: BidderActor,
  competitionId: CompetitionId,
): Promise<readonly OwnQuery[]> {
  return (await loadQueries(table, actor.organisationId, competitionId)).map(asBidderSeesIt);
}

/** One query to a bidder; another's is not found. */
export async function loadOwnQuery(
  table: Table,
  actor: BidderActor,
  competitionId: CompetitionId,
  queryId: QueryId,
): Promise<OwnQuery | undefined> {
  const found = await loadQuery(table, actor.organisationId, competitionId, queryId);
  return found && asBidderSeesIt(found);
}

/** The answer to a query that the organisation has saved and not sent. */
export const loadAnswerDraft = (
  table: Table,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  queryId: QueryId,
) => loadDraft(table, organisationId, competitionId, queryId);

/** A query with its state now. */
type KnownQuery = Query & { readonly state: QueryState };

/** What an organisation was asked and answered, with the state of each query: for those who read its response. */
export async function loadQueriesOf(
  { table, now }: Pick<Deps, "table" | "now">,
  competition: Competition,
  organisation: OrganisationId,
): Promise<readonly KnownQuery[]> {
  const queries = await loadQueries(table, organisation, competition.competitionId);
  return queries.map((query) => ({ ...query, state: stateOfQuery(query, competition, now()) }));
}

/** What every organisation was asked, with the state of each query: for those who oversee the evaluation. */
export const loadQueriesOfAll = async (
  { table, now }: Pick<Deps, "table" | "now">,
  competition: Competition,
): Promise<readonly KnownQuery[]> =>
  (await loadAllQueries(table, competition.competitionId)).map((query) => ({
    ...query,
    state: stateOfQuery(query, competition, now()),
  }));

/** Until when a bidder may still answer a query: an outcome waits for that. */
export const loadQueriesDueAt = async (table: Table, competitionId: CompetitionId) =>
  queriesDueAt(await loadAllQueries(table, competitionId));
