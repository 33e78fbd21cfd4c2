import { describedBy } from "../platform/act.ts";
import { forAuthority, forBidders, forPartners } from "./acts.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const noticesOperations = describedBy(...forBidders, ...forPartners, ...forAuthority);
