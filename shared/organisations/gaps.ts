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
      member: string;
      theirs: string;
    };

type Profile = Pick<Organisation, "name" | "numbers" | "address" | "contacts" | "members">;

/** What to read once more before a profile is submitted. None of it makes it incomplete, or keeps it from being submitted. */
export function gapsIn({ name, numbers, address, contacts, members }: Profile): readonly ProfileGap[] {
  const own = ownMember({ name, members });
  const bodies = members.map((one) =>
    one === own ? { ...one, numbers: [...numbers, ...one.numbers] } : one,
  );
  const without = bodies.filter((one) => one.numbers.length === 0).map((one) => one.name);
  const part = own !== undefined && without.includes(own.name) ? "numbers" : "members";
  return [
    ...(without.length === 0 ? [] : [{ code: "no-number", part, names: without } as const]),
    ...differing(numbers, own),
    ...(address === undefined ? [{ code: "no-address", part: "address" } as const] : []),
    ...(contacts.length === 0 ? [{ code: "no-contact", part: "contacts" } as const] : []),
  ];
}

/**
 * The member whose registration numbers those of the profile are: the one of the organisation's own name, or else the one
 * that leads the consortium.
 */
export const ownMember = ({ name, members }: Pick<Organisation, "name" | "members">) =>
  members.find((member) => member.name.toLowerCase() === name.toLowerCase()) ?? members[0];

/** The numbers that the organisation has twice in the same register, as itself and as that member, where they differ. */
const differing = (
  numbers: Profile["numbers"],
  own: Profile["members"][number] | undefined,
): readonly Extract<ProfileGap, { code: "numbers-differ" }>[] =>
  numbers.flatMap(({ scheme, number }) => {
    const theirs = own?.numbers.find((one) => one.scheme === scheme)?.number;
    return own === undefined || theirs === undefined || theirs === number
      ? []
      : [{ code: "numbers-differ", part: "members", scheme, own: number, member: own.name, theirs }];
  });
