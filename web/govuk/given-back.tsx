import type { Child } from "hono/jsx";
import { Button } from "./button.tsx";
import { Form, OpenedFor } from "./form.tsx";
import { SummaryList } from "./summary-list.tsx";

/** What a form that nothing was done with gives back. */
export type GivenBack = {
  /** What the person had typed, by the names of its fields. */
  readonly typed: readonly { readonly label: string; readonly value: string }[];
  /** The form as it was sent, to be sent once more; undefined where that cannot be. */
  readonly again?:
    | {
        readonly action: string;
        readonly fields: readonly { readonly name: string; readonly value: string }[];
      }
    | undefined;
};

type SendAgainProps = {
  /** What must be done before: a link that opens beside the page. */
  first: Child;
  /** What happens then. */
  then: string;
  again: NonNullable<GivenBack["again"]>;
};

/** How to send a form again just as it was: for whom it was opened then, whoever is signed in now. */
export function SendAgain({ first, then, again }: SendAgainProps) {
  return (
    <>
      <ol class="govuk-list govuk-list--number">
        <li>{first}</li>
        <li>Come back to this page.</li>
        <li>Send it again. {then}</li>
      </ol>
      <OpenedFor.Provider value={undefined}>
        <Form action={again.action}>
          {again.fields.map(({ name, value }) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button text="Send it again" preventDoubleClick />
        </Form>
      </OpenedFor.Provider>
    </>
  );
}

/** What was typed, to be copied. */
export function WhatWasTyped({ typed }: Pick<GivenBack, "typed">) {
  if (typed.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What you had typed</h2>
      <SummaryList
        rows={typed.map(({ label, value }) => ({
          key: { text: label },
          value: { text: value, classes: "app-typed" },
        }))}
      />
    </>
  );
}
