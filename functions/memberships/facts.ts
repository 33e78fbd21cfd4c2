import { type ChangeId, OrganisationId } from "../../shared/kernel/id.ts";
import { hasClosed, pqqOf } from "../../shared/kernel/window.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import { MembershipChange } from "../../shared/memberships/schema.ts";
import { loadCompetitions } from "../competition/facts.ts";
import { standsOf } from "../../shared/responses/rules.ts";
import { asKept } from "../platform/as-kept.ts";
import { organisationPartition } from "../platform/place-rows.ts";
import type { Table } from "../platform/table.ts";
import { loadSubmittedResponse } from "../responses/facts.ts";
import { changeOf, CHANGE_LIST, listedChangeKey, loadChange } from "./store.ts";

/**
 * The responses of an organisation that fix its members: those that stand in a PQQ which has closed, in a competition
 * that goes on. Without one its members are its own affair.
 */
export async function loadFixingResponses(table: Table, organisation: OrganisationId, now: Instant) {
  const closed = (await loadCompetitions(table)).flatMap((competition) => {
    const stage = pqqOf(competition);
    const goesOn = competition.cancelled === undefined;
    return goesOn && stage !== undefined && hasClosed(stage, now) ? [{ competition, stage }] : [];
  });
  const responses = await Promise.all(
    closed.map(async ({ competition, stage }) => {
      const response = await loadSubmittedResponse(table, organisation, competition);
      const stands = standsOf(response) !== undefined;
      return stands ? [{ sealed: competition.sealed[stage.stageId] !== undefined }] : [];
    }),
  );
  return responses.flat();
}

/** The requests of one organisation to change its members, newest first. */
export async function loadChanges(table: Table, organisation: OrganisationId) {
  const range = { pk: organisationPartition(organisation), beginsWith: sortPrefix("CHANGE") };
  return newestFirst((await table.all(range)).map(changeOf));
}

/** Requests with the newest first. */
const newestFirst = (changes: readonly MembershipChange[]): readonly MembershipChange[] =>
  changes.toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));

const listedOf = asKept(MembershipChange.pick({ changeId: true, organisationId: true }));

/** A request that the authority looks at, whichever organisation made it. */
export async function loadListedChange(table: Table, change: ChangeId) {
  const item = await table.get(listedChangeKey(change));
  if (item === undefined) return undefined;
  return loadChange(table, OrganisationId.parse(item["organisationId"]), change);
}

/** Every request to change members, of all organisations, newest first. */
export async function loadAllChanges(table: Table): Promise<readonly MembershipChange[]> {
  const listed = await table.all({ pk: CHANGE_LIST, beginsWith: sortPrefix("CHANGE") });
  const changes = await Promise.all(
    listed.map((item) => {
      const { organisationId, changeId } = listedOf(item);
      return loadChange(table, organisationId, changeId);
    }),
  );
  return newestFirst(changes.filter((change) => change !== undefined));
}
