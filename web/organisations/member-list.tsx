import type { ConsortiumMember } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import { Numbered } from "./member-card.tsx";

/** The members of a consortium, each with its kind, and share and numbers where known; a single organisation is its own only member. */
export function MemberList({ members }: { members: readonly ConsortiumMember[] }) {
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {members.map(({ name, kind, sharePercent, numbers }, index) => (
        <li>
          {name} ({kindNames[kind].toLowerCase()}){index === 0 && members.length > 1 && ", leads"}
          {sharePercent !== undefined && `, ${sharePercent}%`}
          {members.length > 1 &&
            numbers.map((number) => (
              <>
                , <Numbered {...number} />
              </>
            ))}
        </li>
      ))}
    </ul>
  );
}
