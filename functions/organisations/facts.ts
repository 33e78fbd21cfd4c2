import * as z from "zod";
import { OrganisationId, type PersonId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { partition, sortPrefix } from "../../shared/kernel/key.ts";
import { isHeld } from "../../shared/organisations/people.ts";
import { profileAsOf } from "../../shared/organisations/rules.ts";
import type { Membership, Organisation, ProfileVersion } from "../../shared/organisations/schema.ts";
import type { Consistency, Table, Write } from "../platform/table.ts";
import {
  confirmationCodeKey,
  confirmationKey,
  confirmationOf,
  membershipKey,
  membershipOf,
  organisationKey,
  organisationOf,
  organisationPartition,
  REGISTER,
  versionKey,
  versionOf,
} from "./store.ts";

/** One organisation of the register. */
export async function loadOrganisation(table: Table, id: OrganisationId): Promise<Organisation | undefined> {
  const item = await table.get(organisationKey(id));
  return item && organisationOf(item);
}

/** Every registered organisation, bidders and partners. */
export async function loadOrganisations(table: Table): Promise<readonly Organisation[]> {
  const listed = await table.all({ pk: REGISTER, beginsWith: sortPrefix("ORG") });
  const ids = listed.map((item) => OrganisationId.parse(item["organisationId"]));
  const organisations: Organisation[] = [];
  for (let from = 0; from < ids.length; from += 100) {
    const profiles = await table.getMany(ids.slice(from, from + 100).map(organisationKey));
    organisations.push(
      ...profiles.flatMap((profile) => (profile === undefined ? [] : [organisationOf(profile)])),
    );
  }
  return organisations;
}

/** How many versions are read at once on the way back from the present one. */
const AT_ONCE = 25;

/**
 * The profile of an organisation as it stood at an instant; undefined when it was not registered yet. Goes back from
 * the present version by keys alone, because the seal worker may get an organisation's rows and not list them.
 */
export async function loadProfileAsOf(
  table: Table,
  organisation: OrganisationId,
  instant: Instant,
): Promise<Organisation | undefined> {
  const now = await loadOrganisation(table, organisation);
  for (let newest = now?.version ?? 0; newest > 0; newest -= AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, newest) }, (_, index) => newest - index);
    const items = await table.getMany(numbers.map((version) => versionKey(organisation, version)));
    const versions = items.flatMap((item) => (item === undefined ? [] : [versionOf(item)]));
    const found = profileAsOf(versions, instant);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every version of an organisation's profile, newest first. */
export async function loadProfileVersions(
  table: Table,
  organisation: OrganisationId,
): Promise<readonly ProfileVersion[]> {
  const range = { pk: organisationPartition(organisation), beginsWith: sortPrefix("PROFILE") };
  return (await table.all({ ...range, newestFirst: true })).map(versionOf);
}

/** Whether the address of an organisation's main contact is confirmed; undefined when there is none to confirm. */
export async function loadConfirmation(
  table: Table,
  organisation: OrganisationId,
  consistency: Consistency = "strong",
) {
  const item = await table.get(confirmationKey(organisation), consistency);
  return item && confirmationOf(item);
}

/** The code that the mail to the main contact carries, for a version of what it asks. */
export async function loadConfirmationCode(table: Table, organisation: OrganisationId, version: number) {
  const item = await table.get(confirmationCodeKey(organisation));
  return item?.["version"] === version ? z.string().parse(item["code"]) : undefined;
}

/** The people of one organisation. */
export async function loadPlaces(table: Table, organisation: OrganisationId): Promise<readonly Membership[]> {
  const range = { pk: organisationPartition(organisation), beginsWith: sortPrefix("MEMBER") };
  return (await table.all(range)).map(membershipOf).filter(isHeld);
}

/** The organisations a person has a place in. */
export async function loadMemberships(table: Table, person: PersonId): Promise<readonly Membership[]> {
  const range = { pk: partition("MEMBER", person), beginsWith: sortPrefix("ORG") };
  return (await table.all(range)).map(membershipOf).filter(isHeld);
}

/** Holds when this membership has not changed since it was read. */
export const unchangedMembership = ({ personId, organisationId, version }: Membership): Write => ({
  check: membershipKey(personId, organisationId),
  if: { matching: { version } },
});
