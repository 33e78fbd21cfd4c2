import * as z from "zod";
import { CheckAuditStreams, ListAuditEntries, ShownEntry } from "../../shared/audit/schema.ts";
import { Break } from "../../shared/kernel/chain.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const auditOperations: readonly ApiOperation[] = [
  {
    operationId: "listAuditEntries",
    method: "get",
    path: "/api/v1/authority/audit-entries",
    summary:
      "Entries of the audit log, newest first, by log (a competition's id, or portal), organisation, person (id or mail), kind and London time. Nothing that an unsealed window withholds is among them",
    audience: "authority",
    query: ListAuditEntries,
    answer: z.strictObject({ items: z.array(ShownEntry), next: z.string().optional() }),
    status: 200,
    refusals: ["not-for-your-role", "not-found", "not-a-time", "time-skipped", "time-doubled"],
  },
  {
    operationId: "checkAuditStreams",
    method: "post",
    path: "/api/v1/authority/audit-checks",
    summary:
      "Checks every audit stream of one log, or of all, entry by entry, and the auditor's copy against the originals. Names the first entry that does not hold",
    audience: "authority",
    body: CheckAuditStreams,
    answer: z.strictObject({ intact: z.boolean(), broken: Break.optional() }),
    status: 200,
    refusals: ["not-for-your-role", "not-found"],
  },
];
