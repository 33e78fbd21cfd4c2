import { OrganisationKind } from "../../../shared/organisations/schema.ts";
import { kindNames } from "../../../shared/organisations/words.ts";
import { Button, EnterButton } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Fieldset } from "../../govuk/fieldset.tsx";
import { Form } from "../../govuk/form.tsx";
import { Input } from "../../govuk/input.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Select } from "../../govuk/select.tsx";
import {
  AddressFields,
  AliasesField,
  MainContactFields,
  KindField,
  NameField,
  NumberFields,
} from "../profile-fields.tsx";
import { mayAddRow, type RegisterValues, rowField, type TypedMember } from "./register-form.ts";
import { Part } from "../../govuk/part.tsx";

type RegisterPageProps = {
  frame: Frame;
  typed: RegisterValues;
  requestKey: string;
  errors: readonly FieldError[];
};

const ACTION = "/bidder/register";
const REGISTERS = { name: "next", value: "register" };

/** Registers a Tier 1 organisation or the lead of a consortium, with the members of the consortium. */
export function RegisterPage({ frame, typed, requestKey, errors }: RegisterPageProps) {
  const title = "Register your organisation";
  const field = (name: string) => ({
    name,
    value: typed.values[name] ?? "",
    errorMessage: messageFor(errors, name),
  });
  return (
    <HeadedPage frame={frame} title={title} errors={errors}>
      <p>
        For organisations that want to run lots themselves (Tier 1), alone or as the lead of a consortium.
        Whoever registers it becomes its first submitter, who submits for it and invites colleagues.
      </p>
      <p>The name and the kind are enough to begin. You can fill in the rest later, and change all of it.</p>
      <Form action={ACTION} hidden={{ requestKey }}>
        <EnterButton {...REGISTERS} />
        <NameField field={field} label="Name of the organisation or consortium" />
        <AliasesField field={field} />
        <KindField field={field} legend="What kind of organisation leads it?" />
        <NumberFields
          field={field}
          whose="the organisation, or of the lead member where it is a consortium"
        />
        <AddressFields field={field} />
        <MainContactFields field={field} optional />
        <Members typed={typed} errors={errors} />
        <div>
          <Button {...REGISTERS} text="Register" preventDoubleClick />
        </div>
      </Form>
    </HeadedPage>
  );
}

function Members({ typed, errors }: Pick<RegisterPageProps, "typed" | "errors">) {
  const newRow = rowField(typed.members.length, "name");
  return (
    <Part title="Members of the consortium (optional)">
      <p>
        Leave this empty if you bid alone. Otherwise name every member, the one that leads first. Their shares
        and numbers can follow later.
      </p>
      {typed.members.map((member, row) => (
        <MemberRow member={member} row={row} errors={errors} />
      ))}
      {mayAddRow(typed) && (
        <Button
          text="Add another member"
          classes="govuk-button--secondary"
          name="next"
          value="add-row"
          attributes={{ formaction: `${ACTION}#${newRow}` }}
        />
      )}
    </Part>
  );
}

type MemberRowProps = { member: TypedMember; row: number; errors: readonly FieldError[] };

function MemberRow({ member, row, errors }: MemberRowProps) {
  const [name, kind] = [rowField(row, "name"), rowField(row, "kind")];
  return (
    <Fieldset legend={{ s: `Member ${row + 1}` }}>
      <Input
        id={name}
        name="memberName"
        label="Name"
        value={member.name}
        errorMessage={messageFor(errors, name)}
      />
      <Select
        id={kind}
        name="memberKind"
        label="Kind of organisation"
        value={member.kind}
        errorMessage={messageFor(errors, kind)}
        unchosen="Choose a kind"
        items={OrganisationKind.options.map((one) => ({ value: one, text: kindNames[one] }))}
      />
    </Fieldset>
  );
}
