import type { ShownEntry } from "../../shared/audit/schema.ts";
import type { WhatBecame } from "../../shared/audit/limit-words.ts";
import { breakInWords, namesIn, type QuestionsOf } from "../../shared/audit/words.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { Break } from "../../shared/kernel/chain.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { Button } from "../govuk/button.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Pagination } from "../govuk/pagination.tsx";
import { EntryTable } from "./entry-table.tsx";
import { type FilterValues, LogFilter } from "./log-filter.tsx";

export type AuditPageProps = {
  frame: Frame;
  values: FilterValues;
  competitions: readonly Pick<Competition, "competitionId" | "title">[];
  /** Those of which entries are shown: their stages and lots are named. */
  shown: readonly Competition[];
  /** What those competitions asked in their PQQs. */
  questions: QuestionsOf;
  organisations: readonly { readonly organisationId: OrganisationId; readonly name: string }[];
  entries: readonly ShownEntry[];
  /** What has become of what an entry says waits for a second person. */
  became: (entry: ShownEntry) => WhatBecame | undefined;
  /** The address of the next page, if there is one. */
  nextHref: string | undefined;
  requestKey: string;
  errors?: readonly FieldError[];
  /** What a check has just found. */
  checked?: { readonly broken?: Break } | undefined;
};

/** The audit log as an auditor and a national lead see it. */
export function AuditPage({ frame, values, entries, became, nextHref, requestKey, ...page }: AuditPageProps) {
  const { competitions, shown, organisations, questions, errors = [], checked } = page;
  const people = entries.map(({ who }) => who);
  return (
    <HeadedPage
      frame={checked ? { ...frame, flash: <Outcome broken={checked.broken} /> } : frame}
      title="Audit log"
      errors={errors}
      width="wide"
    >
      <p>
        Every act that counts, newest first. What bidders do while a window is not sealed is shown once it is
        sealed, to you as to everybody else at the authority.
      </p>
      <LogFilter values={values} competitions={competitions} organisations={organisations} errors={errors} />
      <Form brief action="/authority/audit/check" hidden={{ requestKey, log: values.log }}>
        <Button text="Check that nothing was altered" classes="govuk-button--secondary" />
      </Form>
      <EntryTable
        entries={entries}
        none={
          errors.length > 0
            ? "Nothing was looked for: correct what you asked for."
            : "Nothing here fits what you asked for."
        }
        namesIn={(entry) => namesIn(entry, { competitions: shown, organisations, people, questions })}
        became={became}
      />
      {nextHref !== undefined && <Pagination next={{ href: nextHref, text: "Older entries" }} />}
    </HeadedPage>
  );
}

function Outcome({ broken }: { broken: Break | undefined }) {
  return broken === undefined ? (
    <NotificationBanner
      type="success"
      titleId="check-outcome"
      text="Every entry is as it was written, and the auditor’s copy is the same as the original"
    />
  ) : (
    <NotificationBanner
      titleId="check-outcome"
      titleText="The log does not hold together"
      role="alert"
      text={breakInWords(broken)}
    />
  );
}
