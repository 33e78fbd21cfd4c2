import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import type { MembersChange } from "../../../shared/memberships/schema.ts";
import type { Filled } from "../../govuk/filled.ts";
import { Select } from "../../govuk/select.tsx";
import { CHANGES } from "../paths.ts";
import { ReasonField } from "../reason-field.tsx";
import { EditPage } from "../../organisations/bidder/edit-page.tsx";
import { MemberFields, ShareField } from "../../organisations/profile-fields.tsx";

type What = MembersChange["what"];

type ChangeRequestPageProps = Filled & { what: What; members: readonly ConsortiumMember[] };

const TITLES = {
  add: "Ask to add a member",
  remove: "Ask to remove a member",
  replace: "Ask to replace a member",
  share: "Ask to change a share",
} as const satisfies Record<What, string>;

/** Asks the authority for one change of the members, with the reason. */
export function ChangeRequestPage({ what, members, field, ...filled }: ChangeRequestPageProps) {
  // The lead answers for the bid: it may change its share and nothing else.
  const choosable = what === "share" ? members : members.slice(1);
  return (
    <EditPage {...filled} title={TITLES[what]} back={CHANGES} button="Send the request">
      {what !== "add" && <WhichMember field={field} members={choosable} />}
      {what === "add" && <MemberFields field={field} label="Name of the new member" />}
      {what === "replace" && <MemberFields field={field} label="Name of the one who takes its place" />}
      {what === "share" && <ShareField field={field} label="Share of the contract value" />}
      <ReasonField field={field} hint="The authority reads it when it decides" />
    </EditPage>
  );
}

function WhichMember({ field, members }: Pick<ChangeRequestPageProps, "field" | "members">) {
  return (
    <Select
      {...field("formerly")}
      label={{ m: "Which member?" }}
      unchosen="Choose a member"
      items={members.map(({ name }) => ({ value: name, text: name }))}
    />
  );
}
