import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";
import { decideAppointment, decideSuspension } from "../../shared/people/rules.ts";
import {
  type AppointStaff,
  personIdOf,
  type StaffMember,
  type SuspendStaff,
} from "../../shared/people/schema.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { endInvitation, offerPlace, regrantPlace, savePlace, unchangedPlace } from "../platform/places.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadStaffMember } from "./store.ts";

/**
 * Prepares a role at the authority for somebody and invites them, or changes the role they have: their sessions and
 * tokens at the authority are then worth nothing. What is read and written is the same whoever the address belongs to.
 */
export async function appointStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: AppointStaff,
  requestKey: RequestKey,
) {
  const personId = await personIdOf(command.mail);
  const [own, subject] = await loadOwnAndSubject(deps, actor.personId, personId);
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: (command.seenVersion ?? 0) === 0 ? "staff.appointed" : "staff.role-changed",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideAppointment({ actor, own, subject, personId }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [
      ...(decision.value.acceptedAt === undefined
        ? offerPlace("authority", decision.value)
        : regrantPlace("authority", decision.value)),
      ...unchangedPlace("authority", own),
    ],
    {
      ...asked,
      at,
      subject: personId,
      detail: { ...detailOf(decision.value), role: command.role, lots: command.lots },
      answer: { personId },
    },
    requestKey,
  );
}

/**
 * Suspends somebody of the authority, whose sessions and tokens there end with it, or lets them back. Takes an appointment
 * back that nobody has accepted.
 */
export async function suspendStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: SuspendStaff,
  requestKey: RequestKey,
) {
  const [own, subject] = await loadOwnAndSubject(deps, actor.personId, command.personId);
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: command.suspend ? "staff.suspended" : "staff.restored",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideSuspension({ actor, own, subject }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [
      ...(decision.value.acceptedAt === undefined
        ? [savePlace("authority", decision.value), endInvitation(command.personId, "authority")]
        : regrantPlace("authority", decision.value)),
      ...unchangedPlace("authority", own),
    ],
    {
      ...asked,
      at,
      subject: command.personId,
      detail: { ...detailOf(decision.value), reason: command.reason },
      answer: { personId: command.personId },
    },
    requestKey,
  );
}

/** Of an appointment that is not accepted yet the log says so. */
const detailOf = ({ name, acceptedAt }: StaffMember) => ({
  name,
  ...(acceptedAt === undefined ? { invitation: true } : {}),
});

/** The two people of a change of role: the guard on the first lets no two leads suspend each other at one instant. */
const loadOwnAndSubject = ({ table }: Deps, lead: PersonId, subject: PersonId) =>
  Promise.all([loadStaffMember(table, lead), loadStaffMember(table, subject)]);
