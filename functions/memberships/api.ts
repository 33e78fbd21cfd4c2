import { Hono } from "hono";
import { ChangeId } from "../../shared/kernel/id.ts";
import {
  DecideMembershipChange,
  RequestMembershipChange,
  WithdrawMembershipChange,
} from "../../shared/memberships/schema.ts";
import { changeRefusalInWords } from "../../shared/memberships/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { loadAllChanges } from "./facts.ts";
import { decideMembershipChange, requestMembershipChange, withdrawMembershipChange } from "./operations.ts";

/** Requests to change the members of bidders, for programs of the authority. Mounted at `/api/v1/authority`. */
export const membershipsAuthorityApi = new Hono<PortalEnv>()
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
    return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
  });

/** A bidder's own requests to change its members, for its programs. Mounted at `/api/v1/bidder`. */
export const membershipsBidderApi = new Hono<PortalEnv>()
  .post("/membership-changes", async (c) => {
    const asked = await readAct(c, RequestMembershipChange);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await requestMembershipChange(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
  })
  .post("/membership-changes/:change/withdrawals", async (c) => {
    const changeId = addressed(c, "change", ChangeId);
    if (changeId === undefined) return c.notFound();
    const asked = await readAct(c, WithdrawMembershipChange, { changeId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await withdrawMembershipChange(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
  });

const refused = (c: PortalContext, refusal: Parameters<typeof changeRefusalInWords>[0]) =>
  problem(c, refusalProblem(refusal.code, changeRefusalInWords(refusal)));
