import type { Instant } from "../../../shared/kernel/instant.ts";
import type { ContactConfirmation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { When } from "../../govuk/when.tsx";

const HOME = { text: "Start page", href: "/" };

type ConfirmContactProps = {
  frame: Frame;
  confirmation: ContactConfirmation;
  action: string;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Opened by the link in the mail: asks for the button, because mail programs open links by themselves. */
export function ConfirmContactPage({ frame, confirmation, action, requestKey, errors }: ConfirmContactProps) {
  const { organisationName, name, mail } = confirmation;
  return (
    <HeadedPage frame={frame} title="Confirm this email address" back={HOME} errors={errors}>
      <p>
        {organisationName} gave <strong>{mail}</strong> as the address of its main contact, {name}: the
        authority can then rely on it.
      </p>
      <p>If this is right, confirm it. If it is not, close this page: nothing changes.</p>
      <Form brief action={action} hidden={{ requestKey }}>
        <Button id="confirm" text="Confirm this address" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

type ConfirmedProps = { frame: Frame; confirmation: ContactConfirmation; confirmedAt: Instant };

/** The end of it, also for who opens the link again. */
export function ContactConfirmedPage({ frame, confirmation, confirmedAt }: ConfirmedProps) {
  const { organisationName, mail } = confirmation;
  return (
    <HeadedPage frame={frame} title="This address is confirmed" back={HOME}>
      <p>
        <strong>{mail}</strong> was confirmed for {organisationName} at <When instant={confirmedAt} />. There
        is nothing more to do.
      </p>
    </HeadedPage>
  );
}

/** A link that confirms nothing: an old one, one that was cut off, or one that never was. */
export function LinkRefusedPage({ frame, words }: { frame: Frame; words: string }) {
  return (
    <HeadedPage frame={frame} title="This link does not confirm an address" back={HOME}>
      <p>{words}.</p>
    </HeadedPage>
  );
}
