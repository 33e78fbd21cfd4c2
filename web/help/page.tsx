import type { Frame } from "../govuk/page.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import { Bullets, Part } from "../govuk/part.tsx";

/** What people ask first: times, drafts, receipts, who sees what. */
export function HelpPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="Help">
      <Part title="Times and deadlines">
        <p>
          Every time on this portal is the time in London. The day of the week and the zone stand beside it:
          GMT in winter, BST in summer.
        </p>
        <p>
          A deadline of 12 noon means that what reaches us before 12 noon is in time. What reaches us at 12
          noon or later is late, and the portal refuses it. The time that counts is the time at which our
          server receives it, not the time at which you press the button.
        </p>
      </Part>
      <Part title="Saved is not sent">
        <p>
          You can save a draft and come back. A draft is not sent until you send it, and only you and your
          colleagues can see it. While a draft is unsent, every page says so.
        </p>
      </Part>
      <Part title="How to know that it arrived">
        <p>
          When you send something you get a receipt with a reference and the time at which we received it. If
          the connection breaks while you are sending, open the page again: if it shows a receipt, it arrived.
          Sending the same thing twice does no harm.
        </p>
        <p>
          The portal signs every receipt. <a href="/receipts">Check a receipt</a> and what was submitted with
          it, even without us.
        </p>
      </Part>
      <Part title="Who sees what">
        <Bullets
          items={[
            "Until a window has closed and been sealed, nobody at the authority can see or count what was sent.",
            "Other bidders never see what you send, nor that you have sent it: only who has passed and agreed to be named is published.",
            "A date that is changed keeps the old date beside it, with the reason.",
          ]}
        />
      </Part>
      <Part title="If you are signed out">
        <p>
          You are signed out after a time without activity, and a warning comes five minutes before. If a form
          arrives too late, the page gives back what you typed. What you had saved is still there when you
          sign in again.
        </p>
      </Part>
    </HeadedPage>
  );
}
