import { Button } from "../../govuk/button.tsx";
import { Form } from "../../govuk/form.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";

/** A sign-in that did not end in a session, and why. */
export function SignInRefusedPage({ frame, words }: { frame: Frame; words: string }) {
  return (
    <HeadedPage frame={frame} title="You are not signed in">
      <p>{words}.</p>
      <Button text="Start signing in again" href="/sign-in" />
    </HeadedPage>
  );
}

export function SignOutPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="Sign out">
      <p>What you have saved stays saved. What you have not saved is lost.</p>
      <Form brief action="/sign-out">
        <Button text="Sign out" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

export function SignedOutPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="You are signed out">
      <p>
        If other people use this computer, close the browser too: the service that you sign in with may still
        know you.
      </p>
      <Button text="Sign in again" href="/sign-in" classes="govuk-button--secondary" />
    </HeadedPage>
  );
}
