import * as z from "zod";
import { CheckAuditStreams, ListAuditEntries, ShownEntry } from "../../shared/audit/schema.ts";
import { auditRefusalInWords } from "../../shared/audit/words.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import { Break } from "../../shared/kernel/chain.ts";
import { accept } from "../../shared/kernel/result.ts";
import { NO_TIME } from "../../shared/kernel/refusal.ts";
import { anAct, at } from "../platform/act.ts";
import { cursorOf } from "../platform/cursor.ts";
import { aRead } from "../platform/read.ts";
import { checkAuditStreams, listAuditEntries } from "./operations.ts";

/** What programs of the authority read of the log, and the check of it. */
export const auditDeclared = [
  aRead({
    id: "listAuditEntries",
    audience: "authority",
    path: "/audit-entries",
    summary:
      "Entries of the audit log, newest first, by log (a competition's id, or portal), organisation, person (id or mail), kind and London time. Nothing that an unsealed window withholds is among them",
    address: ListAuditEntries,
    answer: () => z.strictObject({ items: z.array(ShownEntry), next: z.string().optional() }),
    refusals: ["not-for-your-role", "not-found", ...NO_TIME],
    words: auditRefusalInWords,
    reads: async (deps, actor, query) => {
      const listed = await listAuditEntries(deps, actor, query);
      if (!listed.ok) return listed;
      const { items, next } = listed.value;
      return accept({ body: { items, ...(next === undefined ? {} : { next: cursorOf(next) }) } });
    },
  }),
  anAct({
    id: "checkAuditStreams",
    audience: "authority",
    who: {
      words: "auditors and national competition leads",
      may: mayReadLog,
      otherwise: "not-for-your-role",
    },
    path: "/audit-checks",
    summary:
      "Checks every audit stream of one log, or of all, entry by entry, and the auditor's copy against the originals. Names the first entry that does not hold",
    command: CheckAuditStreams,
    // Nothing is changed by it.
    key: "none",
    answer: () => z.strictObject({ intact: z.boolean(), broken: Break.optional() }),
    status: 200,
    comesTo: {},
    refusals: at("log", "not-for-your-role", "not-found"),
    words: auditRefusalInWords,
    does: checkAuditStreams,
  }),
] as const;
