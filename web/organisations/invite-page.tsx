import { MemberRole } from "../../shared/kernel/actor.ts";
import { memberRoleNames } from "../../shared/organisations/words.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { type FieldError, FieldErrorSummary, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Input } from "../govuk/input.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { Radios } from "../govuk/radios.tsx";

export type InviteValues = { readonly mail: string; readonly name: string; readonly role: string };

type InvitePageProps = {
  frame: Frame;
  values: InviteValues;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Gives a colleague a place in the organisation, or another role. */
export function InvitePage({ frame, values, requestKey, errors }: InvitePageProps) {
  const title = "Invite a colleague";
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      beforeContent={<BackLink text="People" href="/bidder/people" />}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Your colleague can act for your organisation from their next sign-in. If they have a place
            already, this changes their name and role.
          </p>
          <Form action="/bidder/people/invite" hidden={{ requestKey }}>
            <Input
              name="name"
              label={{ text: "Full name" }}
              value={values.name}
              errorMessage={messageFor(errors, "name")}
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
            <Radios
              name="role"
              fieldset={{ legend: { text: "Role", classes: "govuk-fieldset__legend--m" } }}
              value={values.role}
              errorMessage={messageFor(errors, "role")}
              items={MemberRole.options.map((role) => ({ value: role, text: memberRoleNames[role] }))}
            />
            <Button text="Invite" preventDoubleClick />
          </Form>
        </div>
      </div>
    </Page>
  );
}
