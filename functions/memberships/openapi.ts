import * as z from "zod";
import { ChangeId } from "../../shared/kernel/id.ts";
import {
  DecideMembershipChange,
  MembershipChange,
  RequestMembershipChange,
} from "../../shared/memberships/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const BIDDER = "/api/v1/bidder/membership-changes";
const AUTHORITY = "/api/v1/authority/membership-changes";
const AN_ACT = ["idempotency-key-missing", "request-key-reused", "changed-meanwhile"];
const OF_A_SUBMITTER = [...AN_ACT, "not-for-your-role", "not-found"];
const MEMBERS = [
  "member-named-twice",
  "probation-trust-cannot-bid",
  "shares-over-100",
  "no-such-member",
  "lead-stays",
];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const membershipsOperations: readonly ApiOperation[] = [
  {
    operationId: "requestMembershipChange",
    method: "post",
    path: BIDDER,
    summary: "Asks the authority to let the members change, after a response to the PQQ is in",
    audience: "bidder",
    body: RequestMembershipChange,
    answer: z.strictObject({ changeId: ChangeId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...OF_A_SUBMITTER, ...MEMBERS, "members-not-fixed", "responses-not-sealed", "change-waiting"],
  },
  {
    operationId: "withdrawMembershipChange",
    method: "post",
    path: `${BIDDER}/:change/withdrawals`,
    summary: "Takes back a request that is not decided yet",
    audience: "bidder",
    body: z.strictObject({}),
    answer: z.strictObject({ changeId: ChangeId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...OF_A_SUBMITTER, "change-closed"],
  },
  {
    operationId: "listMembershipChanges",
    method: "get",
    path: AUTHORITY,
    summary: "Every request of a bidder to change its members, newest first",
    audience: "authority",
    answer: z.strictObject({ items: z.array(MembershipChange) }),
    status: 200,
    refusals: [],
  },
  {
    operationId: "decideMembershipChange",
    method: "post",
    path: `${AUTHORITY}/:change/decisions`,
    summary: "Approves such a request, which changes the profile at once, or refuses it",
    audience: "authority",
    body: DecideMembershipChange.omit({ changeId: true }),
    answer: z.strictObject({ changeId: ChangeId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...AN_ACT, ...MEMBERS, "not-found", "needs-national-lead", "change-closed"],
  },
];
