import { html } from "hono/html";
import type { ShownEntry } from "../../shared/audit/schema.ts";
import { actName, audienceNames, factsInWords, type NameOf, shortHash } from "../../shared/audit/words.ts";
import { minuteInWords } from "../../shared/kernel/instant.ts";
import { Scroll } from "../govuk/scroll.tsx";
import { Table } from "../govuk/table.tsx";

type EntryTableProps = {
  entries: readonly ShownEntry[];
  /** What the keys of an entry are called. */
  namesIn: (entry: ShownEntry) => NameOf;
};

/** Entries as a table. Cells are `html` templates, as its rows are. */
export function EntryTable({ entries, namesIn }: EntryTableProps) {
  return (
    <Scroll label="Entries of the audit log">
      <Table
        caption="Entries"
        captionClasses="govuk-visually-hidden"
        head={["When", "What", "Who", "Facts"]}
        rows={entries.map((entry) => {
          const nameOf = namesIn(entry);
          return [
            html`<time datetime="${entry.at}">${minuteInWords(entry.at)}</time>`,
            actName(entry.what),
            whoCell(entry, nameOf),
            { html: factsCell(entry, nameOf), classes: "app-breaking" },
          ];
        })}
      />
    </Scroll>
  );
}

const whoCell = ({ who }: ShownEntry, nameOf: NameOf) =>
  html`${who.name}<br />${(who.organisationId && nameOf(who.organisationId)) ?? audienceNames[who.audience]}`;

/** What a reader needs of an entry; what only a check of the chain needs opens below it. */
function factsCell({ detail, subject, at, stream, seq, hash }: ShownEntry, nameOf: NameOf) {
  const facts = factsInWords(detail, nameOf);
  const about = subject === undefined ? undefined : nameOf(subject);
  return html`${about === undefined ? "" : html`<div>About: ${about}</div>`}
    ${facts.map(({ name, value }) => html`<div>${name}: ${value}</div>`)}
    <details>
      <summary>Place in its stream</summary>
      <div>At exactly <code>${at}</code></div>
      ${subject === undefined ? "" : html`<div>About <code>${subject}</code></div>`}
      <div>Entry ${seq} of <code>${stream}</code></div>
      <div>Hash <code>${shortHash(hash)}</code></div>
    </details>`;
}
