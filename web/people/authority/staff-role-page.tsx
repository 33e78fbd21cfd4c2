import { StaffRole } from "../../../shared/kernel/actor.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleDescriptions, roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Input } from "../../govuk/input.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { LotChoice, type LotLabel } from "../lot-choice.tsx";

export type StaffRoleValues = {
  readonly mail: string;
  readonly name: string;
  readonly role: string;
  /** "all", "some", or nothing chosen yet. */
  readonly scope: string;
  readonly lots: readonly string[];
};

type StaffRolePageProps = {
  frame: Frame;
  /** Whose role is changed; nobody yet when somebody is appointed. */
  subject: StaffMember | undefined;
  values: StaffRoleValues;
  lots: readonly LotLabel[];
  requestKey: string;
  errors: readonly FieldError[];
};

/** Gives somebody a role at the authority, or changes the one they have. */
export function StaffRolePage({ frame, subject, values, lots, requestKey, errors }: StaffRolePageProps) {
  const title = subject === undefined ? "Give somebody a role" : `Change the role of ${subject.name}`;
  const action = `/authority/people/${subject?.personId ?? "appoint"}`;
  return (
    <FormPage
      frame={frame}
      title={title}
      back={{ text: "People", href: "/authority/people" }}
      errors={errors}
    >
      {subject !== undefined && (
        <InsetText>
          {subject.name} is known by <span class="app-typed">{subject.mail}</span> and has to sign in again
          when the role changes.
        </InsetText>
      )}
      <Form action={action} hidden={{ requestKey, seenVersion: subject?.version ?? 0 }}>
        <Input
          name="name"
          label={{ text: "Full name" }}
          value={values.name}
          errorMessage={messageFor(errors, "name")}
        />
        {subject === undefined && <MailInput value={values.mail} errors={errors} />}
        <Radios
          name="role"
          fieldset={{ legend: { text: "Role", classes: "govuk-fieldset__legend--m" } }}
          value={values.role}
          errorMessage={messageFor(errors, "role")}
          items={StaffRole.options.map((role) => ({
            value: role,
            text: roleNames[role],
            hint: { text: roleDescriptions[role] },
          }))}
        />
        <Radios
          name="scope"
          fieldset={{ legend: { text: "Lots", classes: "govuk-fieldset__legend--m" } }}
          value={values.scope}
          errorMessage={messageFor(errors, "scope")}
          items={[
            { value: "all", text: "All lots" },
            {
              value: "some",
              text: "Some lots",
              conditional: {
                html: <LotChoice legend="Which lots" lots={lots} chosen={values.lots} errors={errors} />,
              },
            },
          ]}
        />
        <Button text={subject === undefined ? "Give this role" : "Change the role"} preventDoubleClick />
      </Form>
    </FormPage>
  );
}
