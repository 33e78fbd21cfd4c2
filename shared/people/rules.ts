import { type AuthorityActor, isNationalLead, isSameSeat, mayConfirm } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import { isActive, isHeld, isInvited } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import { byName } from "../kernel/text.ts";
import {
  decideGiving,
  type Deciding,
  knownVersion,
  leadsNow,
  type Named,
  next,
  offered,
  type Whose,
} from "./deciding.ts";
import { type Acting, decideDeputy, isLead, standsIn } from "./deputies.ts";
import type { AppointStaff, GivePower, LastingSuspension, StaffMember, SuspendStaff } from "./schema.ts";

/** Somebody of the authority as they act where no competition is addressed. Their place is read anew at every request. */
export function asActor(staff: Acting): AuthorityActor {
  const { personId, name, role, roles, version, principalPlace } = staff;
  const principal = standsIn(staff);
  return {
    audience: "authority",
    personId,
    name: principal === undefined ? name : `${name}, for ${principal.name}`,
    ownPlace: version,
    ...(role === undefined ? { lots: [], roles } : { role, lots: "all" }),
    ...(principal && { standsFor: principal.personId, principalPlace }),
  };
}

/** Whether a change of somebody's role gives or takes the power to lead or to confirm: then it takes two people. */
export const isOfPower = (
  { role }: Pick<AppointStaff, "role">,
  subject: Pick<StaffMember, "role" | "removedAt"> | undefined,
): boolean =>
  (role !== "none" && mayConfirm({ role })) ||
  (subject !== undefined && subject.removedAt === undefined && mayConfirm(subject));

/**
 * Decides what somebody's role of the portal is from now on, as one lead may decide it alone. Nobody appoints
 * themselves. A role of somebody who has none yet is prepared, and counts when they accept it; an appointment never changes
 * the role of who has one, unless the lead saw that they have. Refuses what takes two people.
 */
export function decideAppointment(
  facts: Deciding & Whose,
  { seenVersion = 0, ...command }: AppointStaff,
  now: Instant,
) {
  const decided = decideGiving(facts, seenVersion);
  if (!decided.ok) return decided;
  if (isOfPower(command, facts.subject)) return refuse({ code: "power-takes-two" });
  return appointed(facts, command, facts.actor, now);
}

/**
 * What somebody's place is once they have a role of the portal, or are asked to take one. Who leads the portal leads every
 * competition, whatever they were in some; an approver is outside the teams and an auditor changes nothing: they have no
 * role in any.
 */
function appointed(whose: Whose, { name, mail, role }: Giving, by: Named, now: Instant) {
  const { subject } = whose;
  const known = subject?.removedAt === undefined ? subject : undefined;
  if (role === "none" && known === undefined) return refuse({ code: "role-needed" });
  if ((role === "approver" || role === "auditor") && known !== undefined && known.roles.length > 0)
    return refuse({ code: "roles-in-competitions" });
  const given = {
    name,
    mail,
    ...(role === "none" ? {} : { role }),
    roles: role === "national-lead" ? [] : (known?.roles ?? []),
  };
  if (known !== undefined && isHeld(known)) {
    const { role: _before, deputises: _ended, ...rest } = known;
    return accept<StaffMember>({ ...rest, ...given, ...next(known), grantedAt: now });
  }
  return accept(offered(whose, given, by, now));
}
type Giving = Pick<AppointStaff, "name" | "mail" | "role">;

/**
 * Decides what two people may give somebody: a role of power, back the one that they had when they were suspended, or that
 * they act in another's stead.
 */
