import * as z from "zod";
import { ChangeId, OrganisationId } from "../kernel/id.ts";
import { Named } from "../kernel/actor.ts";
import { Instant } from "../kernel/instant.ts";
import { line, Reason } from "../kernel/text.ts";
import { NamedMember, OrganisationName, SharePercent } from "../organisations/schema.ts";

const formerly = line(160, "a member", "Choose a member");
/** How the members of a consortium change: one joins, leaves, takes another's place, or has another share. */
export const MembersChange = z.discriminatedUnion(
  "what",
  [
    z.strictObject({ what: z.literal("add"), member: NamedMember }),
    z.strictObject({ what: z.literal("remove"), formerly }),
    z.strictObject({ what: z.literal("replace"), formerly, member: NamedMember }),
    z.strictObject({ what: z.literal("share"), formerly, sharePercent: SharePercent }),
  ],
  "Choose what changes",
);
export type MembersChange = z.infer<typeof MembersChange>;

/** A bidder whose response is in asks the authority to let its members change. */
export const RequestMembershipChange = z.strictObject({ change: MembersChange, reason: Reason });
export type RequestMembershipChange = z.infer<typeof RequestMembershipChange>;

export const WithdrawMembershipChange = z.strictObject({ changeId: ChangeId });
export type WithdrawMembershipChange = z.infer<typeof WithdrawMembershipChange>;

/** Such a request is to be approved, for a reason that the bidder reads. */
export const ApproveMembershipChange = z.object({ changeId: ChangeId, reason: Reason });
export type ApproveMembershipChange = z.infer<typeof ApproveMembershipChange>;

/** A national lead proposes to approve such a request, or refuses it, with the reason. */
export const DecideMembershipChange = z.strictObject({
  changeId: ChangeId,
  approve: z.boolean("Choose whether you approve the change"),
  reason: Reason,
});
export type DecideMembershipChange = z.infer<typeof DecideMembershipChange>;

/** A request to change the members of a consortium, and what became of it. */
export const MembershipChange = z.strictObject({
  changeId: ChangeId,
  organisationId: OrganisationId,
  organisationName: OrganisationName,
  change: MembersChange,
  reason: Reason,
  requestedBy: Named,
  requestedAt: Instant,
  withdrawnAt: z.optional(Instant),
  decision: z.strictObject({ approved: z.boolean(), reason: Reason, by: Named, at: Instant }).optional(),
  version: z.int(),
});
export type MembershipChange = z.infer<typeof MembershipChange>;
