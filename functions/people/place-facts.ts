import { type Capacity, capacityOf } from "../../shared/kernel/actor.ts";
import type { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { isActive, isHeld, isInvited } from "../../shared/kernel/place.ts";
import type { Organisation, Place } from "../../shared/organisations/schema.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import { asActor } from "../../shared/people/rules.ts";
import { pausedBy, type PersonPlaces } from "../../shared/people/places.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { loadPlacesOf } from "../organisations/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { isInvitedTo, loadPersonPlaces, loadStaffMember, loadInvitedTo } from "./store.ts";

type Reading = Pick<Deps, "table" | "now">;

/** All places of a person, with the list on which they stand: three reads at most, and nobody else makes the list longer. */
export async function loadOwnPlaces(
  deps: Reading,
  personId: PersonId,
  name: string,
): Promise<{ readonly places: readonly OwnPlace[]; readonly list: PersonPlaces }> {
  const list = await loadPersonPlaces(deps.table, personId);
  const found = await loadCapacities(
    deps,
    { personId, name },
    list.places.map(({ capacity }) => capacity),
  );
  const held = found.filter(({ row }) => isHeld(row));
  const lasting = list.places.filter((one) => held.some(({ capacity }) => capacity === one.capacity));
  const places = lasting.flatMap((one) =>
    held
      .filter(({ capacity }) => capacity === one.capacity)
      .map((place): OwnPlace => ({ ...place, paused: pausedBy(one, lasting) })),
  );
  return { places, list: { ...list, places: lasting } };
}

/** The places on which a person can act now. */
export const activePlaces = (places: readonly OwnPlace[]): readonly OwnPlace[] =>
  places.filter(({ row, paused }) => isActive(row) && paused === undefined);

/** The most invitations that are read, or refused, at a time. */
const INVITATIONS_AT_ONCE = 50;

/** A page of the places that wait for a person to accept them. */
export async function loadInvitations(deps: Reading, who: Person, after?: Capacity) {
  const { capacities, more } = await loadInvitedTo(deps.table, who.personId, INVITATIONS_AT_ONCE, after);
  const found = await loadCapacities(deps, who, capacities);
  return { invitations: found.filter(mayBeAccepted), next: more ? capacities.at(-1) : undefined };
}

/** One place that waits for a person, if it does. */
export async function loadInvitation(deps: Reading, who: Person, capacity: Capacity) {
  if (!(await isInvitedTo(deps.table, who.personId, capacity))) return undefined;
  return (await loadCapacities(deps, who, [capacity])).find(mayBeAccepted);
}

/** An appointment that was suspended before it was accepted waits until it is let back. */
const mayBeAccepted = ({ row }: Pick<OwnPlace, "row">): boolean =>
  isInvited(row) && row.suspendedAt === undefined;

type Person = { readonly personId: PersonId; readonly name: string };

/** A person's places in these capacities as they are stored, in this order; at most 50. */
async function loadCapacities(
  { table, now }: Reading,
  { personId, name }: Person,
  capacities: readonly Capacity[],
): Promise<readonly OwnPlace[]> {
  const [staff, organisations] = await Promise.all([
    capacities.includes("authority") ? loadStaffMember(table, personId, now()) : undefined,
    loadPlacesOf(table, personId, capacities.filter(isOrganisation)),
  ]);
  const found: readonly OwnPlace[] = [
    ...(staff === undefined ? [] : [asStaff(staff)]),
    ...organisations.map(({ place, organisation }) => asMember(place, organisation, name)),
  ];
  return capacities.flatMap((one) => found.filter(({ capacity }) => capacity === one));
}

const isOrganisation = (capacity: Capacity): capacity is OrganisationId => capacity !== "authority";

function asStaff(row: StaffMember): OwnPlace {
  return { capacity: "authority", actor: asActor(row), organisation: undefined, row, paused: undefined };
}

function asMember(row: Place, organisation: Organisation, name: string): OwnPlace {
  const { personId, organisationId, audience, role, lots } = row;
  const whom = { personId, name, organisationId, organisationName: organisation.name };
  const actor =
    audience === "partner" ? ({ audience, ...whom, lots } as const) : ({ audience, ...whom, role } as const);
  return { capacity: capacityOf(actor), actor, organisation, row, paused: undefined };
}
