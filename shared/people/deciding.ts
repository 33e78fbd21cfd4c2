import { type AuthorityActor, isNationalLead, isSameSeat } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { isActive } from "../kernel/place.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { StaffMember } from "./schema.ts";

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
export type Deciding = { actor: AuthorityActor; own: StaffMember | undefined };

export const leadsNow = ({ actor, own }: Deciding): boolean =>
  isNationalLead(actor) && own !== undefined && isActive(own);

/** Whose role is decided, as the register says now, if it says anything. */
export type Whose = { readonly subject: StaffMember | undefined; readonly personId: StaffMember["personId"] };

/** The version of what is known of somebody: none of who was removed or never had a role. */
export const knownVersion = (subject: StaffMember | undefined): number =>
  subject?.removedAt === undefined ? (subject?.version ?? 0) : 0;

export type Named = Pick<AuthorityActor, "personId" | "name">;

/** Decides whether one lead gives somebody a role, on what they saw of them. */
export function decideGiving(facts: Deciding & Whose, seenVersion: number) {
  const { actor, subject, personId } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (isSameSeat(actor, personId)) return refuse({ code: "own-role" });
  return seenVersion === knownVersion(subject)
    ? accept(undefined)
    : refuse({ code: seenVersion === 0 ? "appointed-already" : "changed-meanwhile" });
}

/** The next grant and version of a place. */
export const next = (subject: StaffMember | undefined) => ({
  grant: (subject?.grant ?? 0) + 1,
  version: (subject?.version ?? 0) + 1,
});

/** A place that its person is asked to take, the first time or once more. */
export function offered(
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
