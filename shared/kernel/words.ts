import { inWords } from "./instant.ts";
import type { CommonRefusal } from "./refusal.ts";

/** How a submission, or a query, is called when people talk about it: the first letters of its id in groups of four. */
export const referenceOf = (id: string): string =>
  id
    .slice(4, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");

type Coded = { readonly code: string };
/** For each code a sentence, or how one is made of what else is known. */
export type WordsOf<R extends Coded> = {
  readonly [Code in R["code"]]: string | ((refusal: Extract<R, { readonly code: Code }>) => string);
};

/** What people read of something, by its code. */
export function wordsOf<R extends Coded>(words: WordsOf<R>): (refusal: R) => string;
export function wordsOf(words: Readonly<Record<string, string | ((refusal: Coded) => string)>>) {
  return (refusal: Coded): string => {
    const said = words[refusal.code];
    if (said === undefined) throw new TypeError(`no words for ${refusal.code}`);
    return typeof said === "string" ? said : said(refusal);
  };
}

/** What people read when any module refuses for a common reason. Says what to do next. */
export const commonWords: WordsOf<CommonRefusal> = {
  "not-found": "There is nothing here that you can see. Check the address, or go back and choose again",
  "needs-national-lead": "Only a national competition lead can do this",
  "not-your-lot": "You can only do this for the lots you work on",
  "not-for-your-role": "Your role does not allow this. Ask a colleague whose role does",
  "changed-meanwhile":
    "This has changed since you opened it. What it says now is kept, and yours is not saved. Check what it says now, and send yours again if it still holds",
  "request-key-reused":
    "This form was already sent with something else in it. Open the page again and send it anew",
  "too-early": ({ opensAt }) =>
    opensAt === undefined
      ? "This cannot be seen yet. Your attempt has been recorded"
      : `This cannot be seen before ${inWords(opensAt)}. Your attempt has been recorded`,
  "window-not-open": "Nothing can be submitted here at the moment. Look at the timetable for when it is open",
  "too-many-attempts": "You have tried this too often today. Try again tomorrow",
  "not-a-time": "Enter a date and time that exist",
  "time-skipped":
    "The clocks go forward over this time, so it does not exist. Enter a time before or after that hour",
  "time-doubled":
    "The clocks go back over this time, so it comes twice. Enter a time before or after that hour",
};
export const commonRefusalInWords = wordsOf(commonWords);

/** What a lot is called where no competition says its name: "Lot 9" for `lot-9`. Any other text stays as it is. */
export const lotInWords = (text: string): string => text.replace(/^lot-(?=\d+$)/, "Lot ");

/** Words that may begin a sentence. */
export const sentenceStart = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** "one, two and three". */
export const inSeries = (all: readonly string[]): string =>
  [all.slice(0, -1).join(", "), ...all.slice(-1)].filter((part) => part !== "").join(" and ");
