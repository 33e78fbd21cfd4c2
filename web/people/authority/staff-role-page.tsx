import { Checked } from "../../notices/checked.tsx";
import { PortalRole } from "../../../shared/kernel/actor.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleDescriptions, roleNames, rolesInWords } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Input } from "../../govuk/input.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";

export const STAFF = { text: "People", href: "/authority/people" };

type StaffRolePageProps = Filled & {
  /** Whose role is changed; nobody yet when somebody is appointed. */
  subject: StaffMember | undefined;
};

/** Gives somebody a role of the portal, or changes or ends the one they have. */
export function StaffRolePage({ subject, ...filled }: StaffRolePageProps) {
  const { frame, errors, field, Form } = filled;
  const title =
    subject === undefined ? "Give somebody a role of the portal" : `Change the role of ${subject.name}`;
  return (
    <HeadedPage frame={frame} title={title} back={STAFF} errors={errors}>
      {subject !== undefined && (
        <InsetText>
          {subject.name} is known by <span class="app-typed">{subject.mail}</span> and has to sign in again
          when the role changes. Now: {rolesInWords(subject).join("; ")}.
        </InsetText>
      )}
      <p>A role of the portal holds in every competition. Nobody has one beside roles in competitions.</p>
      <Form>
        <Input {...field("name")} label="Full name" />
        {subject === undefined && <MailInput field={field} />}
        <Radios
          {...field("role")}
          legend={{ m: "Role" }}
          items={[
            ...PortalRole.options.map((role) => ({
              value: role,
              text: roleNames[role],
              hint: roleDescriptions[role],
            })),
            ...(subject === undefined
              ? []
              : [{ value: "none", text: "No role of the portal", hint: "Give roles in competitions then" }]),
          ]}
        />
        <Textarea
          {...field("reason")}
          rows={3}
          label={{ m: "Why? (optional, unless it gives or takes the power to lead or to confirm)" }}
          hint="A national lead and an approver are appointed and changed by two people: what you send is a proposal, and another person confirms it. Up to 500 characters"
        />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** A role as it would be given or changed by one person. */
export function CheckStaffRolePage(props: StaffRolePageProps & Checking) {
  const { frame, subject, typed } = props;
  const [name, reason] = [typed.text("name"), typed.text("reason")];
  const role = PortalRole.safeParse(typed.text("role")).data;
  return (
    <HeadedPage
      frame={frame}
      title={
        subject ? `Check before you change the role of ${subject.name}` : "Check before you give this role"
      }
      back={STAFF}
    >
      <Checked
        {...props}
        rows={[
          ["Person", name],
          ["Email address", { text: subject?.mail ?? typed.text("mail"), classes: "app-typed" }],
          [
            "Role",
            role === undefined ? "No role of the portal" : `${roleNames[role]}: ${roleDescriptions[role]}`,
          ],
          subject && ["Role until now", rolesInWords(subject).join("; ")],
          ["Why", { text: reason || "Nothing was said", classes: "app-typed" }],
        ]}
        button={subject ? "Change the role" : "Give this role"}
      />
    </HeadedPage>
  );
}
