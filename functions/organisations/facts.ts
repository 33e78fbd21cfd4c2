import { OrganisationId, type PersonId } from "../../shared/kernel/id.ts";
import { partition, sortPrefix } from "../../shared/kernel/key.ts";
import type { Membership, Organisation } from "../../shared/organisations/schema.ts";
import type { Table, Write } from "../platform/table.ts";
import { membershipKey, membershipOf, organisationKey, organisationOf, REGISTER } from "./store.ts";

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

/** The people of one organisation. */
export async function loadPlaces(table: Table, organisation: OrganisationId): Promise<readonly Membership[]> {
  return (await table.all({ pk: partition("ORG", organisation), beginsWith: sortPrefix("MEMBER") })).map(
    membershipOf,
  );
}

/** The organisations a person has a place in. */
export async function loadMemberships(table: Table, person: PersonId): Promise<readonly Membership[]> {
  return (await table.all({ pk: partition("MEMBER", person), beginsWith: sortPrefix("ORG") })).map(
    membershipOf,
  );
}

/** Holds when this membership has not changed since it was read. */
export const unchangedMembership = ({ personId, organisationId, version }: Membership): Write => ({
  check: membershipKey(personId, organisationId),
  if: { matching: { version } },
});