export function decidePower(
  {
    by,
    principal,
    ...whose
  }: Whose & {
    readonly by: Pick<AuthorityActor, "personId" | "name">;
    /** In whose stead somebody is to act. */
    readonly principal?: StaffMember | undefined;
  },
  { gives, deputy, ...command }: GivePower,
  now: Instant,
) {
  const { subject } = whose;
  if (gives === "deputy")
    return deputy === undefined
      ? refuse({ code: "not-found" })
      : decideDeputy({ subject, principal }, deputy, now);
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
 * Those who can confirm what takes two with power of their own, by name, of people as they act: the voices that there are. A
 * deputy is the voice of whom they stand in for, and adds none.
 */
const voices = (staff: readonly StaffMember[]): readonly StaffMember[] =>
  staff.filter((one) => isActive(one) && mayConfirm(one) && standsIn(one) === undefined).toSorted(byName);

/** The voices besides that of one lead, once somebody is suspended by them. */
export const voicesLeft = (
  actor: Pick<AuthorityActor, "personId" | "standsFor">,
  subject: Pick<StaffMember, "personId">,
  everybody: readonly StaffMember[],
): readonly StaffMember[] =>
  voices(everybody).filter(({ personId }) => personId !== subject.personId && !isSameSeat(actor, personId));

/** So many voices are left besides the lead's who suspends somebody for long: one alone could be suspended next. */
const VOICES_LEFT = 2;

/**
 * How one lead suspends somebody: for as long as two do not let them back (`lasts`); or so that it lapses after one working day
 * unless another person confirms it (`lapses`): the other one of two leads, and whoever confirms where fewer than two voices are
 * left besides the lead's own, so that no lead comes to be alone by what they do alone. That happens once: whoever came back by a
 * lapse is so suspended by two only (`takes-two`), until two let them back.
 */
export function howSuspended(
  actor: Pick<AuthorityActor, "personId" | "standsFor">,
  subject: StaffMember,
  everybody: readonly StaffMember[],
): "lasts" | "lapses" | "takes-two" {
  if (voices([subject]).length === 0) return "lasts";
  const isLastOther = isLead(subject) && everybody.filter(isLead).length <= 2;
  if (!isLastOther && voicesLeft(actor, subject, everybody).length >= VOICES_LEFT) return "lasts";
  return subject.suspensionLapsedAt === undefined ? "lapses" : "takes-two";
}

/**
 * On whose places it rests that a suspension lasts: nobody is suspended for long on the power of those who lose it at the same
 * instant. A lead's rests on another lead, and each on as many voices as must be left.
 */
export function restsOn(
  actor: Pick<AuthorityActor, "personId" | "standsFor">,
  subject: StaffMember,
  everybody: readonly StaffMember[],
): readonly StaffMember[] {
  if (voices([subject]).length === 0) return [];
  const left = voicesLeft(actor, subject, everybody);
  return left.toSorted((a, b) => Number(isLead(b)) - Number(isLead(a))).slice(0, VOICES_LEFT);
}

/**
 * Decides whether another person makes such a suspension lasting, as long as it has neither lapsed nor ended; or, after one that
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
    return voices([subject]).length > 0 && subject.suspensionLapsedAt !== undefined
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

/** Whether letting somebody back gives power: who leads, confirms, or is or will be a deputy is let back by two. */
export const letBackByTwo = ({ role, deputises }: StaffMember, now: Instant): boolean =>
  mayConfirm({ role }) || (deputises !== undefined && now < deputises.until);

/**
 * Decides whether somebody is suspended, or let back, from now on. Nobody suspends themselves, so one lead remains. An
 * appointment that nobody has accepted is taken back instead. Who leads or confirms is let back by two. Of two leads one
 * suspends the other alone once: after a lapse it takes two.
 */
export function decideSuspension(
  facts: Deciding & { subject: StaffMember | undefined; everybody: readonly StaffMember[] },
  command: SuspendStaff,
  now: Instant,
) {
  const { actor, subject, everybody } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (isSameSeat(actor, command.personId)) return refuse({ code: "own-role" });
  if (subject === undefined || subject.removedAt !== undefined) return refuse({ code: "not-found" });
  // A page that says otherwise is out of date: nothing is to be ended or begun a second time.
  if (command.suspend === (subject.suspendedAt !== undefined)) return refuse({ code: "changed-meanwhile" });
  if (!command.suspend)
    return letBackByTwo(subject, now) ? refuse({ code: "power-takes-two" }) : accept(restored(subject, now));
  const { suspensionLapsedAt: lapsedAt } = subject;
  const how = howSuspended(actor, subject, everybody);
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
 * Whether the deployment may name somebody as a lead: who has never had a role, or led until they left. Whom one suspended, or
 * two gave another role, comes back by two alone, also after leaving.
 */
export const mayBeNamed = (staff: StaffMember | undefined): boolean =>
  staff === undefined ||
  (staff.removedAt !== undefined && staff.suspendedAt === undefined && isNationalLead(staff));

/** Fewer can be ill or away at once than people think: acts of two stand still when one of two is. */
const ENOUGH_TO_CONFIRM = 3;

/** Who can confirm what takes two at this instant, by name, where they are too few; undefined where they are enough. */
export function fewConfirm(staff: readonly StaffMember[]): readonly StaffMember[] | undefined {
  const can = voices(staff);
  return can.length < ENOUGH_TO_CONFIRM ? can : undefined;
}
