import { isWithheld } from "../../shared/audit/rules.ts";
import { type ChangeId, OrganisationId } from "../../shared/kernel/id.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import {
  MembershipChange,
  type Organisation,
  type ProfileVersion,
} from "../../shared/organisations/schema.ts";
import { loadHidingWindows } from "../audit/facts.ts";
import type { Table } from "../platform/table.ts";
import { newestFirst } from "./change-facts.ts";
import { loadProfileVersions } from "./facts.ts";
import { CHANGES, listedChangeKey, loadChange } from "./store.ts";

/**
 * The versions of a profile as the authority reads them, newest first. What a bidder saved while a window was not
 * sealed is left out, as in the audit log: it would tell who is at work.
 */
export async function loadShownVersions(
  table: Table,
  { organisationId, audience }: Pick<Organisation, "organisationId" | "audience">,
): Promise<readonly ProfileVersion[]> {
  const [versions, windows] = await Promise.all([
    loadProfileVersions(table, organisationId),
    loadHidingWindows(table),
  ]);
  return versions.filter(({ savedAt: at }) => !isWithheld({ at, audience }, windows));
}

const Listed = MembershipChange.pick({ changeId: true, organisationId: true });

/** A request that the authority looks at, whichever organisation made it. */
export async function loadListedChange(
  table: Table,
  change: ChangeId,
): Promise<MembershipChange | undefined> {
  const item = await table.get(listedChangeKey(change));
  if (item === undefined) return undefined;
  return loadChange(table, OrganisationId.parse(item["organisationId"]), change);
}

/** Every request to change members, of all organisations, newest first. */
export async function loadAllChanges(table: Table): Promise<readonly MembershipChange[]> {
  const listed = await table.all({ pk: CHANGES, beginsWith: sortPrefix("CHANGE") });
  const changes = await Promise.all(
    listed.map(({ pk: _pk, sk: _sk, ...line }) => {
      const { organisationId, changeId } = Listed.parse(line);
      return loadChange(table, organisationId, changeId);
    }),
  );
  return newestFirst(changes.filter((change) => change !== undefined));
}
