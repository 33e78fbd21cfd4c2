import { type AuthorityActor, isNationalLead, mayConfirm } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import { isActive, isHeld, isInvited } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { Common } from "../kernel/refusal.ts";
import { byName } from "../kernel/text.ts";
import type { AppointStaff, GivePower, LastingSuspension, StaffMember, SuspendStaff } from "./schema.ts";

export type StaffRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | { code: "appointed-already" }
  | { code: "own-role" }
  | { code: "lots-needed" }
  | { code: "power-takes-two" }
  | { code: "suspension-takes-two"; lapsedAt: Instant }
  | { code: "reason-needed" };

/** The person who decides: as whom they are signed in, and what the register says of them now. */
type Deciding = { actor: AuthorityActor; own: StaffMember | undefined };

const leadsNow = ({ actor, own }: Deciding): boolean =>
  isNationalLead(actor) && own !== undefined && isActive(own);

/** Whose role is decided, as the register says now, if it says anything. */
type Whose = { readonly subject: StaffMember | undefined; readonly personId: StaffMember["personId"] };

/** The version of what is known of somebody: none of who was removed or never had a role. */
export const knownVersion = (subject: StaffMember | undefined): number =>
  subject?.removedAt === undefined ? (subject?.version ?? 0) : 0;

/** Whether a change of somebody's role gives or takes the power to lead or to confirm: then it takes two people. */
export const isOfPower = (
  command: Pick<AppointStaff, "role" | "lots">,
  subject: StaffMember | undefined,
): boolean =>
  mayConfirm(command) || (subject !== undefined && subject.removedAt === undefined && mayConfirm(subject));

/**
 * Decides what somebody's role at the authority is from now on, as one lead may decide it alone. Nobody appoints
 * themselves. A role of somebody who has none yet is prepared, and counts when they accept it; an appointment never changes
 * the role of who has one, unless the lead saw that they have. Refuses what takes two people.
 */
export function decideAppointment(
  facts: Deciding & Whose,
  { seenVersion = 0, ...command }: AppointStaff,
  now: Instant,
) {
  const { actor, subject, personId } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (personId === actor.personId) return refuse({ code: "own-role" });
  if (seenVersion !== knownVersion(subject))
    return refuse({ code: seenVersion === 0 ? "appointed-already" : "changed-meanwhile" });
  if (isOfPower(command, subject)) return refuse({ code: "power-takes-two" });
  return appointed(facts, command, actor, now);
}

/** What somebody's place is once they have a role, or are asked to take one. */
function appointed(
  { subject, personId }: Whose,
  { name, mail, role, lots }: Omit<AppointStaff, "seenVersion">,
  by: Pick<AuthorityActor, "personId" | "name">,
  now: Instant,
) {
  if (lots !== "all" && lots.length === 0) return refuse({ code: "lots-needed" });
  const given = { name, mail, role, lots };
  const [grant, version] = [(subject?.grant ?? 0) + 1, (subject?.version ?? 0) + 1];
  if (subject !== undefined && isHeld(subject))
    return accept<StaffMember>({ ...subject, ...given, grantedAt: now, grant, version });
  const { suspendedAt } = subject ?? {};
  return accept<StaffMember>({
    ...given,
    personId,
    invitedAt: now,
    timesInvited: (subject?.timesInvited ?? 0) + 1,
    invitedBy: { personId: by.personId, name: by.name },
    grant,
    version,
    ...(suspendedAt === undefined ? {} : { suspendedAt }),
  });
}

/** Decides what two people may give somebody: a role of power, or back the one that they had when they were suspended. */
export function decidePower(
  { by, ...whose }: Whose & { readonly by: Pick<AuthorityActor, "personId" | "name"> },
  { gives, ...command }: GivePower,
  now: Instant,
) {
  const { subject } = whose;
  if (gives !== "role-back")
    return (gives === "first-role") === (knownVersion(subject) === 0)
      ? appointed(whose, command, by, now)
      : refuse({ code: "changed-meanwhile" });
  if (subject === undefined || subject.removedAt !== undefined) return refuse({ code: "not-found" });
  return subject.suspendedAt === undefined
    ? refuse({ code: "changed-meanwhile" })
    : accept(restored(subject, now));
}

/**
 * Somebody of the authority as they stand at an instant: a suspension that has lapsed is none. Nobody need do anything when
 * it lapses, and nothing is written.
 */
export function asTheyStand(staff: StaffMember, now: Instant): StaffMember {
  const { suspendedAt: _over, suspensionLapsesAt: lapsesAt, ...rest } = staff;
  return lapsesAt === undefined || now < lapsesAt
    ? staff
    : { ...rest, grantedAt: lapsesAt, suspensionLapsedAt: lapsesAt };
}

