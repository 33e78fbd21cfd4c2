import type { Child } from "hono/jsx";
import { OrganisationKind } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Fieldset } from "../govuk/fieldset.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { addressLabels, contactField, contactLabels, numberControls, type Values } from "./controls.ts";

export type FieldsProps = { values: Values; errors: readonly FieldError[] };

/** A group of controls under a heading of its own. */
function Group({ legend, children }: { legend: string; children: Child }) {
  return <Fieldset legend={{ text: legend, classes: "govuk-fieldset__legend--m" }}>{children}</Fieldset>;
}

export function NameField({ values, errors, label }: FieldsProps & { label: string }) {
  return (
    <Input
      name="name"
      label={{ text: label, classes: "govuk-label--m" }}
      value={values["name"]}
      autocomplete="organization"
      errorMessage={messageFor(errors, "name")}
    />
  );
}

export function AliasesField({ values, errors }: FieldsProps) {
  return (
    <Textarea
      name="aliases"
      label={{ text: "Other names it is known by (optional)", classes: "govuk-label--m" }}
      hint={{ text: "Trading names, former names, short names: one in each line" }}
      rows={3}
      value={values["aliases"]}
      errorMessage={messageFor(errors, "aliases")}
    />
  );
}

/** The kinds of organisation. Probation Trusts are among them, so that they are told why they cannot bid. */
export function KindField({ values, errors, legend }: FieldsProps & { legend: string }) {
  return (
    <Radios
      name="kind"
      fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--m" } }}
      value={values["kind"]}
      errorMessage={messageFor(errors, "kind")}
      items={OrganisationKind.options.map((kind) => ({ value: kind, text: kindNames[kind] }))}
    />
  );
}

/** One control for each register: an organisation has one number in each at most. */
export function NumberFields({ values, errors }: FieldsProps) {
  return (
    <Group legend="Registration numbers">
      <p class="govuk-body">Fill in those it has, and leave the others empty.</p>
      {numberControls.map(({ name, label, example }) => (
        <Input
          name={name}
          label={{ text: label }}
          hint={{ text: `Like ${example}` }}
          classes="govuk-input--width-10"
          value={values[name]}
          spellcheck={false}
          errorMessage={messageFor(errors, name)}
        />
      ))}
    </Group>
  );
}

export function AddressFields({ values, errors }: FieldsProps) {
  return (
    <Group legend="Registered address">
      {ADDRESS_CONTROLS.map(({ name, ...control }) => (
        <Input
          {...control}
          name={name}
          label={{ text: addressLabels[name] }}
          value={values[name]}
          errorMessage={messageFor(errors, name)}
        />
      ))}
    </Group>
  );
}

const ADDRESS_CONTROLS = [
  { name: "line1", autocomplete: "address-line1" },
  { name: "line2", autocomplete: "address-line2" },
  { name: "town", autocomplete: "address-level2", classes: "govuk-!-width-two-thirds" },
  { name: "postcode", autocomplete: "postal-code", classes: "govuk-input--width-10" },
  { name: "country", autocomplete: "country-name", classes: "govuk-!-width-two-thirds" },
] as const;

/** The main contact, whose address is confirmed. */
export function MainContactFields(props: FieldsProps) {
  return (
    <Group legend="Main contact">
      <p class="govuk-body">
        We send this address a link to confirm it. You can go on with everything before that is done.
      </p>
      <ContactInputs {...props} which={1} />
    </Group>
  );
}

/** The main contact, and perhaps a second one. */
export function ContactFields(props: FieldsProps) {
  return (
    <>
      <MainContactFields {...props} />
      <Group legend="Second contact (optional)">
        <ContactInputs {...props} which={2} />
      </Group>
    </>
  );
}

function ContactInputs({ values, errors, which }: FieldsProps & { which: 1 | 2 }) {
  return (
    <>
      {Object.entries(contactLabels(which)).map(([field, label]) => (
        <Input
          name={field}
          type={field === contactField(which, "mail") ? "email" : "text"}
          label={{ text: label }}
          spellcheck={false}
          value={values[field]}
          errorMessage={messageFor(errors, field)}
        />
      ))}
    </>
  );
}

/** What is asked about one member of a consortium; `label` asks for its name. */
export function MemberFields({ values, errors, label }: FieldsProps & { label: string }) {
  return (
    <>
      <NameField values={values} errors={errors} label={label} />
      <KindField values={values} errors={errors} legend="What kind of organisation is it?" />
      <ShareField values={values} errors={errors} />
      <NumberFields values={values} errors={errors} />
    </>
  );
}

export function ShareField({ values, errors }: FieldsProps) {
  return (
    <Input
      name="share"
      label={{ text: "Share of the contract value (optional)", classes: "govuk-label--m" }}
      hint={{ text: "In whole percent, where it is known" }}
      suffix={{ text: "%" }}
      inputmode="numeric"
      classes="govuk-input--width-3"
      value={values["share"]}
      errorMessage={messageFor(errors, "share")}
    />
  );
}
