import type { ConsortiumMember, Organisation } from "../../../shared/organisations/schema.ts";
import { kindNames } from "../../../shared/organisations/words.ts";
import type { Typed } from "../../doors/form.ts";
import {
  addressLabels,
  ALIASES_SEEN,
  addressValues,
  type Changes,
  contactLabels,
  contactValues,
  numberLabels,
  numberValues,
  addressOf,
  typedAddress,
  typedAliases,
  typedContacts,
  typedNumbers,
  typedShare,
  type Values,
} from "../controls.ts";

/** A part of a profile that is changed on a page of its own. */
type ProfilePart = {
  readonly title: string;
  /** Its controls with their labels, in the order of the page. */
  readonly labels: Readonly<Record<string, string>>;
  /** What its form carries unseen of that with which it started. */
  readonly carries?: readonly string[];
  readonly valuesOf: (organisation: Organisation) => Values;
  readonly changesOf: (values: Values) => Changes;
};

/** The parts, by the name in the address of their page. */
export const PART_NAMES = ["details", "numbers", "address", "contacts"] as const;
export type PartName = (typeof PART_NAMES)[number];

export const PARTS: Readonly<Record<PartName, ProfilePart>> = {
  details: {
    title: "Name and kind",
    labels: { name: "Name", aliases: "Other names it is known by", kind: "Kind" },
    carries: [ALIASES_SEEN],
    valuesOf: ({ name, aliases, kind }) => {
      const lines = aliases.join("\n");
      return { name, aliases: lines, kind, [ALIASES_SEEN]: lines };
    },
    changesOf: (values) => ({
      command: { name: values["name"], kind: values["kind"], aliases: typedAliases(values) },
      fields: {},
    }),
  },
  numbers: {
    title: "Registration numbers",
    labels: numberLabels,
    valuesOf: ({ numbers }) => numberValues(numbers),
    changesOf: (values) => {
      const { numbers, fields } = typedNumbers(values);
      return { command: { numbers }, fields };
    },
  },
  address: {
    title: "Registered address",
    labels: addressLabels,
    valuesOf: ({ address }) => addressValues(address),
    changesOf: (values) => {
      const { address = addressOf(values), fields } = typedAddress(values);
      return { command: { address }, fields };
    },
  },
  contacts: {
    title: "Contacts",
    labels: { ...contactLabels(1), ...contactLabels(2) },
    valuesOf: ({ contacts: [main, second] }) => ({ ...contactValues(1, main), ...contactValues(2, second) }),
    changesOf: (values) => {
      const { contacts, fields } = typedContacts(values);
      return { command: { contacts }, fields };
    },
  },
};

/** What the form of a part carries on, as it was sent or started with. */
export const carriedBy = (part: PartName, { text }: Pick<Typed, "text">): Values =>
  Object.fromEntries((PARTS[part].carries ?? []).map((name) => [name, text(name)]));

/** The controls of one member of a consortium with their labels. */
export const memberLabels: Readonly<Record<string, string>> = {
  name: "Name",
  kind: "Kind of organisation",
  share: "Share of the contract value, in percent (optional)",
  ...numberLabels,
};

export const memberValues = ({ name, kind, numbers, sharePercent }: ConsortiumMember): Values => ({
  name,
  kind,
  share: sharePercent === undefined ? "" : String(sharePercent),
  ...numberValues(numbers),
});

/** A member as it was typed, for a schema to judge, below a path of the command. */
export function typedMember(values: Values, path: string) {
  const { numbers, fields } = typedNumbers(values, `${path}.numbers`);
  const sharePercent = typedShare(values["share"]);
  const { name, kind } = values;
  return {
    member: { name, kind, numbers, ...(sharePercent === undefined ? {} : { sharePercent }) },
    fields: {
      [`${path}.name`]: "name",
      [`${path}.kind`]: "kind",
      [`${path}.sharePercent`]: "share",
      ...fields,
    },
  };
}

const nameOfKind = new Map<string, string>(Object.entries(kindNames));
/** What was typed into a control, as it is read: of a kind its name. */
export const shownValue = (field: string, value = ""): string =>
  field === "kind" ? (nameOfKind.get(value) ?? value) : value;
