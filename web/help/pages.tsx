import type { Frame } from "../govuk/page.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import { Bullets, Part } from "../govuk/part.tsx";
import { TeamLink } from "../govuk/team-link.tsx";
import { Table } from "../govuk/table.tsx";

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

/** What is kept about people, why, and who sees it. */
export function PrivacyPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="Privacy">
      <p>
        The authority that runs the competition decides why and how personal data are used here. This page
        says what the portal itself keeps.
      </p>
      <Part title="What we keep about you">
        <Bullets
          items={[
            "your name and work email address, as the service that you sign in with gives them to us",
            "the organisations that you act for and your role in each",
            "what your organisation tells the authority, such as who its contact is and who declared its answers true",
            "when you signed in, and until when your session lasts",
            "what you did that counts, such as submitting answers, marking them or changing a date, with its time",
            "the messages that the portal sent to you",
          ]}
        />
        <p>We never see the password that you sign in with.</p>
      </Part>
      <Part title="Why we keep it">
        <p>
          A public competition must be able to show that everybody was treated equally. The record of who did
          what, and when, is part of that evidence, so an entry in it is never changed or removed while the
          record must be kept.
        </p>
      </Part>
      <Part title="Who sees it">
        <p>
          Your colleagues in your organisation see your name and role. The authority sees them too, and its
          auditor can read the record of acts. Other bidders see nothing about you.
        </p>
        <p>
          The technical log that helps us to mend faults holds codes and times. It holds no names, no email
          addresses and nothing of what you write.
        </p>
      </Part>
      <Part title="Your rights">
        <p>
          You can ask the competition team at <TeamLink /> for a copy of your data, or to correct them. You
          can complain to the{" "}
          <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.
        </p>
      </Part>
    </HeadedPage>
  );
}

export type CookieFacts = { name: string; purpose: string; lasts: string };

/** The cookies that the caller really sets; the page claims no more and no less. */
export function CookiesPage({ frame, cookies }: { frame: Frame; cookies: readonly CookieFacts[] }) {
  return (
    <HeadedPage frame={frame} title="Cookies">
      <p>
        Cookies are small files that a website keeps in your browser. This portal uses only those without
        which it could not work. It does not measure what you do and lets nobody else set cookies, so there is
        nothing to accept or refuse.
      </p>
      <Table
        caption="The cookies of this portal"
        captionClasses="govuk-table__caption--m"
        head={["Name", "Purpose", "Lasts"]}
        rows={cookies.map(({ name, purpose, lasts }) => [name, purpose, lasts])}
        firstCellIsHeader
      />
    </HeadedPage>
  );
}

/** What was tested and how, and what was not. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="Accessibility statement">
      <p>
        This statement is about the competition portal. We want as many people as possible to be able to use
        it. You should be able to:
      </p>
      <Bullets
        items={[
          "use all of it with a keyboard alone",
          "use it on a screen 320 pixels wide, and zoom in to 400%, without scrolling sideways except in wide tables and diagrams",
          "use all of it without JavaScript",
          "listen to it with a screen reader and steer it by voice",
          "read every picture as a table too: each map and chart has the same facts under “See this as a table”",
        ]}
      />
      <Part title="What we aim for">
        <p>
          The <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines version 2.2</a>,
          level AA.
        </p>
      </Part>
      <Part title="What has been tested">
        <Bullets
          items={[
            "pages are checked by the automatic checker axe against the rules of WCAG 2.2 A and AA",
            "the main journeys are gone through with a keyboard alone",
            "the main journeys are gone through at 320 pixels wide, and without JavaScript",
            "the markup of every component is compared with that of GOV.UK Frontend",
          ]}
        />
      </Part>
      <Part title="What has not been tested">
        <p>
          The portal has not been tested with users, disabled or not, nor with screen readers or voice
          control, nor audited by anybody outside the team. Automatic checks find only some of the problems
          that people meet, so we cannot say that the portal meets WCAG 2.2 in full.
        </p>
      </Part>
      <Part title="What we know to be difficult">
        <Bullets
          items={[
            "the grid of bidders and lots is wider than a small screen and scrolls sideways; the table under it says the same",
            "documents that others provide may not be accessible: ask the authority for another format",
          ]}
        />
      </Part>
      <Part title="If you cannot use a part of this portal">
        <p>
          Tell the competition team at <TeamLink />, and say which page it was. If you are not content with
          the answer, contact the{" "}
          <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
        </p>
      </Part>
    </HeadedPage>
  );
}
