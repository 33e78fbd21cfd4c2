import { pointsIn } from "../../shared/kernel/lines.ts";
import { percentIn } from "../../shared/kernel/typed-number.ts";
import {
  type RegistrationNumber,
  RegistrationScheme,
} from "../../shared/organisations/registration-number.ts";
import type { Address, Contact } from "../../shared/organisations/schema.ts";
import { schemeExamples, schemeNames } from "../../shared/organisations/words.ts";
import type { Controls, Typed } from "../doors/form.ts";

/** What was typed, control by control, so that it can be shown again as it was. */
export type Values = Readonly<Record<string, string>>;

/** What is asked for, and at which control it is shown what is wrong with it. */
export type Changes = {
  readonly command: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, string>>;
};

/** What was typed into some controls. */
export const typedValues = (
  { text }: Pick<Typed, "text">,
  labels: Readonly<Record<string, string>>,
): Values => Object.fromEntries(Object.keys(labels).map((field) => [field, text(field)]));

const isBlank = (typed: string | undefined): boolean => typed === undefined || typed.trim() === "";

const numberField = (scheme: RegistrationScheme): string => `number-${scheme.toLowerCase()}`;

/** What is said where the kind of the organisation itself is asked for: its question is who leads it. */
export const KIND_OF_LEAD = {
  kind: [{ field: "kind", text: "Choose what kind of organisation leads it" }],
} as const satisfies Controls;

/** The control of the number in each register. */
export const numberControls = RegistrationScheme.options.map((scheme) => ({
  name: numberField(scheme),
  label: schemeNames[scheme],
  example: schemeExamples[scheme],
}));
export const numberLabels: Readonly<Record<string, string>> = Object.fromEntries(
  numberControls.map(({ name, label }) => [name, label]),
);

export const numberValues = (numbers: readonly RegistrationNumber[]): Values =>
  Object.fromEntries(numbers.map(({ scheme, number }) => [numberField(scheme), number]));

/** The numbers that were typed, below a path of the command; registers left empty do not count. */
export function typedNumbers(values: Values, path = "numbers") {
  const numbers = RegistrationScheme.options
    .map((scheme) => ({ scheme, number: values[numberField(scheme)] ?? "" }))
    .filter(({ number }) => !isBlank(number));
  const fields: Changes["fields"] = Object.fromEntries(
    numbers.map(({ scheme }, index) => [`${path}.${index}.number`, numberField(scheme)]),
  );
  return { numbers, fields };
}

export const addressLabels = {
  line1: "Address line 1",
  line2: "Address line 2 (optional)",
  town: "Town or city",
  postcode: "Postcode (optional outside the United Kingdom)",
  country: "Country",
} as const satisfies Record<keyof Address, string>;

export const addressValues = (address: Address | undefined): Values => ({
  line1: address?.line1 ?? "",
  line2: address?.line2 ?? "",
  town: address?.town ?? "",
  postcode: address?.postcode ?? "",
  country: address?.country ?? "United Kingdom",
});

/** The address in its controls; a second line or a postcode left empty is none. */
export const addressOf = ({ line1, line2, town, postcode, country }: Values) => ({
  line1,
  ...(isBlank(line2) ? {} : { line2 }),
  town,
  ...(isBlank(postcode) ? {} : { postcode }),
  country,
});

/** The address that was typed; undefined when nothing was but the country, which the form fills in. */
export function typedAddress(values: Values) {
  const { line1, line2, town, postcode } = values;
  const fields: Changes["fields"] = Object.fromEntries(
    Object.keys(addressLabels).map((name) => [`address.${name}`, name]),
  );
  return { address: [line1, line2, town, postcode].every(isBlank) ? undefined : addressOf(values), fields };
}

/** The first contact is the main one, the second may be left out. */
const CONTACTS = [1, 2] as const;
type Which = (typeof CONTACTS)[number];

export const contactField = (which: Which, part: keyof Contact): string => `contact-${which}-${part}`;
export const contactLabels = (which: Which): Readonly<Record<string, string>> => ({
  [contactField(which, "name")]: "Full name",
  [contactField(which, "mail")]: "Email address",
  [contactField(which, "telephone")]: "Telephone number (optional)",
});

export const contactValues = (which: Which, contact: Contact | undefined): Values => ({
  [contactField(which, "name")]: contact?.name ?? "",
  [contactField(which, "mail")]: contact?.mail ?? "",
  [contactField(which, "telephone")]: contact?.telephone ?? "",
});

/** The contacts that were typed; the main one counts as typed when only the second is. */
export function typedContacts(values: Values) {
  const read = (which: Which) => {
    const part = (name: keyof Contact) => values[contactField(which, name)] ?? "";
    const telephone = part("telephone");
    return { name: part("name"), mail: part("mail"), ...(isBlank(telephone) ? {} : { telephone }) };
  };
  const isTyped = (contact: object) => !Object.values(contact).every(isBlank);
  const [main, second] = [read(1), read(2)];
  const contacts = isTyped(second) ? [main, second] : isTyped(main) ? [main] : [];
  const fields: Changes["fields"] = Object.fromEntries(
    CONTACTS.flatMap((which, index) =>
      (["name", "mail", "telephone"] as const).map((part) => [
        `contacts.${index}.${part}`,
        contactField(which, part),
      ]),
    ),
  );
  return { contacts, fields: { ...fields, contacts: contactField(1, "name") } };
}

/** In which field a form says the other names that it showed at first: those are no list that somebody pasted. */
export const ALIASES_SEEN = "aliasesSeen";

/** Other names, one in a line. */
export const typedAliases = ({ aliases = "", [ALIASES_SEEN]: seen }: Values): readonly string[] =>
  pointsIn(aliases, seen).filter((name) => name !== "");

/** A share as it was typed, with or without the sign; anything else stays text, which no schema takes. */
export function typedShare(typed: string | undefined): number | string | undefined {
  if (typed === undefined || isBlank(typed)) return undefined;
  return percentIn(typed) ?? typed;
}
