import { describedBy } from "../platform/act.ts";
import { forAuthority } from "./acts.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const auditOperations = describedBy(...forAuthority);
