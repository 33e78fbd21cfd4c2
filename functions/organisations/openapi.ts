import * as z from "zod";
import { OrganisationId } from "../../shared/kernel/id.ts";
import { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import { describedBy } from "../platform/act.ts";
import type { ApiOperation } from "../platform/api-operation.ts";
import { forBidders } from "./api.ts";

const registering: ApiOperation = {
  operationId: "registerOrganisation",
  method: "post",
  path: "/api/v1/bidder/organisations",
  summary:
    "Registers a Tier 1 organisation; whoever does it accepts the place of its first submitter at sign-in",
  audience: "bidder",
  body: RegisterOrganisation,
  answer: z.strictObject({ organisationId: OrganisationId }),
  status: 201,
  needs: { idempotencyKey: true },
  refusals: [
    "request-key-reused",
    "changed-meanwhile",
    "member-named-twice",
    "probation-trust-cannot-bid",
    "shares-over-100",
    "number-registered-already",
    "too-many-registrations",
  ],
};

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const organisationsOperations: readonly ApiOperation[] = [registering, ...describedBy(...forBidders)];
