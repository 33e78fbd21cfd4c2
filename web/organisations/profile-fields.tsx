import type { Child } from "hono/jsx";
import { OrganisationKind } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import type { Filled } from "../govuk/filled.ts";
import { Fieldset } from "../govuk/fieldset.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { addressLabels, contactField, contactLabels, numberControls } from "./controls.ts";

export type FieldsProps = Pick<Filled, "field">;
export type GroupFieldsProps = FieldsProps & Pick<GroupProps, "alone">;

type GroupProps = {
  legend: string;
  /** Whether the page is about nothing else: its title says the same already. */
  alone?: boolean | undefined;
  children: Child;
};

/** A group of controls under a heading of its own. */
function Group({ legend, alone, children }: GroupProps) {
  return alone ? <>{children}</> : <Fieldset legend={{ m: legend }}>{children}</Fieldset>;
}

export function NameField({ field, label }: FieldsProps & { label: string }) {
  return <Input {...field("name")} label={{ m: label }} autocomplete="organization" />;
}

export function AliasesField({ field }: FieldsProps) {
  return (
    <Textarea
      {...field("aliases")}
      label={{ m: "Other names it is known by (optional)" }}
      hint="Trading names, former names, short names: one in each line"
      rows={3}
    />
  );
}

/** The kinds of organisation. Probation Trusts are among them, so that they are told why they cannot bid. */
export function KindField({ field, legend }: FieldsProps & { legend: string }) {
  return (
    <Radios
      {...field("kind")}
      legend={{ m: legend }}
      items={OrganisationKind.options.map((kind) => ({ value: kind, text: kindNames[kind] }))}
    />
  );
}

/** One control for each register: an organisation has one number in each at most. */
export function NumberFields({ field, alone, whose }: GroupFieldsProps & { whose: string }) {
  return (
    <Group legend="Registration numbers (optional)" alone={alone}>
      <p>Fill in the numbers of {whose}, and leave empty what there is none of.</p>
      {numberControls.map(({ name, label, example }) => (
        <Input
          {...field(name)}
          label={label}
          hint={`Like ${example}`}
          classes="govuk-input--width-10"
          spellcheck={false}
        />
      ))}
    </Group>
  );
}

export function AddressFields({ field, alone }: GroupFieldsProps) {
  return (
    <Group legend="Registered address (optional)" alone={alone}>
      {ADDRESS_CONTROLS.map(({ name, ...control }) => (
        <Input {...control} {...field(name)} label={addressLabels[name]} />
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
export function MainContactFields(props: FieldsProps & { optional?: boolean }) {
  return (
    <Group legend={props.optional ? "Main contact (optional)" : "Main contact"}>
      <p>We send this address a link to confirm it. You can go on with everything before that is done.</p>
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

function ContactInputs({ field, which }: FieldsProps & { which: 1 | 2 }) {
  return (
    <>
      {Object.entries(contactLabels(which)).map(([name, label]) => (
        <Input
          {...field(name)}
          type={name === contactField(which, "mail") ? "email" : "text"}
          label={label}
          spellcheck={false}
        />
      ))}
    </>
  );
}

/** What is asked about one member of a consortium; `label` asks for its name. */
export function MemberFields({ field, label }: FieldsProps & { label: string }) {
  return (
    <>
      <NameField field={field} label={label} />
      <KindField field={field} legend="What kind of organisation is it?" />
      <ShareField field={field} label="Share of the contract value, where it is known (optional)" />
      <NumberFields field={field} whose="this member" />
    </>
  );
}

export function ShareField({ field, label }: FieldsProps & { label: string }) {
  return (
    <Input
      {...field("share")}
      label={{ m: label }}
      hint="In whole percent"
      suffix="%"
      inputmode="numeric"
      classes="govuk-input--width-3"
    />
  );
}
