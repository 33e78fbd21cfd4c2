import { isWithheld } from "../../shared/audit/rules.ts";
import type { Organisation, ProfileVersion } from "../../shared/organisations/schema.ts";
import { loadHidingWindows } from "../audit/facts.ts";
import type { Table } from "../platform/table.ts";
import { loadProfileVersions } from "./facts.ts";

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
