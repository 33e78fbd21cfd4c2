import { type PlacedActor, isNationalLead } from "../../shared/kernel/actor.ts";
import { Hono } from "hono";
import {
  ListNotices,
  MarkNoticesRead,
  type ReadableNotice,
  type Undelivered,
} from "../../shared/notices/schema.ts";
import { listNotices, listUndelivered, markNoticesRead } from "../../functions/notices/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import { forbidden } from "../doors/forbidden.tsx";
import { Button } from "../govuk/button.tsx";
import { Form } from "../govuk/form.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Pagination } from "../govuk/pagination.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { noticeInWords } from "../../shared/notices/words.ts";
import { CardTable } from "../govuk/card-table.tsx";

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

type NoticesPageProps = {
  frame: Frame;
  /** Where the inbox is: `/bidder/notices`. */
  path: string;
  notices: readonly ReadableNotice[];
  /** Where the next page begins, if there is one. */
  next: string | undefined;
  requestKey: string;
  /** A national lead can go on to the mail that was given up. */
  seesUndelivered: boolean;
};

/** The inbox of one person. What is unread says so; reading is what the person does, not what the page does by being opened. */
function NoticesPage({ frame, path, notices, next, requestKey, seesUndelivered }: NoticesPageProps) {
  const unread = notices.filter(({ readAt }) => readAt === undefined);
  return (
    <HeadedPage frame={frame} title="Notices">
      <p>What you are told by mail is kept here too, newest first.</p>
      {seesUndelivered && (
        <p>
          <a href={`${path}/undelivered`}>Mail that could not be delivered</a>
        </p>
      )}
      {notices.length === 0 && <p>There are no notices.</p>}
      {unread.length > 0 && (
        <Form brief action={`${path}/read`} hidden={{ requestKey }}>
          {unread.map(({ noticeId }) => (
            <input type="hidden" name="notices" value={noticeId} />
          ))}
          <Button text="Mark the notices on this page as read" classes="govuk-button--secondary" />
        </Form>
      )}
      {notices.map((notice) => (
        <NoticeArticle {...notice} />
      ))}
      {next !== undefined && (
        <Pagination next={{ href: `${path}?cursor=${encodeURIComponent(next)}`, text: "Older notices" }} />
      )}
    </HeadedPage>
  );
}

function NoticeArticle({ noticeId, at, subject, paragraphs, way, readAt }: ReadableNotice) {
  const id = `notice-${noticeId}`;
  return (
    <article aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {subject} {readAt === undefined && <Tag text="Unread" classes="govuk-tag--blue" />}
      </h2>
      <p class="govuk-body-s">
        <When instant={at} />
      </p>
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {way && (
        <p>
          <a href={way.href}>{way.text}</a>
        </p>
      )}
      <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
    </article>
  );
}

/** Mail that was given up: whom a national lead should reach in another way. */
function UndeliveredPage({ frame, undelivered }: { frame: Frame; undelivered: readonly Undelivered[] }) {
  return (
    <HeadedPage
      frame={frame}
      title="Mail that could not be delivered"
      width="wide"
      back={{ href: "/authority/notices", text: "Notices" }}
    >
      <p>
        Each of these was tried five times. The notice is in the person’s inbox on the portal all the same.
        While a window is not sealed, what it would tell of bidders is left out.
      </p>
      <CardTable
        caption="Mail that could not be delivered"
        none="There is none."
        firstCellIsHeader={false}
        head={["Notice", "To", "Caused", "Given up"]}
        rows={undelivered.map(({ content, name, mail, at, givenUpAt }) => [
          noticeInWords(content).subject,
          `${name}, ${mail}`,
          <When instant={at} />,
          <When instant={givenUpAt} />,
        ])}
      />
    </HeadedPage>
  );
}
