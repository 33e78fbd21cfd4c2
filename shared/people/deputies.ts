import { isNationalLead, mayConfirm } from "../kernel/actor.ts";
import { dayAfter, fromLondon, type Instant, londonDay, plus } from "../kernel/instant.ts";
import { isActive } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import { type Deciding, leadsNow } from "./deciding.ts";
import type { EndDeputy, GivePower, StaffMember } from "./schema.ts";

/** The most days for which somebody acts in another's stead. */
export const MOST_DEPUTY_DAYS = 90;

/** The two of a delegation, as the register says now. */
type Delegation = {
  readonly subject: StaffMember | undefined;
  readonly principal: StaffMember | undefined;
};

/**
 * Decides whether somebody acts in another's stead, who leads the portal or confirms in it: from the first moment of one day
 * until the last of another, in London. A deputy has no power of their own, is no auditor, and stands in for one person at a time.
 */
export function decideDeputy(
  { subject, principal }: Delegation,
  { firstDay, lastDay }: NonNullable<GivePower["deputy"]>,
  now: Instant,
) {
  if (subject === undefined || !isActive(subject)) return refuse({ code: "not-found" });
  const { role } = principal ?? {};
  if (principal === undefined || role === undefined || !isActive(principal) || !mayConfirm({ role }))
    return refuse({ code: "nobody-to-stand-for" });
  if (subject.role !== undefined || subject.personId === principal.personId)
    return refuse({ code: "cannot-deputise" });
  if (subject.deputises !== undefined && now < subject.deputises.until)
    return refuse({ code: "deputises-already" });
  const [from, until] = [fromLondon(`${firstDay}T00:00`), fromLondon(`${dayAfter(lastDay)}T00:00`)];
  if (!from.ok || !until.ok) return refuse({ code: "days-not-ahead" });
  if (until.value <= now || lastDay < firstDay) return refuse({ code: "days-not-ahead" });
  if (daysFrom(firstDay, lastDay) > MOST_DEPUTY_DAYS) return refuse({ code: "too-many-days" });
  const { personId, name } = principal;
  const deputises = {
    principal: { personId, name },
    role,
    from: from.value,
    until: until.value,
    agreedAt: now,
  };
  return accept<StaffMember>({ ...subject, deputises, version: subject.version + 1 });
}

/** How many days these are, the first and the last among them. */
function daysFrom(first: string, last: string): number {
  let days = 1;
  for (let day = first; day < last && days <= MOST_DEPUTY_DAYS; day = dayAfter(day)) days += 1;
  return days;
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

/** Somebody as they act; of a deputy with the version of their principal's place, on which that rests. */
export type Acting = StaffMember & { readonly principalPlace?: number };

/**
 * Somebody as they act at an instant: as a deputy, while that runs, with the role of whom they stand in for. It rests while
 * that person is suspended, is gone, or has another role. Nothing is written when it begins, rests or ends. Not for writing.
 * A deputy has power since the last of all that it takes: the first day, the agreement, what either of the two was given or
 * given back. So no deputy confirms what was proposed when they, or whom they stand in for, could not have.
 */
export function inStead(staff: StaffMember, principal: StaffMember | undefined, now: Instant): Acting {
  const { deputises } = staff;
  if (deputises === undefined || now < deputises.from || deputises.until <= now) return staff;
  const { role, from, agreedAt } = deputises;
  if (principal?.role !== role) return staff;
  const principalSince = confirmsSince(principal);
  if (principalSince === undefined) return staff;
  const since = [from, agreedAt, principalSince, staff.grantedAt ?? from];
  const grantedAt = since.reduce((last, one) => (last < one ? one : last));
  return { ...staff, role, roles: [], grantedAt, principalPlace: principal.version };
}

/** For whom somebody acts in their stead, of people as they act: who has power of their own is no deputy. */
export const standsIn = ({ role, deputises }: Pick<StaffMember, "role" | "deputises">) =>
  role === undefined ? undefined : deputises?.principal;

/** Whether somebody leads every competition with power of their own. */
export const isLead = (staff: StaffMember): boolean =>
  isActive(staff) && isNationalLead(staff) && standsIn(staff) === undefined;

/** What an entry says of it: for whom, from which day, and until the end of which. */
export const deputyFacts = ({ principal, from, until }: NonNullable<StaffMember["deputises"]>) => ({
  deputyFor: principal.name,
  firstDay: londonDay(from),
  lastDay: londonDay(plus(until, -1)),
});

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
