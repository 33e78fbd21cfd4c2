import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import type { Values } from "../controls.ts";
import { EditPage, type EditPageProps } from "./edit-page.tsx";
import { MemberFields } from "../profile-fields.tsx";

export const MEMBERS = { text: "Members", href: "/bidder/organisation/members" };

/** Adds a member of the consortium, or changes one. */
export function MemberPage(props: Omit<EditPageProps, "back" | "children" | "button"> & { values: Values }) {
  const { values, errors } = props;
  return (
    <EditPage {...props} back={MEMBERS}>
      <MemberFields values={values} errors={errors} label="Name of the member" />
    </EditPage>
  );
}

type RemoveMemberPageProps = {
  frame: Frame;
  member: ConsortiumMember;
  /** Who leads the consortium afterwards, when this one does now. */
  nextLead: string | undefined;
  action: string;
  hidden: Readonly<Record<string, string | number>>;
  errors: readonly FieldError[];
};

/** Asks once more before a member leaves the consortium. */
export function RemoveMemberPage({ frame, member, nextLead, action, hidden, errors }: RemoveMemberPageProps) {
  return (
    <FormPage frame={frame} title={`Remove ${member.name}?`} back={MEMBERS} errors={errors}>
      <p class="govuk-body">
        {member.name} is then no member of your consortium. Earlier versions of your profile keep it.
      </p>
      {nextLead !== undefined && <p class="govuk-body">{nextLead} then leads the consortium.</p>}
      <Form action={action} hidden={hidden}>
        <div class="govuk-button-group">
          <Button id="confirm" text="Remove" classes="govuk-button--warning" preventDoubleClick />
          <a class="govuk-link" href={MEMBERS.href}>
            Cancel
          </a>
        </div>
      </Form>
    </FormPage>
  );
}
