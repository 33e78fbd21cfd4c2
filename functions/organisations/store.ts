import type { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { Membership, Organisation } from "../../shared/organisations/schema.ts";
import type { Item, Table, Write } from "../platform/table.ts";

/** The list of all organisations holds their ids alone: a bidder's door may add to it and never read it. */
export const REGISTER = partition("REGISTER", "all");
export const organisationKey = (organisation: OrganisationId): Key => ({
  pk: partition("ORG", organisation),
  sk: "PROFILE",
});
const placeKey = (organisation: OrganisationId, person: PersonId): Key => ({
  pk: partition("ORG", organisation),
  sk: sort("MEMBER", person),
});
export const membershipKey = (person: PersonId, organisation: OrganisationId): Key => ({
  pk: partition("MEMBER", person),
  sk: sort("ORG", organisation),
});

export const organisationOf = ({ pk: _pk, sk: _sk, ...organisation }: Item): Organisation =>
  Organisation.parse(organisation);
export const membershipOf = ({ pk: _pk, sk: _sk, ...membership }: Item): Membership =>
  Membership.parse(membership);

/** A person's place in one organisation. */
export async function loadPlace(table: Table, organisation: OrganisationId, person: PersonId) {
  const item = await table.get(placeKey(organisation, person));
  return item && membershipOf(item);
}

/** A new organisation, and its line in the list of all. */
export const newOrganisation = (organisation: Organisation): readonly Write[] => [
  { put: { ...organisationKey(organisation.organisationId), ...organisation }, if: "absent" },
  {
    put: {
      pk: REGISTER,
      sk: sort("ORG", organisation.organisationId),
      organisationId: organisation.organisationId,
    },
    if: "absent",
  },
];

/** A place is read from two sides: the organisation's people, and the person's organisations at sign-in. */
export function savePlace(place: Membership): readonly Write[] {
  const condition = place.version === 1 ? "absent" : ({ matching: { version: place.version - 1 } } as const);
  return [
    { put: { ...placeKey(place.organisationId, place.personId), ...place }, if: condition },
    { put: { ...membershipKey(place.personId, place.organisationId), ...place }, if: condition },
  ];
}

/** Holds when this place has not changed since it was read. */
export const unchangedPlace = (place: Membership | undefined): readonly Write[] =>
  place === undefined
    ? []
    : [
        {
          check: placeKey(place.organisationId, place.personId),
          if: { matching: { version: place.version } },
        },
      ];
