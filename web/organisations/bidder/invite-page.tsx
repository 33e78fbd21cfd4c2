import { MemberRole } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { memberRoleNames } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Checked } from "../../notices/checked.tsx";
import { Input } from "../../govuk/input.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Radios } from "../../govuk/radios.tsx";

export const PEOPLE = { text: "People", href: "/bidder/people" };

/** Asks a colleague in. */
export function InvitePage({ frame, errors, field, Form }: Filled) {
  return (
    <HeadedPage frame={frame} title="Invite a colleague" back={PEOPLE} errors={errors}>
      <p>
        We mail your colleague a link, without any words of yours. They can act for your organisation when
        they have signed in with this address and accepted. Until then they stand in the list as invited.
      </p>
      <Form>
        <Input {...field("name")} label="Full name" />
        <MailInput field={field} />
        <RoleField field={field} />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** A colleague as they would be asked in. */
export function CheckInvitingPage(props: Checking) {
  const { frame, typed, says } = props;
  return (
    <HeadedPage frame={frame} title="Check before you invite a colleague" back={PEOPLE}>
      <Checked
        {...props}
        rows={[
          ["Full name", typed.text("name")],
          ["Email address", { text: typed.text("mail"), classes: "app-typed" }],
          ["Role", memberRoleNames[MemberRole.parse(typed.text("role"))]],
          ["For", says("organisation")],
        ]}
        button="Invite"
      />
    </HeadedPage>
  );
}

/** Gives a colleague another role. */
export function RolePage({ frame, errors, field, Form, place }: Filled & { place: Place }) {
  return (
    <HeadedPage frame={frame} title={`Change the role of ${place.name}`} back={PEOPLE} errors={errors}>
      <p>
        {isInvited(place)
          ? "They have not accepted yet. The invitation is then for the new role."
          : "They have to sign in again for your organisation, and have the new role from then on."}
      </p>
      <Form>
        <RoleField field={field} />
        <Button text="Save" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

function RoleField({ field }: Pick<Filled, "field">) {
  return (
    <Radios
      {...field("role")}
      legend={{ m: "Role" }}
      items={MemberRole.options.map((role) => ({ value: role, text: memberRoleNames[role] }))}
    />
  );
}
