import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { MemberFields } from "../profile-fields.tsx";
import { EditPage } from "./edit-page.tsx";

export const MEMBERS = { text: "Members", href: "/bidder/organisation/members" };

/** Adds a member of the consortium, or changes one that was called so `formerly`. */
export function MemberPage({ field, typed, ...filled }: Filled) {
  const formerly = typed.text("formerly");
  const title = formerly === "" ? "Add a member" : `Change ${formerly}`;
  return (
    <EditPage {...filled} title={title} back={MEMBERS} hidden={{ formerly }}>
      <MemberFields field={field} label="Name of the member" />
    </EditPage>
  );
}

type RemoveMemberPageProps = Pick<Filled, "frame" | "errors" | "Form"> & {
  members: readonly ConsortiumMember[];
  member: ConsortiumMember;
};

/** Asks once more before a member leaves the consortium, and says who leads it then. */
export function RemoveMemberPage({ frame, errors, Form, members, member }: RemoveMemberPageProps) {
  const [lead, next] = members;
  return (
    <HeadedPage frame={frame} title={`Remove ${member.name}?`} back={MEMBERS} errors={errors}>
      <p>{member.name} is then no member of your consortium. Earlier versions of your profile keep it.</p>
      {next !== undefined && member.name === lead?.name && <p>{next.name} then leads the consortium.</p>}
      <Form brief hidden={{ formerly: member.name }}>
        <div class="govuk-button-group">
          <Button id="confirm" text="Remove" classes="govuk-button--warning" preventDoubleClick />
          <a href={MEMBERS.href}>Cancel</a>
        </div>
      </Form>
    </HeadedPage>
  );
}
