import * as z from "zod";
import { LotId, OrganisationId, StageId } from "../kernel/id.ts";

/** Which coverage somebody asks for, and who is supposed to withdraw: a bidder, or a member of consortia by name. */
export const GetCoverage = z.strictObject({
  round: z.optional(StageId),
  lot: z.optional(LotId),
  withdrawnOrganisation: z.optional(OrganisationId),
  withdrawnMember: z.string().min(1).max(160).optional(),
});
export type GetCoverage = z.infer<typeof GetCoverage>;

/** A page of a list: how many at most, and where the page before ended. */
export const ListDisclosures = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
});
export type ListDisclosures = z.infer<typeof ListDisclosures>;
