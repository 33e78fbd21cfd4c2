import { apiOf } from "../platform/declaration.ts";
import { auditDeclared } from "./acts.ts";

/** The audit log for programs, below /api/v1/authority. */
export const auditAuthorityApi = apiOf("authority", auditDeclared);
