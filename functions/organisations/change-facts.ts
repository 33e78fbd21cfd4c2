import type { OrganisationId } from "../../shared/kernel/id.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import type { FixingResponse } from "../../shared/organisations/changing-members.ts";
import type { MembershipChange } from "../../shared/organisations/schema.ts";
import { loadCompetitions } from "../competition/facts.ts";
import type { Table } from "../platform/table.ts";
import { loadStandingResponse } from "../responses/facts.ts";
import { changeOf, organisationPartition } from "./store.ts";

/**
 * The responses of an organisation that fix its members: those that stand in a PQQ which has closed, in a competition
 * that goes on. Without one its members are its own affair.
 */
export async function loadFixingResponses(
  table: Table,
  organisation: OrganisationId,
  now: Instant,
): Promise<readonly FixingResponse[]> {
  const closed = (await loadCompetitions(table)).flatMap((competition) => {
    const stage = pqqOf(competition);
    const goesOn = competition.cancelled === undefined;
    return goesOn && stage !== undefined && stage.closesAt <= now ? [{ competition, stage }] : [];
  });
  const responses = await Promise.all(
    closed.map(async ({ competition, stage }) => {
      const response = await loadStandingResponse(table, organisation, competition);
      const stands = response !== undefined && !response.withdrawn;
      return stands ? [{ sealed: competition.sealed[stage.stageId] !== undefined }] : [];
    }),
  );
  return responses.flat();
}

/** The requests of one organisation to change its members, newest first. */
export async function loadChanges(
  table: Table,
  organisation: OrganisationId,
): Promise<readonly MembershipChange[]> {
  const range = { pk: organisationPartition(organisation), beginsWith: sortPrefix("CHANGE") };
  return newestFirst((await table.all(range)).map(changeOf));
}

/** Requests with the newest first. */
export const newestFirst = (changes: readonly MembershipChange[]): readonly MembershipChange[] =>
  changes.toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
