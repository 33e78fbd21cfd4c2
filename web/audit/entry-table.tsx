import { html } from "hono/html";
import type { ShownEntry } from "../../shared/audit/schema.ts";
import { factsInWords, type NameOf } from "../../shared/audit/fact-words.ts";
import type { WhatBecame } from "../../shared/audit/limit-words.ts";
import { actInWords, audienceNames, shortHash, subjectInWords } from "../../shared/audit/words.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { CardTable } from "../govuk/card-table.tsx";

type EntryTableProps = {
  entries: readonly ShownEntry[];
  /** What the things in an entry are called. */
  namesIn: (entry: ShownEntry) => NameOf;
  /** What has become of what an entry says waits for a second person. */
  became: (entry: ShownEntry) => WhatBecame | undefined;
  /** Said where there are none. */
  none: string;
};

/** Entries as a table. Cells are `html` templates, as its rows are. */
export function EntryTable({ entries, namesIn, became, none }: EntryTableProps) {
  return (
    <CardTable
      caption="Entries of the audit log"
      none={none}
      firstCellIsHeader={false}
      head={["When", "What", "Who", "Facts"]}
      rows={entries.map((entry) => {
        const nameOf = namesIn(entry);
        return [
          {
            html: html`<time datetime="${entry.at}">${inWords(entry.at)}</time>`,
            classes: "app-column",
          },
          { text: actInWords(entry), classes: "app-column" },
          { html: whoCell(entry, nameOf), classes: "app-column" },
          { html: factsCell(entry, nameOf, became(entry)), classes: "app-breaking" },
        ];
      })}
    />
  );
}

const whoCell = ({ who }: ShownEntry, nameOf: NameOf) =>
  html`${who.name}<br />${(who.organisationId && nameOf("organisation", who.organisationId)) ?? audienceNames[who.audience]}`;

/** What a reader needs of an entry; what only a check of the chain needs opens below it. */
function factsCell(entry: ShownEntry, nameOf: NameOf, became: WhatBecame | undefined) {
  const { detail, subject, who, at, stream, seq, hash } = entry;
  const { told, technical } = factsInWords(detail, nameOf, became);
  const named = subject === who.personId ? undefined : subjectInWords(entry, nameOf);
  // What the facts say by themselves is not said twice.
  const about = told.some(({ value }) => value === named) ? undefined : named;
  return html`${about === undefined ? "" : html`<div>About: ${about}</div>`}
    ${told.map(({ name, value }) => html`<div>${name}: ${value}</div>`)}
    <details>
      <summary>Technical details</summary>
      ${technical.map(({ name, value }) => html`<div>${name}: <code>${value}</code></div>`)}
      <div>At exactly <code>${at}</code></div>
      ${subject === undefined ? "" : html`<div>About <code>${subject}</code></div>`}
      <div>Entry ${seq} of <code>${stream}</code></div>
      <div>Hash <code>${shortHash(hash)}</code></div>
    </details>`;
}
