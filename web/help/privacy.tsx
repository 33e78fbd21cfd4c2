import { TeamLink } from "../govuk/team-link.tsx";
import type { Frame } from "../govuk/page.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import { Bullets, Part } from "../govuk/part.tsx";

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
