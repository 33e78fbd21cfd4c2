import type {
  Address,
  Contact,
  ContactConfirmation,
  Organisation,
} from "../../shared/organisations/schema.ts";
import { addressLines, kindNames } from "../../shared/organisations/words.ts";
import type { Markup } from "../govuk/markup.ts";
import { SummaryList, type SummaryRow, type SummaryCardOptions } from "../govuk/summary-list.tsx";
import { Whole } from "../govuk/whole.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { type LotLabel, scopeInWords } from "../people/lot-choice.tsx";
import { MemberList, NumberList } from "./members.tsx";

type SummaryProps = {
  organisation: Organisation;
  /** Whether the ways to change it are shown. */
  changes?: boolean;
  confirmation?: ContactConfirmation | undefined;
  /** The lots of the newest competition, to name those of a partner. */
  lots?: readonly LotLabel[];
  /** What it is a card of, where it is a part of something. */
  card?: SummaryCardOptions | undefined;
};

/** What is registered of an organisation: its own people and the authority read the same. */
export function Summary({ organisation, changes = false, confirmation, lots = [], card }: SummaryProps) {
  const { name, aliases, kind, numbers, address, contacts, members, registeredAt } = organisation;
  const [main, second] = contacts;
  const isBidder = organisation.audience === "bidder";
  const row = (key: string, value: string | Markup, to?: string): SummaryRow =>
    to === undefined || !changes ? [key, value] : [key, value, changeLink(key, to)];
  return (
    <SummaryList
      card={card}
      rows={[
        row("Name", name, "edit/details"),
        isBidder && row("Other names", aliases.join(", ") || "None", "edit/details"),
        row("Takes part as", isBidder ? "Bidder (Tier 1)" : "Local partner"),
        row("Kind", kindNames[kind], "edit/details"),
        !isBidder && row("Lots", scopeInWords(organisation.lots, lots)),
        isBidder && row("Registration numbers", <NumberList numbers={numbers} />, "edit/numbers"),
        isBidder && row("Registered address", <AddressLines address={address} />, "edit/address"),
        isBidder &&
          row("Main contact", <ContactLines contact={main} asked={confirmation} />, "edit/contacts"),
        second && row("Second contact", <ContactLines contact={second} />, "edit/contacts"),
        isBidder && row("Members", <MemberList members={members} />, "members"),
        row("Registered", <When instant={registeredAt} />),
      ]}
    />
  );
}

const changeLink = (key: string, to: string) => ({
  href: `/bidder/organisation/${to}`,
  text: "Change",
  visuallyHiddenText: key.toLowerCase(),
});

type ContactLinesProps = { contact: Contact | undefined; asked?: ContactConfirmation | undefined };

function ContactLines({ contact, asked }: ContactLinesProps) {
  if (contact === undefined) return <>Not given yet</>;
  return (
    <>
      {contact.name}
      <br />
      {contact.mail}{" "}
      {asked &&
        (asked.confirmedAt === undefined ? (
          <Tag text="Not confirmed" classes="govuk-tag--yellow" />
        ) : (
          <Tag text="Confirmed" classes="govuk-tag--green" />
        ))}
      {contact.telephone && (
        <>
          <br />
          <Whole text={contact.telephone} />
        </>
      )}
    </>
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
