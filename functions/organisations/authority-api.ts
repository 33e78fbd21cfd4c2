import { Hono } from "hono";
import * as z from "zod";
import { DecideMembershipChange } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { problem } from "../platform/problem.ts";
import { readQuery } from "../platform/read-query.ts";
import { type PortalEnv, refusalProblem } from "../platform/request.ts";
import { loadAllChanges } from "./authority-facts.ts";
import { decideMembershipChange } from "./change-operations.ts";
import { readAct } from "./read-act.ts";

/** Requests to change the members of bidders, for programs of the authority. Mounted at `/api/v1/authority`. */
export const organisationsAuthorityApi = new Hono<PortalEnv>()
  .get("/membership-changes", async (c) => {
    const query = readQuery(c, z.strictObject({}));
    if (!query.ok) return problem(c, query.error);
    return c.json({ items: await loadAllChanges(c.get("deps").table) });
  })
  .post("/membership-changes/:change/decisions", async (c) => {
    const changeId = DecideMembershipChange.shape.changeId.safeParse(c.req.param("change"));
    if (!changeId.success) return c.notFound();
    const asked = await readAct(c, DecideMembershipChange, { changeId: changeId.data });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await decideMembershipChange(c.get("deps"), actorOf(c, "authority"), command, key);
    if (done.ok) return c.json(done.value.answer, 201);
    return problem(c, refusalProblem(done.error.code, organisationRefusalInWords(done.error)));
  });
