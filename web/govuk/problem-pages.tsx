import { edgeRefusals } from "../../shared/kernel/edge-words.ts";
import type { Frame } from "./page.tsx";
import { PlainPage } from "./plain-page.tsx";
import { type GivenBack, SendAgain, TurnedAwayPage } from "./turned-away-page.tsx";
import { TypedText } from "./typed-text.tsx";

/** 404: for what is not there and for what is not the person's, in the same words. */
export function NotFoundPage({ frame }: { frame: Frame }) {
  return (
    <PlainPage frame={frame} title="Page not found">
      <p class="govuk-body">If you typed the web address, check that it is correct.</p>
      <p class="govuk-body">If you pasted the web address, check that you copied all of it.</p>
      <p class="govuk-body">
        If the address is correct, the page may have moved, or it may not be open to you.{" "}
        <a class="govuk-link" href="/">
          Go to the start page
        </a>
        .
      </p>
    </PlainPage>
  );
}

/** 403: the person is known, and this is not for their role. */
export function ForbiddenPage({ frame }: { frame: Frame }) {
  return (
    <PlainPage frame={frame} title="You cannot do this">
      <p class="govuk-body">Your role does not allow it. Nothing has been changed.</p>
      <p class="govuk-body">
        If you act for several organisations, check that you chose the right one. Otherwise ask the person who
        manages your organisation’s people.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Go to the start page
        </a>
        .
      </p>
    </PlainPage>
  );
}

/** 429: `retryWords` says when to come back, such as "in 30 seconds". */
export function TooManyRequestsPage({
  frame,
  retryWords,
  ...back
}: { frame: Frame; retryWords: string } & Partial<GivenBack>) {
  const words = [
    "You, or somebody on your network, asked for too much in a short time",
    `Try again ${retryWords}. Nothing that you have saved is lost`,
  ];
  return <TurnedAwayPage frame={frame} title="Too many requests" words={words} {...back} />;
}

/** 500: says nothing of the fault but the reference under which it was logged. */
export function ProblemPage({
  frame,
  reference,
  ...back
}: { frame: Frame; reference: string } & Partial<GivenBack>) {
  const { title, todo } = edgeRefusals.failed;
  return (
    <TurnedAwayPage frame={frame} title={title} words={todo.slice(0, 2)} reference={reference} {...back} />
  );
}

export type ExpiredPageProps = GivenBack & { frame: Frame; signInHref: string };

/**
 * The session ended before the form came: what was typed is given back. After signing in beside this page it can be
 * sent just as it was; and it stands there to be copied.
 */
export function ExpiredPage({ frame, signInHref, typed, again }: ExpiredPageProps) {
  return (
    <PlainPage frame={frame} title="Your session has ended">
      <p class="govuk-body">
        You were signed out before this page arrived, so it was not saved or sent.
        {again && " What you typed is still here."}
      </p>
      {again === undefined ? (
        <p class="govuk-body">
          <a class="govuk-link" href={signInHref}>
            Sign in again
          </a>{" "}
          to carry on from what you last saved.
        </p>
      ) : (
        <>
          <ol class="govuk-list govuk-list--number">
            <li>
              <a class="govuk-link" href={signInHref} target="_blank" rel="noopener noreferrer">
                Sign in again (opens in a new tab)
              </a>
            </li>
            <li>Come back to this page.</li>
            <li>Send it again. It is checked as if you sent it for the first time.</li>
          </ol>
          <SendAgain {...again} />
        </>
      )}
      <TypedText typed={typed} />
    </PlainPage>
  );
}
