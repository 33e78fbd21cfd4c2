import type { PlacedActor } from "../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { ListNotices, MarkNoticesRead } from "../../shared/notices/schema.ts";
import { noticeInWords } from "../../shared/notices/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery, readQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { listNotices, listUndelivered, markNoticesRead } from "./operations.ts";

/** The inbox of one audience for programs: the same for all three, each below its own part of the API. */
const inboxApi = (audience: PlacedActor["audience"]) =>
  new Hono<PortalEnv>()
    .get("/notices", async (c) => {
      const query = readQuery(c, ListNotices);
      if (!query.ok) return problem(c, query.error);
      return c.json(await listNotices(c.get("deps"), actorOf(c, audience), query.value));
    })
    .post("/notices/read", async (c) => {
      const asked = await readAct(c, MarkNoticesRead);
      if (!asked.ok) return problem(c, asked.error);
      const { command } = asked.value;
      await markNoticesRead(c.get("deps"), actorOf(c, audience), command);
      return c.json({ notices: command.notices });
    });

export const noticesBidderApi = inboxApi("bidder");
export const noticesPartnerApi = inboxApi("partner");
export const noticesAuthorityApi = inboxApi("authority").get(
  "/notices/undelivered",
  async (c: PortalContext) => {
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const listed = await listUndelivered(c.get("deps"), actorOf(c, "authority"));
    if (!listed.ok) return problem(c, refusalProblem(listed.error.code, commonRefusalInWords(listed.error)));
    return c.json({
      items: listed.value.map(({ content, ...undelivered }) => ({
        ...undelivered,
        subject: noticeInWords(content).subject,
      })),
    });
  },
);
