import * as z from "zod";
import { OrganisationId } from "../../shared/kernel/id.ts";
import { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

/** Registering has a route of its own, because who registers acts for nobody yet. */
export const registeringOrganisation: ApiOperation = {
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
