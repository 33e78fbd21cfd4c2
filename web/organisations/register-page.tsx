import { OrganisationKind } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, FieldErrorSummary, messageFor } from "../govuk/field-error.tsx";
import { Fieldset } from "../govuk/fieldset.tsx";
import { Form } from "../govuk/form.tsx";
import { Input } from "../govuk/input.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { mayAddRow, type RegisterValues, rowField, type TypedMember } from "./register-form.ts";

type RegisterPageProps = {
  frame: Frame;
  values: RegisterValues;
  requestKey: string;
  errors: readonly FieldError[];
};

const ACTION = "/bidder/register";

/** Registers a Tier 1 organisation or the lead of a consortium, with the members of the consortium. */
export function RegisterPage({ frame, values, requestKey, errors }: RegisterPageProps) {
  const title = "Register your organisation";
  const newRow = rowField(values.members.length, "name");
  return (
    <Page {...frame} title={title} error={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            For organisations that want to run lots themselves (Tier 1), alone or as the lead of a consortium.
            Whoever registers it becomes its first submitter, who submits for it and invites colleagues.
          </p>
          <Form action={ACTION} hidden={{ requestKey }}>
            <Input
              name="name"
              label={{ text: "Name of the organisation or consortium", classes: "govuk-label--m" }}
              value={values.name}
              autocomplete="organization"
              errorMessage={messageFor(errors, "name")}
            />
            <Radios
              name="kind"
              fieldset={{
                legend: { text: "What kind of organisation leads it?", classes: "govuk-fieldset__legend--m" },
              }}
              value={values.kind}
              errorMessage={messageFor(errors, "kind")}
              items={OrganisationKind.options.map((kind) => ({ value: kind, text: kindNames[kind] }))}
            />
            <h2 class="govuk-heading-m">Members of the consortium</h2>
            <p class="govuk-body">
              Leave this empty if you bid alone. Otherwise name every member, your own organisation too.
            </p>
            {values.members.map((member, row) => (
              <MemberRow member={member} row={row} errors={errors} />
            ))}
            {mayAddRow(values) && (
              <Button
                text="Add another member"
                classes="govuk-button--secondary"
                name="next"
                value="add-row"
                attributes={{ formaction: `${ACTION}#${newRow}` }}
              />
            )}
            <div>
              <Button text="Register" name="next" value="register" preventDoubleClick />
            </div>
          </Form>
        </div>
      </div>
    </Page>
  );
}

function MemberRow({
  member,
  row,
  errors,
}: {
  member: TypedMember;
  row: number;
  errors: readonly FieldError[];
}) {
  const [name, kind] = [rowField(row, "name"), rowField(row, "kind")];
  return (
    <Fieldset legend={{ text: `Member ${row + 1}`, classes: "govuk-fieldset__legend--s" }}>
      <Input
        id={name}
        name="memberName"
        label={{ text: "Name" }}
        value={member.name}
        errorMessage={messageFor(errors, name)}
      />
      <Select
        id={kind}
        name="memberKind"
        label={{ text: "Kind of organisation" }}
        value={member.kind}
        errorMessage={messageFor(errors, kind)}
        items={[
          { value: "", text: "Choose a kind" },
          ...OrganisationKind.options.map((one) => ({ value: one, text: kindNames[one] })),
        ]}
      />
    </Fieldset>
  );
}
