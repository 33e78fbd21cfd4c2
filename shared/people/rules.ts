import {
  type AuthorityActor,
  isSameSeat,
  isNationalLead,
  type LotScope,
  mayConfirm,
  type RoleInCompetition,
} from "../kernel/actor.ts";
import type { CompetitionId, LotId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import { isActive, isHeld, isInvited } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import { decideDeputy, isLead, standsIn } from "./deputies.ts";
import type { Common } from "../kernel/refusal.ts";
import { byName } from "../kernel/text.ts";
import type {
  AppointStaff,
  EndDeputy,
  EndRole,
  GivePower,
  GiveRole,
  LastingSuspension,
  StaffMember,
  SuspendStaff,
} from "./schema.ts";

export type StaffRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | { code: "appointed-already" }
  | { code: "own-role" }
  | { code: "lots-needed" }
  | { code: "not-lots-of-it" }
  | { code: "role-needed" }
  | { code: "roles-in-competitions" }
  | { code: "role-of-portal" }
  | { code: "nobody-to-stand-for" }
  | { code: "cannot-deputise" }
  | { code: "deputises-already" }
  | { code: "days-not-ahead" }
  | { code: "too-many-days" }
  | { code: "power-takes-two" }
  | { code: "suspension-takes-two"; lapsedAt: Instant }
  | { code: "reason-needed" };

/** Why somebody is no deputy. What gives power can refuse with each, whatever it gives. */
export const NO_DEPUTY = [
  "nobody-to-stand-for",
  "cannot-deputise",
  "deputises-already",
  "days-not-ahead",
  "too-many-days",
] as const satisfies readonly StaffRefusal["code"][];

/** The person who decides: as whom they are signed in, and what the register says of them now. */
type Deciding = { actor: AuthorityActor; own: StaffMember | undefined };

const leadsNow = ({ actor, own }: Deciding): boolean =>
  isNationalLead(actor) && own !== undefined && isActive(own);

/** Whose role is decided, as the register says now, if it says anything. */
type Whose = { readonly subject: StaffMember | undefined; readonly personId: StaffMember["personId"] };

/** The version of what is known of somebody: none of who was removed or never had a role. */
export const knownVersion = (subject: StaffMember | undefined): number =>
  subject?.removedAt === undefined ? (subject?.version ?? 0) : 0;

/** Somebody of the authority as they act where no competition is addressed. Their place is read anew at every request. */
export function asActor(staff: StaffMember): AuthorityActor {
  const { personId, name, role, roles, version } = staff;
  const principal = standsIn(staff);
  return {
    audience: "authority",
    personId,
    name: principal === undefined ? name : `${name}, for ${principal.name}`,
    ownPlace: version,
    ...(role === undefined ? { lots: [], roles } : { role, lots: "all" }),
    ...(principal && { standsFor: principal.personId }),
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

/** Decides whether one lead gives somebody a role, on what they saw of them. */
function decideGiving(facts: Deciding & Whose, seenVersion: number) {
  const { actor, subject, personId } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (isSameSeat(actor, personId)) return refuse({ code: "own-role" });
  return seenVersion === knownVersion(subject)
    ? accept(undefined)
    : refuse({ code: seenVersion === 0 ? "appointed-already" : "changed-meanwhile" });
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
type Named = Pick<AuthorityActor, "personId" | "name">;

/** The next grant and version of a place. */
const next = (subject: StaffMember | undefined) => ({
  grant: (subject?.grant ?? 0) + 1,
  version: (subject?.version ?? 0) + 1,
});

/** A place that its person is asked to take, the first time or once more. */
function offered(
  { subject, personId }: Whose,
  given: Pick<StaffMember, "name" | "mail" | "role" | "roles">,
  by: Named,
  now: Instant,
): StaffMember {
  const { suspendedAt } = subject ?? {};
  return {
    ...given,
    personId,
    invitedAt: now,
    timesInvited: (subject?.timesInvited ?? 0) + 1,
    invitedBy: { personId: by.personId, name: by.name },
    ...next(subject),
    ...(suspendedAt === undefined ? {} : { suspendedAt }),
  };
}

/** A competition, or a draft of one, in which roles are given. */
type Given = Pick<RoleInCompetition, "competitionId" | "title"> & {
  readonly lots: readonly { readonly lotId: LotId }[];
};

/**
 * Decides what somebody is in one competition from now on, as one lead decides it alone: their sessions go on, and act so
 * from the next request on. Who is not known yet is asked to take a place. Nobody with a role of the portal has one in a
 * competition beside it.
 */
export function decideRole(
  facts: Deciding & Whose & { readonly competition: Given | undefined },
  { seenVersion = 0, name, mail, role, lots }: GiveRole,
  now: Instant,
) {
  const { subject, competition } = facts;
  const decided = decideGiving(facts, seenVersion);
  if (!decided.ok) return decided;
  if (competition === undefined) return refuse({ code: "not-found" });
  const known = subject?.removedAt === undefined ? subject : undefined;
  if (known?.role !== undefined) return refuse({ code: "role-of-portal" });
  if (lots !== "all" && lots.length === 0) return refuse({ code: "lots-needed" });
  if (!areOf(competition, lots)) return refuse({ code: "not-lots-of-it" });
  const { competitionId, title } = competition;
  const roles = [...rolesBut(known, competitionId), { competitionId, title, role, lots }];
  const given = { name, mail, roles };
  return accept<StaffMember>(
    known !== undefined && isHeld(known)
      ? { ...known, ...given, version: known.version + 1 }
      : offered(facts, given, facts.actor, now),
  );
}

const areOf = ({ lots: all }: Given, lots: LotScope): boolean =>
  lots === "all" || lots.every((one) => all.some(({ lotId }) => lotId === one));

const rolesBut = (subject: StaffMember | undefined, competitionId: CompetitionId) =>
  subject?.roles.filter((one) => one.competitionId !== competitionId) ?? [];

/** Decides whether one lead ends somebody's role in a competition: they keep their place and what they are in others. */
export function decideEnding(
  facts: Deciding & { readonly subject: StaffMember | undefined },
  { personId, roleIn }: EndRole,
) {
  const { actor, subject } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (isSameSeat(actor, personId)) return refuse({ code: "own-role" });
  const ended = subject?.roles.find(({ competitionId }) => competitionId === roleIn);
  if (subject === undefined || subject.removedAt !== undefined || ended === undefined)
    return refuse({ code: "not-found" });
  const after: StaffMember = { ...subject, roles: rolesBut(subject, roleIn), version: subject.version + 1 };
  return accept({ after, ended });
}

/** Decides whether one lead ends before its time that somebody acts in another's stead. */
export function decideEndOfDeputy(
  facts: Deciding & { readonly subject: StaffMember | undefined },
  { personId }: EndDeputy,
  now: Instant,
) {
  const { actor, subject } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (personId === actor.personId) return refuse({ code: "own-role" });
  if (subject?.deputises === undefined || subject.deputises.until <= now)
    return refuse({ code: "not-found" });
  const { deputises, ...rest } = subject;
  return accept({ after: { ...rest, version: subject.version + 1 } satisfies StaffMember, deputises });
}

/** Decides what two people may give somebody: a role of power, or back the one that they had when they were suspended. */
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
  if (deputy !== undefined) return decideDeputy({ subject, principal }, deputy, now);
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
  if (isSameSeat(actor, command.personId)) return refuse({ code: "own-role" });
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

/** Fewer can be ill or away at once than people think: acts of two stand still when one of two is. */
const ENOUGH_TO_CONFIRM = 3;

/** Who can confirm what takes two at this instant, by name, where they are too few; undefined where they are enough. */
export function fewConfirm(staff: readonly StaffMember[]): readonly StaffMember[] | undefined {
  const can = staff.filter((one) => isActive(one) && mayConfirm(one)).toSorted(byName);
  return can.length < ENOUGH_TO_CONFIRM ? can : undefined;
}
