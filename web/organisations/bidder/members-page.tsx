import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CHANGES } from "../../memberships/paths.ts";
import { MemberCard } from "../member-card.tsx";
import { OWN } from "./edit-page.tsx";

const PATH = "/bidder/organisation/members";

type MembersPageProps = {
  frame: Frame;
  /** Of the organisation. */
  name: string;
  members: readonly ConsortiumMember[];
  /** Whether this person may change them here. */
  changes: boolean;
  /** A response is in: members change with the authority's approval only. */
  fixed: boolean;
};

/** The members of the bidder with their shares and numbers, and for a submitter the ways to change them. */
export function MembersPage({ frame, name, members, changes, fixed }: MembersPageProps) {
  const title = "Members of your consortium";
  return (
    <HeadedPage frame={frame} title={title} back={OWN}>
      {fixed && <Fixed />}
      {members.length === 1 && !fixed && (
        <p>
          {members[0]?.name.toLowerCase() === name.toLowerCase()
            ? "You bid alone. Add the members if you lead a consortium."
            : `${members[0]?.name} is the only member so far. Add the others, and your organisation itself if it is one.`}
        </p>
      )}
      {members.map((member, index) => (
        <MemberCard
          member={member}
          leads={index === 0 && members.length > 1}
          href={changes && !fixed ? `${PATH}/${index + 1}` : undefined}
          removable={members.length > 1}
        />
      ))}
      {changes && !fixed && <Button text="Add a member" href={`${PATH}/add`} />}
      {!changes && <p>Ask a submitter if something has to change.</p>}
    </HeadedPage>
  );
}

function Fixed() {
  return (
    <InsetText>
      Your response to the PQQ is in. Your members can only change with the authority’s approval.{" "}
      <a href={CHANGES.href}>Ask for a change of members</a>
    </InsetText>
  );
}
