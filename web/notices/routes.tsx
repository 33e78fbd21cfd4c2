import type { PlacedActor } from "../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { ListNotices, MarkNoticesRead } from "../../shared/notices/schema.ts";
import { listNotices, listUndelivered, markNoticesRead } from "../../functions/notices/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import { forbidden } from "../doors/forbidden.tsx";
import { NoticesPage } from "./page.tsx";
import { UndeliveredPage } from "./undelivered-page.tsx";

/** The inbox of one audience, below its own part of the portal: the same for all three. */
const inboxRoutes = (audience: PlacedActor["audience"]) =>
  new Hono<PortalEnv>()
    .get("/notices", async (c) => {
      const query = ListNotices.safeParse(c.req.query());
      if (!query.success) return c.notFound();
      const actor = actorOf(c, audience);
      const { items, next } = await listNotices(c.get("deps"), actor, query.data);
      return c.html(
        <NoticesPage
          frame={frameOf(c)}
          path={`/${audience}/notices`}
          notices={items}
          next={next}
          requestKey={newRequestKey(c)}
          seesUndelivered={actor.audience === "authority" && isNationalLead(actor)}
        />,
      );
    })
    // By hand: nobody types anything into it, so that what does not fit is not found instead of shown again.
    .post("/notices/read", async (c) => {
      const command = MarkNoticesRead.safeParse({ notices: (await readForm(c)).list("notices") });
      if (!command.success) return c.notFound();
      await markNoticesRead(c.get("deps"), actorOf(c, audience), command.data);
      setFlash(c, "notices-read");
      return c.redirect(`/${audience}/notices`, 303);
    });

export const noticesBidderRoutes = inboxRoutes("bidder");
export const noticesPartnerRoutes = inboxRoutes("partner");
export const noticesAuthorityRoutes = inboxRoutes("authority").get("/notices/undelivered", async (c) => {
  const listed = await listUndelivered(c.get("deps"), actorOf(c, "authority"));
  if (!listed.ok) return forbidden(c);
  return c.html(<UndeliveredPage frame={frameOf(c)} undelivered={listed.value} />);
});
