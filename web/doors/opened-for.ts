import { type Actor, capacityOf, type SignedInAs } from "../../shared/kernel/actor.ts";

/**
 * For whom a form is opened, as it carries it along: the person, for whom they act, and both in words. The words are for
 * people alone; ids have no spaces.
 */
export const openedFor = (actor: SignedInAs): string =>
  `${actor.personId} ${actor.audience === "newcomer" ? actor.audience : capacityOf(actor)} ${inWords(actor)}`;

/** The header in which a script says the same, percent-encoded: names are not always Latin. */
export const OPENED_FOR_HEADER = "x-opened-for";

/** For whom something was opened, as far as it says so. */
export type Opened = {
  readonly person: string;
  readonly capacity: string;
  /** Undefined where it says nothing that people can read. */
  readonly words: string | undefined;
};

/** The most of the words of a form that is shown: more than the longest names have. */
const LONGEST = 500;

export function readOpenedFor(said: string): Opened {
  const [, person = "", capacity = "", words] = /^(\S+) (\S+)(?: (.+))?$/s.exec(said) ?? [];
  return { person, capacity, words: words?.slice(0, LONGEST) };
}

const inWords = (actor: SignedInAs): string =>
  actor.audience === "newcomer" ? actor.name : `${actor.name} for ${actsFor(actor)}`;

function actsFor(actor: SignedInAs): string {
  if ("organisationName" in actor) return actor.organisationName;
  return actor.audience === "authority" ? "the authority" : "no organisation yet";
}

/** Says for whom something was opened, and for whom the session acts now. */
export function differenceInWords({ words }: Pick<Opened, "words">, actor: Actor): string {
  const opened =
    words === undefined ? "This does not say for whom it was opened" : `You opened this as ${words}`;
  // Two organisations can have one name.
  const now = words === inWords(actor) ? "another organisation of that name" : actsFor(actor);
  return `${opened}; you now act for ${now}, as ${actor.name}`;
}
