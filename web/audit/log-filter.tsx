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

const TIME = { hint: "Time in London", type: "datetime-local", classes: "govuk-input--width-20" } as const;

const TYPED = [
  { name: "person", label: "Person", hint: "Their email address", type: "email", spellcheck: false },
  { name: "from", label: "From", ...TIME },
  { name: "to", label: "Up to", ...TIME },
] as const;

/** Narrows the log down. A plain form that leads to an address, so that what was found can be passed on. */
export function LogFilter({ values, competitions, organisations, errors }: LogFilterProps) {
  const field = (name: FilterField) => ({
    name,
    value: values[name],
    errorMessage: messageFor(errors, name),
  });
  const chosen = [
    {
      ...field("log"),
      label: "Log",
      items: [
        ...competitions.map(({ competitionId, title }) => ({ value: competitionId, text: title })),
        { value: "portal", text: "The portal: sign-ins, organisations and people" },
      ],
    },
    {
      ...field("organisation"),
      label: "Organisation",
      items: organisations
        .toSorted(byName)
        .map(({ organisationId, name }) => ({ value: organisationId, text: name })),
    },
    {
      ...field("what"),
      label: "What was done",
      items: Object.entries(actNames).map(([value, text]) => ({ value, text })),
    },
  ];
  return (
    <form method="get" action="/authority/audit" novalidate>
      <div class="govuk-grid-row">
        {chosen.map((select) => (
          <div class="govuk-grid-column-one-third">
            <Select {...select} classes="govuk-!-width-full" unchosen="All" />
          </div>
        ))}
      </div>
      <div class="govuk-grid-row">
        {TYPED.map((input) => (
          <div class="govuk-grid-column-one-third">
            <Input {...input} {...field(input.name)} />
          </div>
        ))}
      </div>
      <Button text="Show these entries" />
    </form>
  );
}
