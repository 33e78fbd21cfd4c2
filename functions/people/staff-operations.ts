import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type PersonId, ProposalId, type RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { proposerOf } from "../../shared/kernel/proposal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { decideEnding, decideRole } from "../../shared/people/competition-roles.ts";
import type { NO_DEPUTY, StaffRefusal } from "../../shared/people/deciding.ts";
import { decideAppointment, decideSuspension, restsOn } from "../../shared/people/rules.ts";
import {
  type AppointStaff,
  type EndRole,
  type GivePower,
  type GiveRole,
  type LastingSuspension,
  personIdOf,
  type StaffMember,
  type SuspendStaff,
} from "../../shared/people/schema.ts";
import { beforeInWords, roleInWords } from "../../shared/people/words.ts";
import { loadPrepared } from "../competition/prepared-facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Committed } from "../platform/commit.ts";
import { acting, answeredBefore, enact } from "../platform/enact.ts";
import {
  endInvitation,
  offerPlace,
  regrantPlace,
  savePlace,
  unchangedPlace,
} from "../platform/place-rows.ts";
import type { ProposingRefusal } from "../platform/of-two.ts";
import type { Write } from "../platform/table.ts";
import { loadStaff } from "./facts.ts";
import { lastingSuspension, proposePower, proposeSuspension } from "./of-two.ts";
import { loadStaffMember } from "./store.ts";

/** Why nobody is appointed. */
type NotAppointed = Exclude<
  StaffRefusal,
  { code: "suspension-takes-two" | "lots-needed" | "not-lots-of-it" | "role-of-portal" }
>;

/**
 * Prepares a role at the authority for somebody and invites them, or changes the role they have: their sessions and
 * tokens at the authority are then worth nothing. What is read and written is the same whoever the address belongs to. A
 * role of power, or a change of one, is proposed instead, for another person to confirm.
 */
export async function appointStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: AppointStaff,
  requestKey: RequestKey,
): Promise<Result<Committed, NotAppointed | ProposingRefusal>> {
  const { mail, name, role, reason, seenVersion = 0 } = command;
  const what = seenVersion === 0 ? "staff.appointed" : "staff.role-changed";
  const done = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const personId = await personIdOf(mail);
    const [own, subject] = await loadOwnAndSubject(deps, actor.personId, personId);
    const decision = decideAppointment({ actor, own, subject, personId }, command, at);
    if (!decision.ok) return decision;
    const isNew = decision.value.acceptedAt === undefined;
    return accept({
      writes: [
        ...(isNew ? offerPlace("authority", decision.value) : regrantPlace("authority", decision.value)),
      ],
      subject: personId,
      detail: {
        ...detailOf(decision.value),
        ...beforeInWords(subject),
        role,
        ...(reason === undefined ? {} : { reason }),
      },
      answer: { personId },
    });
  });
  if (done.ok) return done;
  const takesTwo = done.error.code === "power-takes-two";
  if (reason === undefined) return takesTwo ? refuse({ code: "reason-needed" } as const) : done;
  const gives = seenVersion === 0 ? "first-role" : "other-role";
  const power = { mail, name, role, gives, reason } as const;
  return takesTwo
    ? proposePower(deps, actor, power, requestKey)
    : proposedOr(deps, actor, power, requestKey, done);
}

/** A repeat of a request that was proposed is told so again, though what it stood on is another thing by now. */
async function proposedOr<Refused>(
  deps: Deps,
  actor: AuthorityActor,
  power: GivePower | LastingSuspension,
  requestKey: RequestKey,
  refused: Refused,
) {
  const before = await answeredBefore(() => "proposal.made")(deps, actor, power, requestKey);
  return !before.ok && before.error.code === "not-found" ? refused : before;
}

/**
 * Prepares a role in a competition, or in a draft of one, for somebody and invites them, or changes the role they have in it:
 * their sessions and tokens go on.
 */
export const giveRole = (deps: Deps, actor: AuthorityActor, command: GiveRole, requestKey: RequestKey) => {
  const { mail, seenVersion = 0, role, roleIn, lots } = command;
  const what = seenVersion === 0 ? "staff.appointed" : "staff.role-given";
  return enact(deps, { actor, command, requestKey, what }, async (at) => {
    const personId = await personIdOf(mail);
    const [[own, subject], competition] = await Promise.all([
      loadOwnAndSubject(deps, actor.personId, personId),
      loadPrepared(deps.table, roleIn),
    ]);
    const decision = decideRole({ actor, own, subject, personId, competition }, command, at);
    if (!decision.ok) return decision;
    const after = decision.value;
    const before = subject?.roles.find(({ competitionId }) => competitionId === roleIn);
    return accept({
      writes:
        after.acceptedAt === undefined ? offerPlace("authority", after) : [savePlace("authority", after)],
      subject: personId,
      detail: {
        ...detailOf(after),
        competition: competition?.title ?? "",
        ...(before && { before: roleInWords(before) }),
        role,
        lots,
        roleIn,
      },
      answer: { personId },
    });
  });
};

