import { Hono } from "hono";
import { ChangeId } from "../../shared/kernel/id.ts";
import { DecideMembershipChange } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalEnv } from "../platform/request.ts";
import { loadAllChanges } from "./authority-facts.ts";
import { decideMembershipChange } from "./change-operations.ts";

/** Requests to change the members of bidders, for programs of the authority. Mounted at `/api/v1/authority`. */
export const organisationsAuthorityApi = new Hono<PortalEnv>()
  .get("/membership-changes", async (c) => {
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    return c.json({ items: await loadAllChanges(c.get("deps").table) });
  })
  .post("/membership-changes/:change/decisions", async (c) => {
    const changeId = addressed(c, "change", ChangeId);
    if (changeId === undefined) return c.notFound();
    const asked = await readAct(c, DecideMembershipChange, { changeId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await decideMembershipChange(c.get("deps"), actorOf(c, "authority"), command, key);
    if (done.ok) return c.json(done.value.answer, 201);
    return problem(c, refusalProblem(done.error.code, organisationRefusalInWords(done.error)));
  });
