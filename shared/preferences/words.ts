import { type Instant, inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { PreferencesRefusal, Round } from "./rules.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

/** What people read when their preferences are refused. Says what to do next. */
export const preferencesRefusalInWords = wordsOf<PreferencesRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Nothing more can be done in it`,
  "not-prequalified": "Only organisations that have pre-qualified can express lot preferences",
  "round-not-open": ({ opensAt }) => `This round opens at ${inWords(opensAt)}. Come back then`,
  "round-closed": ({ closedAt }) =>
    `This round closed at ${inWords(closedAt)}. What was received at that instant or later does not count`,
  "lot-not-in-competition": "Choose lots of this competition only",
  "lot-chosen-twice": "Choose each lot once",
  "no-lot-chosen": "Choose at least one lot",
  "nothing-submitted": "Nothing of this round is submitted, so there is nothing to withdraw",
});

/** A bidder with the members of its consortium: "MTC Amey (MTC, Amey)"; one that stands for itself by its name alone. */
export function bidderName({ name, members }: { name: string; members: readonly string[] }): string {
  const others = members.length > 1 || (members.length === 1 && members[0] !== name);
  return others ? `${name} (${members.join(", ")})` : name;
}

/** A round within its sentence: "round 2". */
export const roundInWords = ({ number }: Pick<Round, "number">): string =>
  number === undefined ? "the round" : `round ${number}`;

/** That the choice of an earlier round counts, where nothing is submitted in a later one. */
export const carriedInWords = (before: Pick<Round, "number">): string =>
  `What you chose in ${roundInWords(before)} stands`;

/** "No lots", "1 lot", "3 lots". */
export const lotsCounted = (count: number): string =>
  count === 0 ? "No lots" : `${count} ${count === 1 ? "lot" : "lots"}`;

/** What a submitter declares by submitting. */
export const DECLARATION =
  "By submitting you confirm that you are authorised to do so for your organisation and, if it is a consortium, for its members, and that these are the lots you want to compete for.";

/** When something of a round is in time, as every page of it says. */
export const deadlineInWords = ({ closesAt }: Pick<Round, "closesAt">): string =>
  `Submit before ${inWords(closesAt)}. What we receive at that instant or later does not count. A draft does not count either: only what you submit does.`;

/** Why the authority sees nothing of a round yet. The same whatever was submitted. */
export const UNSEALED =
  "Nobody at the authority, the auditor included, can see or count anything of a round before it is sealed: not who has submitted something, nor which lots, nor how many there are.";

/** When an unsealed round will be sealed. */
export const sealingInWords = ({ closesAt }: Pick<Round, "closesAt">, sealableAt: Instant): string =>
  `It closes at ${inWords(closesAt)} and will be sealed at ${inWords(sealableAt)}.`;
