import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import type { MembersChange } from "../../../shared/memberships/schema.ts";
import { messageFor } from "../../govuk/field-error.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Select } from "../../govuk/select.tsx";
import { CHANGES } from "../paths.ts";
import { ReasonField } from "../reason-field.tsx";
import { EditPage } from "../../organisations/bidder/edit-page.tsx";
import { type FieldsProps, MemberFields, ShareField } from "../../organisations/profile-fields.tsx";

export type What = MembersChange["what"];

type ChangeRequestPageProps = FieldsProps & {
  frame: Frame;
  what: What;
  members: readonly ConsortiumMember[];
  requestKey: string;
};

const TITLES = {
  add: "Ask to add a member",
  remove: "Ask to remove a member",
  replace: "Ask to replace a member",
  share: "Ask to change a share",
} as const satisfies Record<What, string>;

/** Asks the authority for one change of the members, with the reason. */
export function ChangeRequestPage(props: ChangeRequestPageProps) {
  const { frame, what, members, values, requestKey, errors } = props;
  const fields = { values, errors };
  // The lead answers for the bid: it may change its share and nothing else.
  const choosable = what === "share" ? members : members.slice(1);
  return (
    <EditPage
      frame={frame}
      title={TITLES[what]}
      back={CHANGES}
      action={`${CHANGES.href}/${what}`}
      hidden={{ requestKey }}
      button="Send the request"
      errors={errors}
    >
      {what !== "add" && <WhichMember {...fields} members={choosable} />}
      {what === "add" && <MemberFields {...fields} label="Name of the new member" />}
      {what === "replace" && <MemberFields {...fields} label="Name of the one who takes its place" />}
      {what === "share" && <ShareField {...fields} />}
      <ReasonField {...fields} hint="The authority reads it when it decides" />
    </EditPage>
  );
}

function WhichMember({ values, errors, members }: FieldsProps & Pick<ChangeRequestPageProps, "members">) {
  return (
    <Select
      name="formerly"
      label={{ text: "Which member?", classes: "govuk-label--m" }}
      value={values["formerly"]}
      errorMessage={messageFor(errors, "formerly")}
      items={[
        { value: "", text: "Choose a member" },
        ...members.map(({ name }) => ({ value: name, text: name })),
      ]}
    />
  );
}
