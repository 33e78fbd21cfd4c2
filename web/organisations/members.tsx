import type { ConsortiumMember } from "../../shared/organisations/schema.ts";
import type { RegistrationNumber } from "../../shared/organisations/registration-number.ts";
import { kindNames, schemeNames } from "../../shared/organisations/words.ts";
import { List } from "../govuk/part.tsx";
import { Whole } from "../govuk/whole.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";

type MemberCardProps = {
  member: ConsortiumMember;
  leads: boolean;
  /** Where it is changed, if it can be. */
  href?: string | undefined;
  removable?: boolean;
};

/** One member: what it is, its share where known, and its numbers. */
export function MemberCard({ member, leads, href, removable = false }: MemberCardProps) {
  const { name, kind, sharePercent, numbers } = member;
  const items =
    href === undefined
      ? []
      : [{ href, text: "Change" }, ...(removable ? [{ href: `${href}/remove`, text: "Remove" }] : [])];
  return (
    <SummaryList
      card={{ title: leads ? `${name} (leads)` : name, actions: { items } }}
      rows={[
        ["Kind", kindNames[kind]],
        ["Share of the contract value", sharePercent === undefined ? "Not known yet" : `${sharePercent}%`],
        ["Registration numbers", <NumberList numbers={numbers} />],
      ]}
    />
  );
}

/** A number after the name of its register. */
const Numbered = ({ scheme, number }: RegistrationNumber) => (
  <>
    {schemeNames[scheme]} <Whole text={number} />
  </>
);

/** Numbers with their registers, one in a line. */
export function NumberList({ numbers }: Pick<ConsortiumMember, "numbers">) {
  if (numbers.length === 0) return <>None given</>;
  return (
    <List
      classes="govuk-!-margin-bottom-0"
      items={numbers.map((number) => (
        <Numbered {...number} />
      ))}
    />
  );
}

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
