import type { RegisterOrganisation } from "../../../shared/organisations/schema.ts";
import type { Typed } from "../../doors/form.ts";
import {
  addressLabels,
  addressValues,
  type Changes,
  contactLabels,
  numberLabels,
  typedAddress,
  typedAliases,
  typedContacts,
  typedNumbers,
  typedValues,
  type Values,
} from "../controls.ts";

/** Rows for members that the form offers at most, and at first. */
const MOST_ROWS = 8;
const FIRST_ROWS = 2;

export type TypedMember = { readonly name: string; readonly kind: string };
export type RegisterValues = { readonly values: Values; readonly members: readonly TypedMember[] };

const EMPTY: TypedMember = { name: "", kind: "" };

/** The controls of the form that are there once. */
const labels = {
  name: "",
  aliases: "",
  kind: "",
  ...numberLabels,
  ...addressLabels,
  ...contactLabels(1),
};

export const newRegistration: RegisterValues = {
  values: addressValues(undefined),
  members: Array.from({ length: FIRST_ROWS }, () => EMPTY),
};

/** What was typed, row for row, so that it can be shown again as it was. */
export function registrationOf(typed: Typed): RegisterValues {
  const kinds = typed.list("memberKind");
  const members = typed
    .list("memberName")
    .slice(0, MOST_ROWS)
    .map((name, row) => ({ name, kind: kinds[row] ?? "" }));
  return { values: typedValues(typed, labels), members };
}

export const mayAddRow = ({ members }: RegisterValues): boolean => members.length < MOST_ROWS;

/** The same form with one more empty row. */
export const withAnotherRow = (registration: RegisterValues): RegisterValues =>
  mayAddRow(registration) ? { ...registration, members: [...registration.members, EMPTY] } : registration;

/** The id of a control of a row, rows counted from 0. */
export const rowField = (row: number, part: keyof TypedMember): string => `member-${row + 1}-${part}`;

/** What to register: what was left empty does not count. `fields` says at which control an error is shown. */
export function commandOf({ values, members }: RegisterValues): {
  command: { [Field in keyof RegisterOrganisation]: unknown };
  fields: Changes["fields"];
} {
  const filled = members.map((member, row) => ({ member, row })).filter(({ member }) => isFilled(member));
  const rows = filled.flatMap(({ row }, index) => [
    [`members.${index}.name`, rowField(row, "name")] as const,
    [`members.${index}.kind`, rowField(row, "kind")] as const,
  ]);
  const { numbers, fields: numberFields } = typedNumbers(values);
  const { address, fields: addressFields } = typedAddress(values);
  const { contacts, fields: contactFields } = typedContacts(values);
  const { name, kind } = values;
  return {
    command: {
      name,
      kind,
      aliases: typedAliases(values),
      numbers,
      address,
      contacts,
      members: filled.map(({ member }) => member),
    },
    fields: {
      ...Object.fromEntries(rows),
      members: rowField(0, "name"),
      ...numberFields,
      ...addressFields,
      ...contactFields,
    },
  };
}

const isFilled = ({ name, kind }: TypedMember): boolean => name.trim() !== "" || kind !== "";
