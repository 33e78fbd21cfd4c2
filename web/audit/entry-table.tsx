import { html } from "hono/html";
import type { ShownEntry } from "../../shared/audit/schema.ts";
import { actName, audienceNames, factsInWords, shortHash } from "../../shared/audit/words.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { Scroll } from "../govuk/scroll.tsx";
import { Table } from "../govuk/table.tsx";

type EntryTableProps = {
  entries: readonly ShownEntry[];
  nameOf: (organisation: OrganisationId | undefined) => string | undefined;
};

/** Entries as a table. Cells are `html` templates, as its rows are. */
export function EntryTable({ entries, nameOf }: EntryTableProps) {
  return (
    <Scroll label="Entries of the audit log">
      <Table
        caption="Entries"
        captionClasses="govuk-visually-hidden"
        head={[
          { text: "When" },
          { text: "What" },
          { text: "Who" },
          { text: "Facts" },
          { text: "Place in its stream" },
        ]}
        rows={entries.map((entry) => [
          { html: html`<time datetime="${entry.at}">${inWords(entry.at)}</time>` },
          { text: actName(entry.what) },
          { html: whoCell(entry, nameOf(entry.who.organisationId)) },
          { html: factsCell(entry), classes: "app-breaking" },
          { html: placeCell(entry), classes: "app-breaking" },
        ])}
      />
    </Scroll>
  );
}

const whoCell = ({ who }: ShownEntry, organisation: string | undefined) =>
  html`${who.name}<br />${organisation ?? audienceNames[who.audience]}`;

function factsCell({ detail, subject }: ShownEntry) {
  const facts = factsInWords(detail);
  const about = subject === undefined ? "" : html`<div>On: <code>${subject}</code></div>`;
  return html`${about}${facts.map(({ name, value }) => html`<div>${name}: ${value}</div>`)}`;
}

const placeCell = ({ stream, seq, hash }: ShownEntry) =>
  html`Entry ${seq} of <code>${stream}</code><br />Hash <code>${shortHash(hash)}</code>`;
