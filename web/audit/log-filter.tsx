import { actNames } from "../../shared/kernel/act-names.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import type { AuditPageProps } from "./page.tsx";
import { byName } from "../../shared/kernel/text.ts";

/** What was asked for, as it was typed. */
export type FilterValues = Readonly<Record<FilterField, string>>;
export type FilterField = "log" | "organisation" | "person" | "what" | "from" | "to";

type LogFilterProps = Pick<AuditPageProps, "values" | "competitions" | "organisations"> & {
  errors: readonly FieldError[];
};

/** Narrows the log down. A plain form that leads to an address, so that what was found can be passed on. */
export function LogFilter({ values, competitions, organisations, errors }: LogFilterProps) {
  const errorAt = (field: FilterField) => messageFor(errors, field);
  return (
    <form method="get" action="/authority/audit" novalidate>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-third">
          <Select
            name="log"
            classes="govuk-!-width-full"
            label="Log"
            value={values.log}
            errorMessage={errorAt("log")}
            unchosen="All"
            items={[
              ...competitions.map(({ competitionId, title }) => ({ value: competitionId, text: title })),
              { value: "portal", text: "The portal: sign-ins, organisations and people" },
            ]}
          />
        </div>
        <div class="govuk-grid-column-one-third">
          <Select
            name="organisation"
            classes="govuk-!-width-full"
            label="Organisation"
            value={values.organisation}
            errorMessage={errorAt("organisation")}
            unchosen="All"
            items={organisations
              .toSorted(byName)
              .map(({ organisationId, name }) => ({ value: organisationId, text: name }))}
          />
        </div>
        <div class="govuk-grid-column-one-third">
          <Select
            name="what"
            classes="govuk-!-width-full"
            label="What was done"
            value={values.what}
            errorMessage={errorAt("what")}
            unchosen="All"
            items={Object.entries(actNames).map(([value, text]) => ({ value, text }))}
          />
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-third">
          <Input
            name="person"
            label="Person"
            hint="Their email address"
            value={values.person}
            type="email"
            spellcheck={false}
            errorMessage={errorAt("person")}
          />
        </div>
        <div class="govuk-grid-column-one-third">
          <TimeInput name="from" text="From" value={values.from} error={errorAt("from")} />
        </div>
        <div class="govuk-grid-column-one-third">
          <TimeInput name="to" text="Up to" value={values.to} error={errorAt("to")} />
        </div>
      </div>
      <Button text="Show these entries" />
    </form>
  );
}

function TimeInput(given: {
  name: "from" | "to";
  text: string;
  value: string;
  error: ReturnType<typeof messageFor>;
}) {
  return (
    <Input
      name={given.name}
      label={given.text}
      hint="Time in London"
      value={given.value}
      type="datetime-local"
      classes="govuk-input--width-20"
      errorMessage={given.error}
    />
  );
}