/** Ends somebody's role in a competition, or in a draft of one. Their place and what they are in others stay. */
export const endRole = acting("staff.role-ended", async (deps, actor: AuthorityActor, command: EndRole) => {
  const { personId, roleIn, reason } = command;
  const [[own, subject], competition] = await Promise.all([
    loadOwnAndSubject(deps, actor.personId, personId),
    loadPrepared(deps.table, roleIn),
  ]);
  const decision = decideEnding({ actor, own, subject }, command);
  if (!decision.ok) return decision;
  const { after, ended } = decision.value;
  return accept({
    writes: [savePlace("authority", after)],
    subject: personId,
    detail: {
      ...detailOf(after),
      competition: competition?.title ?? ended.title,
      role: ended.role,
      lots: ended.lots,
      roleIn,
      reason,
    },
    answer: { personId },
  });
});

/** Why nobody is suspended or let back. */
type NotSuspended =
  | "needs-national-lead"
  | "own-role"
  | "not-found"
  | "changed-meanwhile"
  | "power-takes-two"
  | "role-needed"
  | "roles-in-competitions"
  | "suspension-takes-two"
  | (typeof NO_DEPUTY)[number];

/** How the entry of a suspension, or of its end, is called. */
export const suspension = {
  what: ({ suspend }: SuspendStaff) => (suspend ? "staff.suspended" : "staff.restored"),
};

/**
 * Suspends somebody of the authority, whose sessions and tokens there end with it, or lets them back. Takes an appointment
 * back that nobody has accepted. That who leads or confirms is let back is proposed, for another person to confirm.
 */
export async function suspendStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: SuspendStaff,
  requestKey: RequestKey,
): Promise<Result<Committed, Extract<StaffRefusal, { code: NotSuspended }> | ProposingRefusal>> {
  const { personId, reason } = command;
  const what = suspension.what(command);
  const [own, subject] = await loadOwnAndSubject(deps, actor.personId, personId);
  const everybody = await loadStaff(deps.table, deps.now());
  const done = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const decision = decideSuspension({ actor, own, subject, everybody }, command, at);
    if (!decision.ok) return decision;
    const proposalId = ProposalId.parse(deps.newId("proposal"));
    const toConfirm = await untilConfirmed(deps, actor, decision.value, { proposalId, reason, at });
    return accept({
      writes: [
        ...toConfirm,
        ...(decision.value.acceptedAt === undefined
          ? [savePlace("authority", decision.value), endInvitation(personId, "authority")]
          : regrantPlace("authority", decision.value)),
        // Those who are left are there still: two such acts at once leave not one lead alone.
        ...(subject && command.suspend ? restsOn(actor, subject, everybody) : []).flatMap((one) =>
          unchangedPlace("authority", one),
        ),
      ],
      subject: personId,
      detail: { ...detailOf(decision.value), ...lapsing(decision.value, proposalId), reason },
      answer: { personId },
    });
  });
  if (done.ok || subject === undefined) return done;
  if (command.suspend) {
    const again = { personId, reason, again: true } as const;
    return done.error.code === "suspension-takes-two"
      ? proposeSuspension(deps, actor, again, requestKey)
      : proposedOr(deps, actor, again, requestKey, done);
  }
  const { mail, name, role = "none" } = subject;
  const power = { mail, name, role, gives: "role-back", reason } as const;
  return done.error.code === "power-takes-two"
    ? proposePower(deps, actor, power, requestKey)
    : proposedOr(deps, actor, power, requestKey, done);
}

/** For another person to confirm: a suspension that lapses by itself otherwise. */
async function untilConfirmed(
  deps: Deps,
  actor: AuthorityActor,
  subject: StaffMember,
  {
    proposalId,
    reason,
    at,
  }: { readonly proposalId: ProposalId; readonly reason: string; readonly at: Instant },
): Promise<readonly Write[]> {
  const { suspensionLapsesAt: until } = subject;
  if (until === undefined) return [];
  const waiting = await lastingSuspension.toRatify(
    deps,
    { subject },
    { personId: subject.personId, reason },
    {
      proposalId,
      ...proposerOf(actor),
      proposedAt: at,
      confirmable: { until, itselfCounts: false },
    },
  );
  return waiting.ok ? waiting.value : [];
}

/** Of a suspension that lapses by itself the log says when, and what waits for another person, who is told until when. */
const lapsing = ({ suspensionLapsesAt: lapsesAt }: StaffMember, proposalId: ProposalId) =>
  lapsesAt === undefined ? {} : { lapsesAt, proposalId };

/** Of an appointment that is not accepted yet the log says so. */
const detailOf = ({ name, acceptedAt }: StaffMember) => ({
  name,
  ...(acceptedAt === undefined ? { invitation: true } : {}),
});

/** The two people of a change of role. That no two leads suspend each other at one instant is guarded in `enact`. */
const loadOwnAndSubject = ({ table, now }: Deps, lead: PersonId, subject: PersonId) =>
  Promise.all([loadStaffMember(table, lead, now()), loadStaffMember(table, subject, now())]);
