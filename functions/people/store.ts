import * as z from "zod";
import { Capacity } from "../../shared/kernel/actor.ts";
import type { PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sortPrefix } from "../../shared/kernel/key.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { asTheyStand } from "../../shared/people/rules.ts";
import { PersonPlaces } from "../../shared/people/places.ts";
import { StaffMember } from "../../shared/people/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { invitationKey, invitations, placeKey, worthKey, worthOf } from "../platform/place-rows.ts";
import type { Item, Table, Write } from "../platform/table.ts";

export const staffOf = asKept(StaffMember);

/** Whether, and as what, this person works for the authority at an instant. */
export async function loadStaffMember(
  table: Table,
  person: PersonId,
  now: Instant,
): Promise<StaffMember | undefined> {
  const staff = staffOf(await table.get(placeKey(person, "authority")));
  return staff && asTheyStand(staff, now);
}

const Naming = z.object({ version: z.int() });
const namingKey: Key = { pk: partition("STAFF", "all"), sk: "NAMING" };

/** How often the deployment's setting has named somebody a lead. */
export async function loadNaming(table: Table): Promise<number> {
  const item = await table.get(namingKey);
  return item === undefined ? 0 : Naming.parse(item).version;
}

/** One more of them is named, if nobody was since this was read: each is counted before the next. */
export const nameOneMore = (before: number): Write => ({
  put: { ...namingKey, version: before + 1 },
  if: follows(before + 1),
});

const personPlacesOf = asKept(PersonPlaces);
const listKey = (person: PersonId): Key => ({ pk: partition("MEMBER", person), sk: "PLACES" });

/** All places of a person; an empty list of version 0 when they never accepted one. */
export async function loadPersonPlaces(table: Table, person: PersonId): Promise<PersonPlaces> {
  const item = await table.get(listKey(person));
  if (item === undefined) return { places: [], version: 0 };
  return personPlacesOf(item);
}

/** Writes the list of a person's places, if it is still what was decided on. */
export const savePersonPlaces = (
  person: PersonId,
  before: PersonPlaces,
  places: PersonPlaces["places"],
): Write => ({
  put: { ...listKey(person), places, version: before.version + 1 },
  if: follows(before.version + 1),
});

/** From now on sessions and tokens that are opened under this grant count. */
export const beginWorth = (person: PersonId, capacity: Capacity, grant: number): Write => ({
  put: { ...worthKey(person, capacity), grant, tokens: [], version: 1 },
});

/** Holds when a place is worth what it was when it was read. */
export const unchangedWorth = (person: PersonId, capacity: Capacity, grant: number): Write => ({
  check: worthKey(person, capacity),
  if: { matching: { grant } },
});

/** What the sessions and tokens of a place are held against. */
export async function loadWorth(table: Table, person: PersonId, capacity: Capacity) {
  return worthOf(await table.get(worthKey(person, capacity)));
}

const Waiting = z.object({ capacity: Capacity });

/** For whom a person is invited to act, a page of it. */
export async function loadInvitedTo(table: Table, person: PersonId, limit: number, after?: Capacity) {
  // One more than is shown tells whether there is another page.
  const { items } = await table.page({
    pk: invitations(person),
    beginsWith: sortPrefix("PLACE"),
    limit: limit + 1,
    ...(after === undefined ? {} : { after: invitationKey(person, after).sk }),
  });
  const capacities = items.slice(0, limit).map((item) => Waiting.parse(item).capacity);
  return { capacities, more: items.length > limit };
}

/** Whether this place waits for the person. */
export const isInvitedTo = async (table: Table, person: PersonId, capacity: Capacity): Promise<boolean> =>
  (await table.get(invitationKey(person, capacity))) !== undefined;

const pendingKey = (hash: string): Key => ({ pk: partition("SIGNIN", hash), sk: "PENDING" });

/** A sign-in that has left for the identity provider. */
export const savePendingSignIn = (hash: string, pending: Readonly<Record<string, unknown>>, ttl: number) =>
  ({ put: { ...pendingKey(hash), ...pending, ttl }, if: "absent" }) as const satisfies Write;

/** Takes a pending sign-in away, so that it can be completed once. */
export const removePendingSignIn = (hash: string) =>
  ({ remove: pendingKey(hash), if: "present" }) as const satisfies Write;

export const loadPendingSignIn = (table: Table, hash: string): Promise<Item | undefined> =>
  table.get(pendingKey(hash));
