import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/id.ts";
import { DAY, type Instant, plus } from "../kernel/instant.ts";
import {
  isActive,
  isHeld,
  isInvited,
  isOwnRegistration,
  actsForAll,
  type Deciding,
} from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import type {
  ChangeRole,
  InvitePartnerPerson,
  InvitePerson,
  Organisation,
  Place,
  RemoveMember,
  SuspendMember,
} from "./schema.ts";

/** The people an organisation can have at a time, those who are invited among them. */
export const MOST_PEOPLE = 40;
/** The invitations that one organisation can send within a day, to whomever and however often to one person. */
export const MOST_INVITATIONS = 60;
/** The organisations that one person can register. */
export const MOST_REGISTERED = 20;

/** Whether a place counts among those that an organisation can have: held, or waiting to be accepted. */
export const isTaken = (place: Place): boolean => isHeld(place) || isInvited(place);

/**
 * Decides a colleague's invitation: only a submitter gives one, and never to themselves. Somebody who is invited already
 * is asked again, to the same place: a second invitation raises no role and renames nobody. Whether the address belongs
 * to somebody of another organisation, of the authority or to nobody is no fact here. `places`: every place there is or was.
 */
export function decideInvitation(facts: Deciding & InvitingFacts, command: InvitePerson, now: Instant) {
  const { actor, organisation, personId, places } = facts;
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (personId === actor.personId) return refuse({ code: "own-place" });
  return askIn({ organisation, personId, places }, { ...command, by: actor }, now);
}

/** Decides the invitation of one more person of a partner, by a national lead. */
export function decidePartnerInvitation(
  facts: InvitingFacts & { actor: AuthorityActor },
  { mail, personName: name }: InvitePartnerPerson,
  now: Instant,
) {
  const { actor, organisation } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (organisation.audience !== "partner") return refuse({ code: "not-found" });
  return askIn(facts, { mail, name, role: "submitter", by: actor }, now);
}

type InvitingFacts = { organisation: Organisation; personId: PersonId; places: readonly Place[] };

/** What every invitation to an organisation is bounded by, and what becomes of somebody who was there or invited before. */
function askIn(
  { organisation, personId, places }: InvitingFacts,
  who: InvitePerson & { by: { personId: string; name: string } },
  now: Instant,
) {
  const before = places.find((place) => place.personId === personId);
  if (before !== undefined && isHeld(before)) return refuse({ code: "has-place-already" });
  const lately = places.filter((place) => isRecent(place, now) && !isOwnRegistration(place));
  if (lately.reduce((sum, { timesInvited }) => sum + timesInvited, 0) >= MOST_INVITATIONS)
    return refuse({ code: "too-many-invitations" });
  const timesInvited = before !== undefined && isRecent(before, now) ? before.timesInvited + 1 : 1;
  if (before !== undefined && isInvited(before))
    return accept<Place>({ ...before, invitedAt: now, timesInvited, version: before.version + 1 });
  if (places.filter(isTaken).length >= MOST_PEOPLE) return refuse({ code: "too-many-people" });
  return accept<Place>({
    ...placeIn(organisation, personId, who, who.by, now),
    role: who.role,
    timesInvited,
    grant: (before?.grant ?? 0) + 1,
    version: (before?.version ?? 0) + 1,
  });
}

const isRecent = ({ invitedAt }: Place, now: Instant): boolean => now < plus(invitedAt, DAY);

/** Decides another role of a colleague. */
export function decideRole(facts: Deciding & { place: Place | undefined }, command: ChangeRole) {
  const colleague = decideColleague(facts, command);
  return colleague.ok ? accept(regranted(colleague.value, { role: command.role })) : colleague;
}

/** Decides whether a colleague is suspended from now on. A submitter cannot suspend themselves, so one remains. */
export function decideMemberSuspension(
  facts: Deciding & { place: Place | undefined },
  command: SuspendMember,
  now: Instant,
) {
  const colleague = decideColleague(facts, command);
  if (!colleague.ok) return colleague;
  if (!isHeld(colleague.value)) return refuse({ code: "not-found" });
  const { suspendedAt, ...place } = colleague.value;
  // A page that says otherwise is out of date: nothing is to be ended or begun a second time.
  if (command.suspend === (suspendedAt !== undefined)) return refuse({ code: "changed-meanwhile" });
  return accept(regranted(place, command.suspend ? { suspendedAt: now } : {}));
}

/** Decides whether a colleague's place, or their invitation, is taken away. A submitter cannot remove themselves. */
export function decideRemoval(
  facts: Deciding & { place: Place | undefined },
  command: RemoveMember,
  now: Instant,
) {
  const colleague = decideColleague(facts, command);
  return colleague.ok ? accept(regranted(colleague.value, { removedAt: now })) : colleague;
}

/** The colleague whose place somebody wants to change, if they may. */
export function decideColleague(
  facts: Deciding & { place: Place | undefined },
  { personId }: Pick<RemoveMember, "personId">,
) {
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (personId === facts.actor.personId) return refuse({ code: "own-place" });
  const { place } = facts;
  return place === undefined || !isTaken(place) ? refuse({ code: "not-found" }) : accept(place);
}

/** The changed place under its next grant, so that what was opened before ends. */
const regranted = (place: Place, changes: Partial<Place>): Place => ({
  ...place,
  ...changes,
  grant: place.grant + 1,
  version: place.version + 1,
});

/** The first place in an organisation, prepared for whoever registers it or is named for it. */
export const placeIn = (
  organisation: Organisation,
  personId: PersonId,
  who: { mail: string; name: string },
  by: { personId: string; name: string },
  now: Instant,
): Place => ({
  organisationId: organisation.organisationId,
  audience: organisation.audience,
  lots: organisation.lots,
  personId,
  mail: who.mail,
  name: who.name,
  role: "submitter",
  invitedAt: now,
  timesInvited: 1,
  invitedBy: { personId: by.personId, name: by.name },
  grant: 1,
  version: 1,
});

/** Whether somebody manages the people of their organisation: a submitter, as the place is now. */
export const leads = (place: Place): boolean => place.role === "submitter" && isActive(place);
