import { type AuthorityActor, isNationalLead, mayConfirm } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { isActive, isHeld, isInvited } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { Common } from "../kernel/refusal.ts";
import type { AppointStaff, StaffMember, SuspendStaff } from "./schema.ts";

export type StaffRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | { code: "appointed-already" }
  | { code: "own-role" }
  | { code: "lots-needed" };

/** The person who decides: as whom they are signed in, and what the register says of them now. */
type Deciding = { actor: AuthorityActor; own: StaffMember | undefined };

const leadsNow = ({ actor, own }: Deciding): boolean =>
  isNationalLead(actor) && own !== undefined && isActive(own);

/**
 * Decides what somebody's role at the authority is from now on. Nobody appoints themselves. A role of somebody who has
 * none yet is prepared, and counts when they accept it; an appointment never changes the role of who has one, unless the
 * lead saw that they have.
 */
export function decideAppointment(
  facts: Deciding & { subject: StaffMember | undefined; personId: StaffMember["personId"] },
  { seenVersion = 0, ...command }: AppointStaff,
  now: Instant,
) {
  const { actor, subject, personId } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (personId === actor.personId) return refuse({ code: "own-role" });
  if (command.lots !== "all" && command.lots.length === 0) return refuse({ code: "lots-needed" });
  const known = subject?.removedAt === undefined ? (subject?.version ?? 0) : 0;
  if (seenVersion !== known)
    return refuse({ code: seenVersion === 0 ? "appointed-already" : "changed-meanwhile" });
  const [grant, version] = [(subject?.grant ?? 0) + 1, (subject?.version ?? 0) + 1];
  if (subject !== undefined && isHeld(subject))
    return accept<StaffMember>({ ...subject, ...command, grantedAt: now, grant, version });
  const { suspendedAt } = subject ?? {};
  return accept<StaffMember>({
    ...command,
    personId,
    invitedAt: now,
    timesInvited: (subject?.timesInvited ?? 0) + 1,
    invitedBy: { personId: actor.personId, name: actor.name },
    grant,
    version,
    ...(suspendedAt === undefined ? {} : { suspendedAt }),
  });
}

/**
 * Decides whether somebody is suspended, or let back, from now on. Nobody suspends themselves, so one lead remains. An
 * appointment that nobody has accepted is taken back instead.
 */
export function decideSuspension(
  facts: Deciding & { subject: StaffMember | undefined },
  command: SuspendStaff,
  now: Instant,
) {
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (command.personId === facts.actor.personId) return refuse({ code: "own-role" });
  if (facts.subject === undefined || facts.subject.removedAt !== undefined)
    return refuse({ code: "not-found" });
  const { suspendedAt, ...subject } = facts.subject;
  // A page that says otherwise is out of date: nothing is to be ended or begun a second time.
  if (command.suspend === (suspendedAt !== undefined)) return refuse({ code: "changed-meanwhile" });
  return accept<StaffMember>({
    ...subject,
    grant: subject.grant + 1,
    version: subject.version + 1,
    ...(command.suspend ? { [isInvited(subject) ? "removedAt" : "suspendedAt"]: now } : { grantedAt: now }),
  });
}

/**
 * Since when somebody has the power to confirm what another proposes, as the register says now; undefined for who has not.
 * Accepting a role, a change of it and being let back each begin it anew.
 */
export function confirmsSince(own: StaffMember | undefined): Instant | undefined {
  if (own?.acceptedAt === undefined || !isActive(own) || !mayConfirm(own)) return undefined;
  const { acceptedAt, grantedAt = acceptedAt } = own;
  return acceptedAt < grantedAt ? grantedAt : acceptedAt;
}

/** Whether somebody leads the whole competition, as the register says now. */
export const isLead = (staff: StaffMember): boolean => isActive(staff) && isNationalLead(staff);
