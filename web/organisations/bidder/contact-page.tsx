import type { ContactConfirmation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { When } from "../../govuk/when.tsx";
import { OWN } from "./edit-page.tsx";

type ConfirmationProps = Pick<Filled, "frame" | "errors" | "Form"> & {
  confirmation: ContactConfirmation | undefined;
  /** Whether this person may have the link sent again. */
  maySend: boolean;
};

/** Whether the main contact's address is confirmed, and the way to have the link sent again. */
export function ConfirmationPage({ frame, confirmation, maySend, errors, Form }: ConfirmationProps) {
  const title = "Your main contact’s email address";
  return (
    <HeadedPage frame={frame} title={title} back={OWN} errors={errors}>
      <State confirmation={confirmation} />
      {maySend && confirmation !== undefined && confirmation.confirmedAt === undefined && (
        <Form brief>
          <Button
            id="again"
            text="Send the link again"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </HeadedPage>
  );
}

function State({ confirmation }: Pick<ConfirmationProps, "confirmation">) {
  if (confirmation === undefined)
    return (
      <p>
        Your organisation has no contact yet. <a href="/bidder/organisation/edit/contacts">Enter a contact</a>
      </p>
    );
  const { mail, sentAt, confirmedAt } = confirmation;
  if (confirmedAt !== undefined)
    return (
      <p>
        <strong>{mail}</strong> was confirmed at <When instant={confirmedAt} />.
      </p>
    );
  return (
    <>
      <p>
        We sent a link to <strong>{mail}</strong> at <When instant={sentAt} />. Whoever opens it there can
        confirm the address, without signing in.
      </p>
      <p>
        Nothing waits for this: you can answer and submit before the address is confirmed. If no mail comes,
        check the address and the folder for unwanted mail, or have the link sent again. The links of earlier
        mails then no longer work.
      </p>
    </>
  );
}
