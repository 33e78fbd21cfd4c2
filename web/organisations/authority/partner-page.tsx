import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Input } from "../../govuk/input.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { LotChoice, type LotLabel } from "../../people/lot-choice.tsx";

export type PartnerValues = {
  readonly name: string;
  readonly lots: readonly string[];
  readonly personName: string;
  readonly mail: string;
};

type PartnerPageProps = {
  frame: Frame;
  values: PartnerValues;
  lots: readonly LotLabel[];
  requestKey: string;
  errors: readonly FieldError[];
};

/** Lists a local public body as a partner for some lots, with the person who acts for it. */
export function PartnerPage({ frame, values, lots, requestKey, errors }: PartnerPageProps) {
  const title = "Add a local partner";
  return (
    <FormPage
      frame={frame}
      title={title}
      back={{ text: "Organisations", href: "/authority/organisations" }}
      errors={errors}
    >
      <p class="govuk-body">
        A local public body that helps bidders to understand the places of its lots. The person you name is
        invited by mail, and can act for it when they have accepted.
      </p>
      <Form action="/authority/organisations/add-partner" hidden={{ requestKey }}>
        <Input
          name="name"
          label={{ text: "Name of the public body", classes: "govuk-label--m" }}
          value={values.name}
          errorMessage={messageFor(errors, "name")}
        />
        <LotChoice legend="Lots" lots={lots} chosen={values.lots} errors={errors} />
        <h2 class="govuk-heading-m">Who acts for it</h2>
        <Input
          name="personName"
          label={{ text: "Full name" }}
          value={values.personName}
          errorMessage={messageFor(errors, "personName")}
        />
        <MailInput value={values.mail} errors={errors} />
        <Button text="Add this partner" preventDoubleClick />
      </Form>
    </FormPage>
  );
}
