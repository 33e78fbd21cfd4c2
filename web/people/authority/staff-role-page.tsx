import { Checked } from "../../notices/checked.tsx";
import { StaffRole } from "../../../shared/kernel/actor.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleDescriptions, roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Input } from "../../govuk/input.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { LotChoice, type LotLabel, scopeInWords } from "../lot-choice.tsx";

import { chosenLots } from "./lots-for-routes.ts";

export const STAFF = { text: "People", href: "/authority/people" };

type StaffRolePageProps = Filled & {
  /** Whose role is changed; nobody yet when somebody is appointed. */
  subject: StaffMember | undefined;
  lots: readonly LotLabel[];
};

/** Gives somebody a role at the authority, or changes the one they have. */
export function StaffRolePage({ subject, lots, ...filled }: StaffRolePageProps) {
  const { frame, errors, field, Form } = filled;
  const title = subject === undefined ? "Give somebody a role" : `Change the role of ${subject.name}`;
  return (
    <HeadedPage frame={frame} title={title} back={STAFF} errors={errors}>
      {subject !== undefined && (
        <InsetText>
          {subject.name} is known by <span class="app-typed">{subject.mail}</span> and has to sign in again
          when the role changes.
        </InsetText>
      )}
      <Form>
        <Input {...field("name")} label="Full name" />
        {subject === undefined && <MailInput field={field} />}
        <Radios
          {...field("role")}
          legend={{ m: "Role" }}
          items={StaffRole.options.map((role) => ({
            value: role,
            text: roleNames[role],
            hint: roleDescriptions[role],
          }))}
        />
        <Radios
          {...field("scope")}
          legend={{ m: "Lots" }}
          items={[
            { value: "all", text: "All lots" },
            {
              value: "some",
              text: "Some lots",
              conditional: <LotChoice {...filled} legend="Which lots" lots={lots} />,
            },
          ]}
        />
        <Textarea
          {...field("reason")}
          rows={3}
          label={{ m: "Why? (optional, unless it gives or takes the power to lead all lots or to confirm)" }}
          hint="A national lead and an approver are appointed and changed by two people: what you send is a proposal, and another person confirms it. Up to 500 characters"
        />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** A role as it would be given or changed by one person. */
export function CheckStaffRolePage(props: StaffRolePageProps & Checking) {
  const { frame, subject, lots, typed } = props;
  const [name, reason] = [typed.text("name"), typed.text("reason")];
  const role = StaffRole.parse(typed.text("role"));
  const scope = typed.text("scope") === "all" ? "all" : chosenLots(typed);
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
          ["Role", `${roleNames[role]}: ${roleDescriptions[role]}`],
          subject && ["Role until now", `${roleNames[subject.role]}, ${scopeInWords(subject.lots, lots)}`],
          ["Lots", scopeInWords(scope, lots)],
          ["Why", { text: reason || "Nothing was said", classes: "app-typed" }],
        ]}
        button={subject ? "Change the role" : "Give this role"}
      />
    </HeadedPage>
  );
}
