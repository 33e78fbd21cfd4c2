import type { OrganisationId } from "../../shared/kernel/id.ts";
import { afresh } from "../platform/read-once.ts";
import type { Table } from "../platform/table.ts";
import { loadEveryPlace, loadOrganisation } from "./facts.ts";
import { loadTurn } from "./store.ts";

/** What an invitation is decided on: the turn that guards it, and read after it the organisation and its people. */
export async function readForInviting(remembered: Table, organisationId: OrganisationId) {
  const table = afresh(remembered);
  const turn = await loadTurn(table, organisationId);
  const [organisation, places] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadEveryPlace(table, organisationId),
  ]);
  return { turn, organisation, places };
}
