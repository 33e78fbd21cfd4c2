import * as z from "zod";
import type { ChangeId, OrganisationId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { MembershipChange } from "../../shared/memberships/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { organisationPartition } from "../platform/place-rows.ts";
import type { Table, Write } from "../platform/table.ts";

/** The list of all requests to change members: where each lies. */
export const CHANGE_LIST = partition("REGISTER", "changes");
const changeKey = (organisation: OrganisationId, change: ChangeId): Key => ({
  pk: organisationPartition(organisation),
  sk: sort("CHANGE", change),
});
const undecidedKey = (organisation: OrganisationId): Key => ({
  pk: organisationPartition(organisation),
  sk: "WAITING",
});
export const listedChangeKey = (change: ChangeId): Key => ({ pk: CHANGE_LIST, sk: sort("CHANGE", change) });

export const changeOf = asKept(MembershipChange);

/** One request to change an organisation's members. */
export async function loadChange(table: Table, organisation: OrganisationId, change: ChangeId) {
  return changeOf(await table.get(changeKey(organisation, change)));
}

/** The request of an organisation that waits for a decision. */
export async function loadUndecided(table: Table, organisation: OrganisationId) {
  const item = await table.get(undecidedKey(organisation));
  return item && z.optional(MembershipChange.shape.changeId).parse(item["changeId"]);
}

/** A new request, its line in the list of all, and that it waits: only one does at a time. */
export const newChange = (change: MembershipChange): readonly Write[] => {
  const { changeId, organisationId } = change;
  return [
    { put: { ...changeKey(organisationId, changeId), ...change }, if: "absent" },
    { put: { ...listedChangeKey(changeId), changeId, organisationId }, if: "absent" },
    {
      put: { ...undecidedKey(organisationId), changeId },
      if: { matching: { changeId: undefined } },
    },
  ];
};

/** A request that was decided or withdrawn: it waits no longer. */
export const closeChange = (change: MembershipChange): readonly Write[] => {
  const { changeId, organisationId } = change;
  return [
    { put: { ...changeKey(organisationId, changeId), ...change }, if: follows(change.version) },
    { put: undecidedKey(organisationId), if: { matching: { changeId } } },
  ];
};
