import * as z from "zod";
import { CheckAuditStreams } from "../../shared/audit/schema.ts";
import { auditRefusalInWords } from "../../shared/audit/words.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import { Break } from "../../shared/kernel/chain.ts";
import { anAct } from "../platform/act.ts";
import { checkAuditStreams } from "./operations.ts";

export const checkingStreams = anAct({
  id: "checkAuditStreams",
  audience: "authority",
  who: { words: "auditors and national competition leads", may: mayReadLog },
  path: "/audit-checks",
  summary:
    "Checks every audit stream of one log, or of all, entry by entry, and the auditor's copy against the originals. Names the first entry that does not hold",
  command: CheckAuditStreams,
  // Nothing is changed by it.
  key: "none",
  answer: () => z.strictObject({ intact: z.boolean(), broken: Break.optional() }),
  status: 200,
  refusals: { "not-for-your-role": "log", "not-found": "log" },
  words: auditRefusalInWords,
  does: checkAuditStreams,
});
