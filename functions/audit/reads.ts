import * as z from "zod";
import { ListAuditEntries, ShownEntry } from "../../shared/audit/schema.ts";
import { auditRefusalInWords } from "../../shared/audit/words.ts";
import { accept } from "../../shared/kernel/result.ts";
import { cursorOf } from "../platform/cursor.ts";
import { aRead } from "../platform/read.ts";
import { listAuditEntries } from "./operations.ts";

export const listingEntries = aRead({
  id: "listAuditEntries",
  audience: "authority",
  path: "/audit-entries",
  summary:
    "Entries of the audit log, newest first, by log (a competition's id, or portal), organisation, person (id or mail), kind and London time. Nothing that an unsealed window withholds is among them",
  asked: ListAuditEntries,
  answer: () => z.strictObject({ items: z.array(ShownEntry), next: z.string().optional() }),
  refusals: ["not-for-your-role", "not-found", "not-a-time", "time-skipped", "time-doubled"],
  words: auditRefusalInWords,
  reads: async (deps, actor, query) => {
    const listed = await listAuditEntries(deps, actor, query);
    if (!listed.ok) return listed;
    const { items, next } = listed.value;
    return accept({ body: { items, ...(next === undefined ? {} : { next: cursorOf(next) }) } });
  },
});
