import { MemberRole } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { memberRoleNames } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Input } from "../../govuk/input.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Radios } from "../../govuk/radios.tsx";

export type InviteValues = { readonly mail: string; readonly name: string; readonly role: string };

type InvitePageProps = {
  frame: Frame;
  values: InviteValues;
  requestKey: string;
  errors: readonly FieldError[];
};

const BACK = { text: "People", href: "/bidder/people" };

/** Asks a colleague in. */
export function InvitePage({ frame, values, requestKey, errors }: InvitePageProps) {
  return (
    <FormPage frame={frame} title="Invite a colleague" back={BACK} errors={errors}>
      <p class="govuk-body">
        We mail your colleague a link, without any words of yours. They can act for your organisation when
        they have signed in with this address and accepted. Until then they stand in the list as invited.
      </p>
      <Form action="/bidder/people/invite" hidden={{ requestKey }}>
        <Input
          name="name"
          label={{ text: "Full name" }}
          value={values.name}
          errorMessage={messageFor(errors, "name")}
        />
        <MailInput value={values.mail} errors={errors} />
        <RoleField role={values.role} errors={errors} />
        <Button text="Invite" preventDoubleClick />
      </Form>
    </FormPage>
  );
}

type RolePageProps = Omit<InvitePageProps, "values"> & { place: Place; role: string; action: string };

/** Gives a colleague another role. */
export function RolePage({ frame, place, role, action, requestKey, errors }: RolePageProps) {
  return (
    <FormPage frame={frame} title={`Change the role of ${place.name}`} back={BACK} errors={errors}>
      <p class="govuk-body">
        {isInvited(place)
          ? "They have not accepted yet. The invitation is then for the new role."
          : "They have to sign in again for your organisation, and have the new role from then on."}
      </p>
      <Form action={action} hidden={{ requestKey }}>
        <RoleField role={role} errors={errors} />
        <Button text="Save" preventDoubleClick />
      </Form>
    </FormPage>
  );
}

function RoleField({ role, errors }: { role: string; errors: readonly FieldError[] }) {
  return (
    <Radios
      name="role"
      fieldset={{ legend: { text: "Role", classes: "govuk-fieldset__legend--m" } }}
      value={role}
      errorMessage={messageFor(errors, "role")}
      items={MemberRole.options.map((one) => ({ value: one, text: memberRoleNames[one] }))}
    />
  );
}
