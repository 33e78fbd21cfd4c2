import type { Child } from "hono/jsx";
import { Button } from "./button.tsx";
import { Form } from "./form.tsx";
import { type Frame, Page } from "./page.tsx";
import { type TypedField, TypedText } from "./typed-text.tsx";

/** The page of every refusal and fault that has no page of its own. */
function PlainPage({ frame, title, children }: { frame: Frame; title: string; children: Child }) {
  return (
    <Page {...frame} title={title}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}

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
    </PlainPage>
  );
}

/** 429: `retryWords` says when to come back, such as "in 30 seconds". */
export function TooManyRequestsPage({ frame, retryWords }: { frame: Frame; retryWords: string }) {
  return (
    <PlainPage frame={frame} title="Too many requests">
      <p class="govuk-body">You, or somebody on your network, asked for too much in a short time.</p>
      <p class="govuk-body">Try again {retryWords}. Nothing that you have saved is lost.</p>
    </PlainPage>
  );
}

/** 500: says nothing of the fault but the reference under which it was logged. */
export function ProblemPage({ frame, reference }: { frame: Frame; reference: string }) {
  return (
    <PlainPage frame={frame} title="Sorry, there is a problem with the service">
      <p class="govuk-body">Try again in a few minutes.</p>
      <p class="govuk-body">
        If you were sending something, look at its page before you send it again: it may have arrived. Sending
        it twice does no harm.
      </p>
      <p class="govuk-body">
        If you ask for help, give this reference: <strong>{reference}</strong>
      </p>
    </PlainPage>
  );
}

export type ExpiredPageProps = {
  frame: Frame;
  signInHref: string;
  /** What the person had typed, by the names of its fields. */
  typed: readonly TypedField[];
  /** The form as it was sent, to be sent once more; undefined where that cannot be. */
  again?: { action: string; fields: readonly { name: string; value: string }[] } | undefined;
};

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
          <Form action={again.action}>
            {again.fields.map(({ name, value }) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Button text="Send it again" preventDoubleClick />
          </Form>
        </>
      )}
      <TypedText typed={typed} />
    </PlainPage>
  );
}
