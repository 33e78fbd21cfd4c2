import type { Child } from "hono/jsx";
import { Button } from "./button.tsx";
import { Form, Forms } from "./form.tsx";
import { SummaryList } from "./summary-list.tsx";
import { Part } from "./part.tsx";

/** One field of a form as somebody filled it in, by the name of its field in words. */
export type TypedField = { readonly label: string; readonly value: string };

/** A form just as it was sent, to be sent once more. */
type SentForm = {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};

/** What a form that nothing was done with gives back; `again` is undefined where it cannot be sent once more. */
export type GivenBack = {
  readonly typed: readonly TypedField[];
  /** Whether somebody else typed something into it, which is not shown. */
  readonly unseen?: boolean | undefined;
  readonly again?: SentForm | undefined;
};

/** Sends a form again just as it was: for whom it was opened then, whoever is signed in now. */
export function SendAgain({ action, fields }: SentForm) {
  return (
    <Forms.Provider value={{}}>
      <Form brief action={action}>
        {fields.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button text="Send it again" preventDoubleClick />
      </Form>
    </Forms.Provider>
  );
}

type SendAgainAfterProps = {
  /** What must be done before, beside this page. */
  first: { href: string; text: string };
  /** What happens then. */
  then: string;
  again: SentForm;
};

/** How to send a form again after something else was done in another tab. */
export function SendAgainAfter({ first, then, again }: SendAgainAfterProps) {
  return (
    <>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a href={first.href} target="_blank" rel="noopener noreferrer">
            {first.text} (opens in a new tab)
          </a>
        </li>
        <li>Come back to this page.</li>
        <li>Send it again. {then}</li>
      </ol>
      <SendAgain {...again} />
    </>
  );
}

/** What was typed into a form that could not be taken, to be read and copied; nothing when nothing was. */
export function TypedText({ typed }: { typed: readonly TypedField[] }): Child {
  if (typed.length === 0) return null;
  return (
    <Part title="What you had typed">
      <SummaryList
        rows={typed.map(({ label, value }) => ({
          key: { text: label },
          value: { text: value, classes: "app-typed" },
        }))}
      />
    </Part>
  );
}
