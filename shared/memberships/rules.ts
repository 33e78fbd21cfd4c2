import { type AuthorityActor, isNationalLead, named } from "../kernel/actor.ts";
import type { ChangeId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { decideMembers, type MembersRefusal } from "../kernel/members.ts";
import { actsForAll, type Deciding } from "../kernel/place.ts";
import {
  type ConsortiumMember,
  memberOf,
  type NamedMember,
  type Organisation,
} from "../organisations/schema.ts";
import type { MembersChange, MembershipChange, RequestMembershipChange } from "./schema.ts";

export type ChangeRefusal =
  | Common<"needs-national-lead" | "not-found" | "not-for-your-role" | "changed-meanwhile">
  | MembersRefusal
  | { code: "members-not-fixed" }
  | { code: "responses-not-sealed" }
  | { code: "change-waiting" }
  | { code: "change-closed" }
  | { code: "no-such-member"; name: string }
  | { code: "lead-stays"; name: string };

/** A response that is in fixes the members; from its sealing on, the authority can be asked to let them change. */
type FixingResponse = { readonly sealed: boolean };

/** Whether a request still waits for a decision. */
export const isUndecided = ({ withdrawnAt, decision }: MembershipChange): boolean =>
  withdrawnAt === undefined && decision === undefined;

/**
 * Decides whether a bidder may ask for this change of its members: once its response is in and sealed, so that the
 * request tells nobody of a response before its time, and one request at a time.
 */
export function decideChangeRequest(
  facts: Deciding & {
    changeId: ChangeId;
    organisation: Organisation;
    fixedBy: readonly FixingResponse[];
    waiting: ChangeId | undefined;
  },
  { change, reason }: RequestMembershipChange,
  now: Instant,
) {
  const { actor, changeId, organisation, fixedBy, waiting } = facts;
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (fixedBy.length === 0) return refuse({ code: "members-not-fixed" });
  if (!fixedBy.every(({ sealed }) => sealed)) return refuse({ code: "responses-not-sealed" });
  if (waiting !== undefined) return refuse({ code: "change-waiting" });
  const members = membersAfter(organisation, change);
  if (!members.ok) return members;
  return accept<MembershipChange>({
    changeId,
    organisationId: organisation.organisationId,
    organisationName: organisation.name,
    change,
    reason,
    requestedBy: named(actor),
    requestedAt: now,
    version: 1,
  });
}

/** Decides whether a bidder takes its request back: while it waits. */
export function decideChangeWithdrawal(
  facts: Deciding & { change: MembershipChange | undefined },
  now: Instant,
) {
  const { change } = facts;
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (change === undefined) return refuse({ code: "not-found" });
  if (!isUndecided(change)) return refuse({ code: "change-closed" });
  return accept<MembershipChange>({ ...change, withdrawnAt: now, version: change.version + 1 });
}

/** What an approval stands on: the request, and the organisation as it is now. */
export type ChangeFacts = { readonly change: MembershipChange; readonly organisation: Organisation };

/** Decides what the organisation is once a request of it is approved: the profile gets its next version. */
export function decideApproval({ change, organisation }: ChangeFacts) {
  if (!isUndecided(change)) return refuse({ code: "change-closed" });
  const members = membersAfter(organisation, change.change);
  if (!members.ok) return members;
  const { version } = organisation;
  return accept<Organisation>({
    ...organisation,
    members: members.value.map(memberOf),
    version: version + 1,
  });
}

/** Decides whether a request is refused: by a national lead, as long as it waits. Nothing of the profile changes. */
export function decideRefusal(
  { actor, change }: { readonly actor: AuthorityActor; readonly change: MembershipChange | undefined },
  { reason }: { readonly reason: string },
  now: Instant,
) {
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (change === undefined) return refuse({ code: "not-found" });
  if (!isUndecided(change)) return refuse({ code: "change-closed" });
  return accept(decided(change, { approved: false, reason, by: actor, at: now }));
}

/** A request as it was decided. */
export const decided = (
  change: MembershipChange,
  { by, ...decision }: NonNullable<MembershipChange["decision"]>,
): MembershipChange => ({
  ...change,
  decision: { ...decision, by: named(by) },
  version: change.version + 1,
});

/** The members as they would be after a change. The lead answers for the bid, so that it neither leaves nor is replaced. */
function membersAfter(organisation: Organisation, change: MembersChange) {
  const { members } = organisation;
  if (change.what === "add") return decideMembers<NamedMember>(organisation, [...members, change.member]);
  const index = members.findIndex(({ name }) => name === change.formerly);
  if (index < 0) return refuse({ code: "no-such-member", name: change.formerly });
  if (index === 0 && change.what !== "share") return refuse({ code: "lead-stays", name: change.formerly });
  return decideMembers<NamedMember>(
    organisation,
    members.flatMap((member, at) => (at === index ? inPlaceOf(member, change) : [member])),
  );
}

function inPlaceOf(
  member: ConsortiumMember,
  change: Exclude<MembersChange, { what: "add" }>,
): readonly NamedMember[] {
  switch (change.what) {
    case "remove":
      return [];
    case "replace":
      return [change.member];
    case "share":
      return [{ ...member, sharePercent: change.sharePercent }];
  }
}
