import { describedBy } from "../platform/act.ts";
import { forAuthority, forBidders } from "./api.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const membershipsOperations = describedBy(...forBidders, ...forAuthority);
