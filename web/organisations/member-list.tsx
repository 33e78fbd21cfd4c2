import type { ConsortiumMember } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";

/** The members of a consortium, each with its kind; a single organisation is its own only member. */
export function MemberList({ members }: { members: readonly ConsortiumMember[] }) {
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {members.map(({ name, kind }) => (
        <li>
          {name} ({kindNames[kind].toLowerCase()})
        </li>
      ))}
    </ul>
  );
}
