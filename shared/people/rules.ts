import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { AppointStaff, StaffMember, SuspendStaff } from "./schema.ts";

export type StaffRefusal =
  | Extract<CommonRefusal, { code: "needs-national-lead" | "not-found" | "changed-meanwhile" }>
  | { code: "appointed-already" }
  | { code: "own-role" }
  | { code: "lots-needed" };

/** The person who decides: as whom they are signed in, and what the register says of them now. */
type Deciding = { actor: AuthorityActor; own: StaffMember | undefined };

const leadsNow = ({ actor, own }: Deciding): boolean =>
  isNationalLead(actor) && own !== undefined && own.suspendedAt === undefined;

/** Decides what somebody's role at the authority is from now on. Nobody appoints themselves. */
export function decideAppointment(
  facts: Deciding & { subject: StaffMember | undefined; personId: StaffMember["personId"] },
  { seenVersion, ...command }: AppointStaff,
): Result<StaffMember, StaffRefusal> {
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (facts.personId === facts.actor.personId) return refuse({ code: "own-role" });
  if (command.lots !== "all" && command.lots.length === 0) return refuse({ code: "lots-needed" });
  const { suspendedAt, version = 0 } = facts.subject ?? {};
  if (seenVersion !== undefined && seenVersion !== version)
    return refuse({ code: seenVersion === 0 ? "appointed-already" : "changed-meanwhile" });
  return accept({
    ...command,
    personId: facts.personId,
    version: version + 1,
    ...(suspendedAt === undefined ? {} : { suspendedAt }),
  });
}

/** Decides whether somebody is suspended, or let back, from now on. Nobody suspends themselves, so one lead remains. */
export function decideSuspension(
  facts: Deciding & { subject: StaffMember | undefined },
  command: SuspendStaff,
  now: Instant,
): Result<StaffMember, StaffRefusal> {
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (command.personId === facts.actor.personId) return refuse({ code: "own-role" });
  if (facts.subject === undefined) return refuse({ code: "not-found" });
  const { suspendedAt: _before, ...subject } = facts.subject;
  return accept({
    ...subject,
    version: subject.version + 1,
    ...(command.suspend ? { suspendedAt: now } : {}),
  });
}
