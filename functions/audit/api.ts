import { Hono } from "hono";
import { CheckAuditStreams, ListAuditEntries } from "../../shared/audit/schema.ts";
import { auditRefusalInWords } from "../../shared/audit/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readQuery } from "../platform/read-query.ts";
import { cursorOf } from "../platform/cursor.ts";
import type { PortalEnv } from "../platform/request.ts";
import { readJson } from "../platform/read-body.ts";
import { checkAuditStreams, listAuditEntries } from "./operations.ts";

/** The audit log for programs, below /api/v1/authority. */
export const auditAuthorityApi = new Hono<PortalEnv>()
  .get("/audit-entries", async (c) => {
    const query = readQuery(c, ListAuditEntries);
    if (!query.ok) return problem(c, query.error);
    const listed = await listAuditEntries(c.get("deps"), actorOf(c, "authority"), query.value);
    if (!listed.ok) return problem(c, refusalProblem(listed.error.code, auditRefusalInWords(listed.error)));
    const { items, next } = listed.value;
    return c.json({ items, ...(next === undefined ? {} : { next: cursorOf(next) }) });
  })
  .post("/audit-checks", async (c) => {
    const command = await readJson(c, CheckAuditStreams);
    if (!command.ok) return problem(c, command.error);
    const outcome = await checkAuditStreams(c.get("deps"), actorOf(c, "authority"), command.value);
    if (!outcome.ok)
      return problem(c, refusalProblem(outcome.error.code, auditRefusalInWords(outcome.error)));
    const { broken } = outcome.value;
    return c.json({ intact: broken === undefined, ...(broken === undefined ? {} : { broken }) });
  });
