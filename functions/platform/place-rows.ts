import type { Capacity } from "../../shared/kernel/actor.ts";
import type { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { type PlaceParts, Worth } from "../../shared/kernel/place.ts";
import { type Condition, follows } from "./expression.ts";
import { type Item, ofItem, type Write, withoutKey } from "./table.ts";

/** What is kept of an organisation: its profile, its places, what it asks for. */
export const organisationPartition = (organisation: OrganisationId): string => partition("ORG", organisation);

/** Where the places of an organisation lie, or those at the authority. */
const placesAt = (capacity: Capacity) =>
  capacity === "authority"
    ? ({ pk: partition("STAFF", "all"), word: "STAFF" } as const)
    : ({ pk: organisationPartition(capacity), word: "MEMBER" } as const);

/** A place: among the people of its organisation, or of the authority. */
export function placeKey(person: PersonId, capacity: Capacity): Key {
  const { pk, word } = placesAt(capacity);
  return { pk, sk: sort(word, person) };
}

/** All places of an organisation, or at the authority. */
export function placesOf(capacity: Capacity) {
  const { pk, word } = placesAt(capacity);
  return { pk, beginsWith: sortPrefix(word) };
}

/** What this person's sessions and tokens of that place are worth. Every door reads it with the session. */
export const worthKey = (person: PersonId, capacity: Capacity): Key => ({
  pk: partition("MEMBER", person),
  sk: sort("WORTH", capacity),
});

/** That a place waits for this person. Only sign-in reads it, so no other door learns whom an address belongs to. */
export const invitations = (person: PersonId): string => partition("INVITE", person);
export const invitationKey = (person: PersonId, capacity: Capacity): Key => ({
  pk: invitations(person),
  sk: sort("PLACE", capacity),
});

/** What a place must have for the platform to write it. */
type Placed = PlaceParts & { readonly personId: PersonId };

/** Writes a place, if it is still the one that was decided on. */
export const savePlace = (capacity: Capacity, place: Placed): Write => ({
  put: { ...placeKey(place.personId, capacity), ...place },
  if: follows(place.version),
});

/** Holds when this place has not changed since it was read. */
export const unchangedPlace = (
  capacity: Capacity,
  place: Pick<Placed, "personId" | "version"> | undefined,
): readonly Write[] =>
  place === undefined
    ? []
    : [{ check: placeKey(place.personId, capacity), if: { matching: { version: place.version } } }];

/** Prepares a place and invites its person, the first time or once more. */
export const offerPlace = (capacity: Capacity, place: Placed): readonly Write[] => [
  savePlace(capacity, place),
  { put: { ...invitationKey(place.personId, capacity), capacity, invitedAt: place.invitedAt } },
];

/** Takes an invitation away that was accepted, refused or taken back: what waited for the person waits no longer. */
export const endInvitation = (person: PersonId, capacity: Capacity, onlyIf?: Condition): Write => ({
  remove: invitationKey(person, capacity),
  ...(onlyIf === undefined ? {} : { if: onlyIf }),
});

/**
 * Writes a place whose grant is a new one: the sessions and tokens of the one before are worth nothing from this commit
 * on. Nothing of them is looked up or deleted, and those of the same person elsewhere go on.
 */
export const regrantPlace = (capacity: Capacity, place: Placed): readonly Write[] => [
  savePlace(capacity, place),
  { update: worthKey(place.personId, capacity), set: { grant: place.grant, tokens: [], version: 1 } },
];

const worthIn = ofItem((item) => Worth.parse(withoutKey(item)));
export const worthOf = (item: Item | undefined): Worth | undefined => item && worthIn(item);

/** The tokens of a place changed: written if nobody changed them, or the place's grant, meanwhile. */
export const saveTokens = (person: PersonId, capacity: Capacity, worth: Worth): Write => ({
  update: worthKey(person, capacity),
  set: { tokens: worth.tokens, version: worth.version },
  if: { matching: { grant: worth.grant, version: worth.version - 1 } },
});
