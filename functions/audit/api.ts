import { apiOf } from "../platform/act.ts";
import { forAuthority } from "./acts.ts";

/** The audit log for programs, below /api/v1/authority. */
export const auditAuthorityApi = apiOf(...forAuthority);
