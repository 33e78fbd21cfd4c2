import type { Organisation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import { Input } from "../../govuk/input.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import type { Frame } from "../../govuk/page.tsx";

export type PartnerPersonValues = { readonly personName: string; readonly mail: string };

type PartnerPersonPageProps = {
  frame: Frame;
  organisation: Organisation;
  values: PartnerPersonValues;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Invites one more person who is to act for a partner. */
export function PartnerPersonPage(props: PartnerPersonPageProps) {
  const { frame, organisation, values, requestKey, errors } = props;
  const path = `/authority/organisations/${organisation.organisationId}`;
  return (
    <FormPage
      frame={frame}
      title={`Invite a person of ${organisation.name}`}
      back={{ text: organisation.name, href: path }}
      errors={errors}
    >
      <p class="govuk-body">They are invited by mail, and can act for it when they have accepted.</p>
      <Form action={`${path}/invite`} hidden={{ requestKey }}>
        <Input
          name="personName"
          label={{ text: "Full name" }}
          value={values.personName}
          errorMessage={messageFor(errors, "personName")}
        />
        <MailInput value={values.mail} errors={errors} />
        <Button text="Invite" preventDoubleClick />
      </Form>
    </FormPage>
  );
}
