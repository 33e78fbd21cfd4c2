import { inWords, toTheMinute } from "../../../shared/kernel/instant.ts";
import type { ContactConfirmation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { When } from "../../govuk/when.tsx";
import { OWN } from "./edit-page.tsx";

const PATH = "/bidder/organisation/confirmation";

type ConfirmationProps = {
  frame: Frame;
  confirmation: ContactConfirmation | undefined;
  requestKey: string;
  /** Whether this person may have the link sent again. */
  maySend: boolean;
  errors: readonly FieldError[];
};

/** Whether the main contact's address is confirmed, and the way to have the link sent again. */
export function ConfirmationPage({ frame, confirmation, requestKey, maySend, errors }: ConfirmationProps) {
  const title = "Your main contact’s email address";
  return (
    <FormPage frame={frame} title={title} back={OWN} errors={errors}>
      <State confirmation={confirmation} />
      {maySend && confirmation !== undefined && confirmation.confirmedAt === undefined && (
        <Form brief action={PATH} hidden={{ requestKey }}>
          <Button
            id="again"
            text="Send the link again"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </FormPage>
  );
}

function State({ confirmation }: Pick<ConfirmationProps, "confirmation">) {
  if (confirmation === undefined)
    return (
      <p class="govuk-body">
        Your organisation has no contact yet.{" "}
        <a class="govuk-link" href="/bidder/organisation/edit/contacts">
          Enter a contact
        </a>
      </p>
    );
  const { mail, sentAt, confirmedAt } = confirmation;
  if (confirmedAt !== undefined)
    return (
      <p class="govuk-body">
        <strong>{mail}</strong> was confirmed at{" "}
        <When instant={confirmedAt} words={inWords(toTheMinute(confirmedAt))} />.
      </p>
    );
  return (
    <>
      <p class="govuk-body">
        We sent a link to <strong>{mail}</strong> at{" "}
        <When instant={sentAt} words={inWords(toTheMinute(sentAt))} />. Whoever opens it there can confirm the
        address, without signing in.
      </p>
      <p class="govuk-body">
        Nothing waits for this: you can answer and submit before the address is confirmed. If no mail comes,
        check the address and the folder for unwanted mail, or have the link sent again. The links of earlier
        mails then no longer work.
      </p>
    </>
  );
}
