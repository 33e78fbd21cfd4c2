import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { type FieldError, FieldErrorSummary, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Input } from "../govuk/input.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { LotChoice, type LotLabel } from "../people/lot-choice.tsx";

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
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      beforeContent={<BackLink text="Organisations" href="/authority/organisations" />}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            A local public body that helps bidders to understand the places of its lots. The person you name
            can act for it from their next sign-in.
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
            <Input
              name="mail"
              type="email"
              label={{ text: "Email address" }}
              hint={{ text: "The address they sign in with" }}
              value={values.mail}
              spellcheck={false}
              errorMessage={messageFor(errors, "mail")}
            />
            <Button text="Add this partner" preventDoubleClick />
          </Form>
        </div>
      </div>
    </Page>
  );
}
