import { byName } from "../../../shared/kernel/text.ts";
import type { Organisation } from "../../../shared/organisations/schema.ts";
import { kindNames } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Markup } from "../../govuk/markup.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { When } from "../../govuk/when.tsx";
import { type LotLabel, scopeInWords } from "../../people/lot-choice.tsx";
import { MemberList } from "../member-list.tsx";

type OrganisationsPageProps = {
  frame: Frame;
  organisations: readonly Organisation[];
  lots: readonly LotLabel[];
  /** Whether the reader may add partners. */
  adds: boolean;
};

/** Everybody in the register: bidders with the members of their consortia, partners with their lots. */
export function OrganisationsPage({ frame, organisations, lots, adds }: OrganisationsPageProps) {
  const sorted = organisations.toSorted(byName);
  return (
    <HeadedPage frame={frame} title="Organisations" width="wide">
      <Register
        title="Bidders"
        none="No organisation has registered as a bidder yet."
        column="Members"
        organisations={sorted.filter(({ audience }) => audience === "bidder")}
        cell={({ members }) => <MemberList members={members} />}
      />
      <Register
        title="Local partners"
        none="No local public body has been added yet."
        column="Lots"
        organisations={sorted.filter(({ audience }) => audience === "partner")}
        cell={(partner) => <>{scopeInWords(partner.lots, lots)}</>}
      />
      <p>
        <a href="/authority/organisations/membership-changes">Requests to change members</a>
      </p>
      {adds && <Button text="Add a local partner" href="/authority/organisations/add-partner" />}
    </HeadedPage>
  );
}

type RegisterProps = {
  title: string;
  none: string;
  /** What the cell of each organisation tells. */
  column: string;
  organisations: readonly Organisation[];
  cell: (organisation: Organisation) => Markup;
};

function Register({ title, none, column, organisations, cell }: RegisterProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <CardTable
        caption={title}
        none={none}
        head={["Name", "Kind", column, "Registered"]}
        rows={organisations.map((organisation) => [
          <NameLink organisation={organisation} />,
          kindNames[organisation.kind],
          cell(organisation),
          <When instant={organisation.registeredAt} />,
        ])}
      />
    </section>
  );
}

function NameLink({ organisation }: { organisation: Organisation }) {
  return <a href={`/authority/organisations/${organisation.organisationId}`}>{organisation.name}</a>;
}
