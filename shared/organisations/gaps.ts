import type { RegistrationScheme } from "./registration-number.ts";
import type { Organisation } from "./schema.ts";

/** Something that a profile leaves open, or says in two ways, with the part of it that can put that right. */
export type ProfileGap =
  | { code: "no-number"; part: "numbers" | "members"; names: readonly string[] }
  | { code: "no-address"; part: "address" }
  | { code: "no-contact"; part: "contacts" }
  | {
      code: "numbers-differ";
      part: "members";
      scheme: RegistrationScheme;
      own: string;
      lead: string;
      theirs: string;
    };

type Profile = Pick<Organisation, "name" | "numbers" | "address" | "contacts" | "members">;

/** What to read once more before a profile is submitted. None of it makes it incomplete, or keeps it from being submitted. */
export function gapsIn({ name, numbers, address, contacts, members }: Profile): readonly ProfileGap[] {
  const bodies = [{ name, numbers }, ...members];
  const numbered = new Set(bodies.filter((one) => one.numbers.length > 0).map(bodyOf));
  const without = new Map(
    bodies.filter((one) => !numbered.has(bodyOf(one))).map((one) => [bodyOf(one), one.name]),
  );
  const part = without.has(bodyOf({ name })) ? "numbers" : "members";
  return [
    ...(without.size === 0 ? [] : [{ code: "no-number", part, names: [...without.values()] } as const]),
    ...differing(numbers, members),
    ...(address === undefined ? [{ code: "no-address", part: "address" } as const] : []),
    ...(contacts.length === 0 ? [{ code: "no-contact", part: "contacts" } as const] : []),
  ];
}

/** A member of the organisation's own name is the organisation itself. */
const bodyOf = ({ name }: Pick<Organisation, "name">): string => name.toLowerCase();

/** The numbers that the organisation and the member that leads it have in the same register, where they are others. */
const differing = (
  numbers: Profile["numbers"],
  [lead]: Profile["members"],
): readonly Extract<ProfileGap, { code: "numbers-differ" }>[] =>
  numbers.flatMap(({ scheme, number: own }) => {
    const theirs = lead?.numbers.find((one) => one.scheme === scheme)?.number;
    return lead === undefined || theirs === undefined || theirs === own
      ? []
      : [{ code: "numbers-differ", part: "members", scheme, own, lead: lead.name, theirs }];
  });
