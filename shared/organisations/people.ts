import type { PersonId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import { actsForAll, type Deciding, type OrganisationRefusal } from "./rules.ts";
import type { InvitePerson, Membership, Organisation, RemoveMember, SuspendMember } from "./schema.ts";

/** The people an organisation can have at a time: their places move together when it changes its name. */
export const MOST_PEOPLE = 40;

/** Whether a place counts: one that was removed is as if it had never been. */
export const isHeld = (place: Membership): boolean => place.removedAt === undefined;

/** Decides a colleague's place: only a submitter gives one, and never their own. `people` counts the places there are. */
export function decideInvitation(
  facts: Deciding & {
    organisation: Organisation;
    personId: PersonId;
    place: Membership | undefined;
    people: number;
  },
  command: InvitePerson,
): Result<Membership, OrganisationRefusal> {
  const { actor, organisation, personId, place, people } = facts;
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (personId === actor.personId) return refuse({ code: "own-place" });
  const held = place !== undefined && isHeld(place);
  if (!held && people >= MOST_PEOPLE) return refuse({ code: "too-many-people" });
  return accept({
    ...placeIn(organisation, personId, command),
    role: command.role,
    version: (place?.version ?? 0) + 1,
    ...(held && place.suspendedAt !== undefined ? { suspendedAt: place.suspendedAt } : {}),
  });
}

/** Decides whether a colleague is suspended from now on. A submitter cannot suspend themselves, so one remains. */
export function decideMemberSuspension(
  facts: Deciding & { place: Membership | undefined },
  command: SuspendMember,
  now: Instant,
): Result<Membership, OrganisationRefusal> {
  const colleague = decideColleague(facts, command);
  if (!colleague.ok) return colleague;
  const { suspendedAt: _before, ...place } = colleague.value;
  return accept({ ...place, version: place.version + 1, ...(command.suspend ? { suspendedAt: now } : {}) });
}

/** Decides whether a colleague's place is taken away. A submitter cannot remove themselves, so one remains. */
export function decideRemoval(
  facts: Deciding & { place: Membership | undefined },
  command: RemoveMember,
  now: Instant,
): Result<Membership, OrganisationRefusal> {
  const colleague = decideColleague(facts, command);
  if (!colleague.ok) return colleague;
  const place = colleague.value;
  return accept({ ...place, version: place.version + 1, removedAt: now });
}

/** The colleague whose place somebody wants to change, if they may. */
function decideColleague(
  facts: Deciding & { place: Membership | undefined },
  { personId }: Pick<RemoveMember, "personId">,
): Result<Membership, OrganisationRefusal> {
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (personId === facts.actor.personId) return refuse({ code: "own-place" });
  const { place } = facts;
  return place === undefined || !isHeld(place) ? refuse({ code: "not-found" }) : accept(place);
}

/** The first place in an organisation, for whoever registers it or is named for it. */
export const placeIn = (
  organisation: Organisation,
  personId: PersonId,
  who: { mail: string; name: string },
): Membership => ({
  organisationId: organisation.organisationId,
  organisationName: organisation.name,
  audience: organisation.audience,
  lots: organisation.lots,
  personId,
  mail: who.mail,
  name: who.name,
  role: "submitter",
  version: 1,
});
