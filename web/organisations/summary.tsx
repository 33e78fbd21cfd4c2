import { inWords } from "../../shared/kernel/instant.ts";
import type {
  Address,
  Contact,
  ContactConfirmation,
  Organisation,
} from "../../shared/organisations/schema.ts";
import { addressLines, kindNames } from "../../shared/organisations/words.ts";
import { SummaryList, type SummaryRow } from "../govuk/summary-list.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { type LotLabel, scopeInWords } from "../people/lot-choice.tsx";
import { MemberList } from "./member-list.tsx";
import { NumberList } from "./members-page.tsx";
import type { PartName } from "./profile-parts.ts";

type SummaryProps = {
  organisation: Organisation;
  /** Whether the ways to change it are shown. */
  changes?: boolean;
  confirmation?: ContactConfirmation | undefined;
  /** The lots of the newest competition, to name those of a partner. */
  lots?: readonly LotLabel[];
};

/** What is registered of an organisation: its own people and the authority read the same. */
export function Summary({ organisation, changes = false, confirmation, lots = [] }: SummaryProps) {
  const { name, aliases, kind, numbers, address, contacts, members, registeredAt } = organisation;
  const isBidder = organisation.audience === "bidder";
  const card = (part: PartName | "members", title: string, rows: readonly SummaryRow[]) => (
    <SummaryList
      card={{ title: { text: title }, actions: { items: changes ? [changeLink(part)] : [] } }}
      rows={rows}
    />
  );
  return (
    <>
      {card("details", "Registration", [
        row("Name", name),
        ...(aliases.length === 0 ? [] : [row("Also known as", aliases.join(", "))]),
        row("Takes part as", isBidder ? "Bidder (Tier 1)" : "Local partner"),
        row("Kind", kindNames[kind]),
        ...(isBidder ? [] : [row("Lots", scopeInWords(organisation.lots, lots))]),
        {
          key: { text: "Registered" },
          value: { html: <When instant={registeredAt} words={inWords(registeredAt)} /> },
        },
      ])}
      {isBidder && (
        <>
          {card("numbers", "Registration numbers", [
            { key: { text: "Numbers" }, value: { html: <NumberList numbers={numbers} /> } },
          ])}
          {card("address", "Address", [
            { key: { text: "Registered address" }, value: { html: <AddressLines address={address} /> } },
          ])}
          {card("contacts", "Contacts", contactRows(contacts, confirmation))}
          {card("members", "Members", [
            { key: { text: "Members" }, value: { html: <MemberList members={members} /> } },
          ])}
        </>
      )}
    </>
  );
}

const row = (key: string, value: string): SummaryRow => ({ key: { text: key }, value: { text: value } });

const changeLink = (part: PartName | "members") => ({
  href: `/bidder/organisation/${part === "members" ? part : `edit/${part}`}`,
  text: "Change",
});

function contactRows(
  [main, second]: readonly Contact[],
  confirmation: ContactConfirmation | undefined,
): readonly SummaryRow[] {
  if (main === undefined) return [row("Main contact", "Not given yet")];
  const rows = [
    { key: { text: "Main contact" }, value: { html: <ContactLines contact={main} asked={confirmation} /> } },
  ];
  if (second === undefined) return rows;
  return [...rows, { key: { text: "Second contact" }, value: { html: <ContactLines contact={second} /> } }];
}

type ContactLinesProps = { contact: Contact; asked?: ContactConfirmation | undefined };

function ContactLines({ contact, asked }: ContactLinesProps) {
  return (
    <>
      {contact.name}
      <br />
      {contact.mail} {asked && <Confirmed confirmation={asked} />}
      {contact.telephone && (
        <>
          <br />
          {contact.telephone}
        </>
      )}
    </>
  );
}

function Confirmed({ confirmation: { confirmedAt } }: { confirmation: ContactConfirmation }) {
  return confirmedAt === undefined ? (
    <Tag text="Not confirmed" classes="govuk-tag--yellow" />
  ) : (
    <Tag text="Confirmed" classes="govuk-tag--green" />
  );
}

function AddressLines({ address }: { address: Address | undefined }) {
  if (address === undefined) return <>Not given yet</>;
  return (
    <>
      {addressLines(address).map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}
