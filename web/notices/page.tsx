import type { ReadableNotice } from "../../shared/notices/schema.ts";
import { Button } from "../govuk/button.tsx";
import { Form } from "../govuk/form.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Pagination } from "../govuk/pagination.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";

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
export function NoticesPage({ frame, path, notices, next, requestKey, seesUndelivered }: NoticesPageProps) {
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
        <NoticeArticle notice={notice} />
      ))}
      {next !== undefined && (
        <Pagination next={{ href: `${path}?cursor=${encodeURIComponent(next)}`, text: "Older notices" }} />
      )}
    </HeadedPage>
  );
}

function NoticeArticle({
  notice: { noticeId, at, subject, paragraphs, way, readAt },
}: {
  notice: ReadableNotice;
}) {
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
