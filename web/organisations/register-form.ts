import type { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import type { Typed } from "../doors/form.ts";

/** Rows for members that the form offers at most, and at first. */
const MOST_ROWS = 8;
const FIRST_ROWS = 2;

export type TypedMember = { readonly name: string; readonly kind: string };
export type RegisterValues = TypedMember & { readonly members: readonly TypedMember[] };

const EMPTY: TypedMember = { name: "", kind: "" };

export const newRegistration: RegisterValues = {
  ...EMPTY,
  members: Array.from({ length: FIRST_ROWS }, () => EMPTY),
};

/** What was typed, row for row, so that it can be shown again as it was. */
export function registrationOf({ text, list }: Typed): RegisterValues {
  const kinds = list("memberKind");
  const members = list("memberName")
    .slice(0, MOST_ROWS)
    .map((name, row) => ({ name, kind: kinds[row] ?? "" }));
  return { name: text("name"), kind: text("kind"), members };
}

export const mayAddRow = ({ members }: RegisterValues): boolean => members.length < MOST_ROWS;

/** The same form with one more empty row. */
export const withAnotherRow = (values: RegisterValues): RegisterValues =>
  mayAddRow(values) ? { ...values, members: [...values.members, EMPTY] } : values;

/** The id of a control of a row, rows counted from 0. */
export const rowField = (row: number, part: keyof TypedMember): string => `member-${row + 1}-${part}`;

/** What to register: rows left empty do not count. `fields` says at which control a member's error is shown. */
export function commandOf({ name, kind, members }: RegisterValues): {
  command: { [Field in keyof RegisterOrganisation]: unknown };
  fields: Readonly<Record<string, string>>;
} {
  const filled = members.map((member, row) => ({ member, row })).filter(({ member }) => isFilled(member));
  const fields = filled.flatMap(({ row }, index) => [
    [`members.${index}.name`, rowField(row, "name")] as const,
    [`members.${index}.kind`, rowField(row, "kind")] as const,
  ]);
  return {
    command: { name, kind, members: filled.map(({ member }) => member) },
    fields: { ...Object.fromEntries(fields), members: rowField(0, "name") },
  };
}

const isFilled = ({ name, kind }: TypedMember): boolean => name.trim() !== "" || kind !== "";