/**
 * How one lead suspends somebody: for as long as two do not let them back (`lasts`); or so that it lapses after one working day
 * unless an approver confirms it (`lapses`): the other one of two leads, who leaves nobody to confirm anything. That happens
 * once: whoever came back by a lapse is suspended by such a lead with an approver only (`takes-two`), until two let them back.
 */
export function howSuspended(
  subject: StaffMember,
  everybody: readonly StaffMember[],
): "lasts" | "lapses" | "takes-two" {
  if (!isLead(subject) || everybody.filter(isLead).length > 2) return "lasts";
  return subject.suspensionLapsedAt === undefined ? "lapses" : "takes-two";
}

/**
 * Decides whether an approver makes such a suspension lasting, as long as it has neither lapsed nor ended; or, after one that
 * lapsed, suspends them with the lead who proposes it.
 */
export function decideLasting(
  { subject }: { readonly subject: StaffMember | undefined },
  { again }: Pick<LastingSuspension, "again">,
  now: Instant,
) {
  if (subject === undefined || subject.removedAt !== undefined) return refuse({ code: "not-found" });
  const { suspensionLapsesAt, ...lasting } = subject;
  const version = subject.version + 1;
  if (again)
    return isLead(subject) && subject.suspensionLapsedAt !== undefined
      ? accept<StaffMember>({ ...lasting, suspendedAt: now, grant: subject.grant + 1, version })
      : refuse({ code: "changed-meanwhile" });
  if (subject.suspendedAt === undefined || suspensionLapsesAt === undefined)
    return refuse({ code: "not-found" });
  return accept<StaffMember>({ ...lasting, version });
}

/** Somebody who was suspended and is let back. */
const restored = (
  { suspendedAt: _over, suspensionLapsesAt: _none, suspensionLapsedAt: _once, ...subject }: StaffMember,
  now: Instant,
): StaffMember => ({
  ...subject,
  grantedAt: now,
  grant: subject.grant + 1,
  version: subject.version + 1,
});

/**
 * Decides whether somebody is suspended, or let back, from now on. Nobody suspends themselves, so one lead remains. An
 * appointment that nobody has accepted is taken back instead. Who leads or confirms is let back by two. Of two leads one
 * suspends the other alone once: after a lapse it takes an approver.
 */
export function decideSuspension(
  facts: Deciding & { subject: StaffMember | undefined; everybody: readonly StaffMember[] },
  command: SuspendStaff,
  now: Instant,
) {
  const { actor, subject, everybody } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (command.personId === actor.personId) return refuse({ code: "own-role" });
  if (subject === undefined || subject.removedAt !== undefined) return refuse({ code: "not-found" });
  // A page that says otherwise is out of date: nothing is to be ended or begun a second time.
  if (command.suspend === (subject.suspendedAt !== undefined)) return refuse({ code: "changed-meanwhile" });
  if (!command.suspend)
    return mayConfirm(subject) ? refuse({ code: "power-takes-two" }) : accept(restored(subject, now));
  const { suspensionLapsedAt: lapsedAt } = subject;
  const how = howSuspended(subject, everybody);
  if (how === "takes-two" && lapsedAt !== undefined)
    return refuse({ code: "suspension-takes-two", lapsedAt });
  return accept<StaffMember>({
    ...subject,
    grant: subject.grant + 1,
    version: subject.version + 1,
    [isInvited(subject) ? "removedAt" : "suspendedAt"]: now,
    ...(how === "lapses" && { suspensionLapsesAt: addWorkingDays("england-and-wales", now, 1) }),
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

/**
 * Whether the deployment may name somebody as a lead: who has never had a role, or led until they left. Whom one suspended, or
 * two gave another role, comes back by two alone, also after leaving.
 */
export const mayBeNamed = (staff: StaffMember | undefined): boolean =>
  staff === undefined ||
  (staff.removedAt !== undefined && staff.suspendedAt === undefined && isNationalLead(staff));

/** Whether somebody leads the whole competition, as the register says now. */
export const isLead = (staff: StaffMember): boolean => isActive(staff) && isNationalLead(staff);

/** Fewer can be ill or away at once than people think: acts of two stand still when one of two is. */
const ENOUGH_TO_CONFIRM = 3;

/** Who can confirm what takes two at this instant, by name, where they are too few; undefined where they are enough. */
export function fewConfirm(staff: readonly StaffMember[]): readonly StaffMember[] | undefined {
  const can = staff.filter((one) => isActive(one) && mayConfirm(one)).toSorted(byName);
  return can.length < ENOUGH_TO_CONFIRM ? can : undefined;
}
