import * as z from "zod";
import { NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import { ChangeId, ProposalId } from "../../shared/kernel/id.ts";
import { NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import {
  DecideMembershipChange,
  MembershipChange,
  RequestMembershipChange,
  WithdrawMembershipChange,
} from "../../shared/memberships/schema.ts";
import { changeRefusalInWords } from "../../shared/memberships/words.ts";
import { accept } from "../../shared/kernel/result.ts";
import { anAct, at } from "../platform/act.ts";
import { aRead } from "../platform/read.ts";
import { loadAllChanges } from "./facts.ts";
import { decideMembershipChange, requestMembershipChange, withdrawMembershipChange } from "./operations.ts";

const ofAChange = {
  answer: () => z.strictObject({ changeId: ChangeId }),
  words: changeRefusalInWords,
} as const;
const bySubmitters = { ...ofAChange, audience: "bidder", who: SUBMITTERS } as const;

export const requestingChange = anAct({
  ...bySubmitters,
  id: "requestMembershipChange",
  path: "/membership-changes",
  summary: "Asks the authority to let the members change, after a response to the PQQ is in",
  command: RequestMembershipChange,
  refusals: {
    ...at(
      "reason",
      "not-for-your-role",
      "changed-meanwhile",
      "members-not-fixed",
      "responses-not-sealed",
      "change-waiting",
    ),
    ...at("formerly", "no-such-member", "lead-stays"),
    "member-named-twice": "name",
    "probation-trust-cannot-bid": "kind",
    "shares-over-100": "share",
  },
  does: requestMembershipChange,
});

export const withdrawingChange = anAct({
  ...bySubmitters,
  id: "withdrawMembershipChange",
  path: "/membership-changes/:change/withdrawals",
  summary: "Takes back a request that is not decided yet",
  command: WithdrawMembershipChange,
  refusals: at("requests", "not-for-your-role", "changed-meanwhile", "change-closed"),
  does: withdrawMembershipChange,
});

export const listingChanges = aRead({
  id: "listMembershipChanges",
  audience: "authority",
  path: "/membership-changes",
  summary: "Every request of a bidder to change its members, newest first",
  address: z.strictObject({}),
  answer: () => z.strictObject({ items: z.array(MembershipChange) }),
  refusals: [],
  words: changeRefusalInWords,
  reads: async ({ table }) => accept({ body: { items: await loadAllChanges(table) } }),
});

export const decidingChange = anAct({
  ...ofAChange,
  id: "decideMembershipChange",
  audience: "authority",
  who: NATIONAL_LEADS,
  path: "/membership-changes/:change/decisions",
  summary: "Proposes to approve such a request, for another person to confirm, or refuses it at once",
  command: DecideMembershipChange,
  answer: () => z.union([z.strictObject({ proposalId: ProposalId }), z.strictObject({ changeId: ChangeId })]),
  comesTo: { entries: ["membership-change.refused"], proposes: "membership-change" },
  final: "A refusal cannot be taken back, and the bidder is told at once. It can ask again",
  refusals: at(
    "approve",
    ...NOT_PROPOSED,
    "change-closed",
    "no-such-member",
    "lead-stays",
    "member-named-twice",
    "probation-trust-cannot-bid",
    "shares-over-100",
  ),
  does: decideMembershipChange,
});
