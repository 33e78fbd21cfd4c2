import { inWords } from "./instant.ts";
import type { CommonRefusal } from "./refusal.ts";

/** How a submission is called when people talk about it: the first letters of its id in groups of four. */
export const referenceOf = (submissionId: string): string =>
  submissionId
    .slice(4, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");

/** What people read when any module refuses for a common reason. Says what to do next. */
export function commonRefusalInWords(refusal: CommonRefusal): string {
  switch (refusal.code) {
    case "not-found":
      return "There is nothing here that you can see. Check the address, or go back and choose again";
    case "needs-national-lead":
      return "Only a national competition lead can do this";
    case "not-your-lot":
      return "You can only do this for the lots you work on";
    case "not-for-your-role":
      return "Your role does not allow this. Ask a colleague whose role does";
    case "changed-meanwhile":
      return "This has changed since you opened it. What it says now is kept, and yours is not saved. Check what it says now, and send yours again if it still holds";
    case "request-key-reused":
      return "This form was already sent with something else in it. Open the page again and send it anew";
    case "too-early":
      return refusal.opensAt === undefined
        ? "This cannot be seen yet. Your attempt has been recorded"
        : `This cannot be seen before ${inWords(refusal.opensAt)}. Your attempt has been recorded`;
    case "window-not-open":
      return "Nothing can be submitted here at the moment. Look at the timetable for when it is open";
    case "too-many-attempts":
      return "You have tried this too often today. Try again tomorrow";
    case "not-a-time":
      return "Enter a date and time that exist, like 16 5 2014 and 12:00";
    case "time-skipped":
      return "The clocks go forward over this time, so it does not exist. Enter a time before or after that hour";
    case "time-doubled":
      return "The clocks go back over this time, so it comes twice. Enter a time before or after that hour";
  }
}

/** What a lot is called where no competition says its name: "Lot 9" for `lot-9`. Any other text stays as it is. */
export const lotInWords = (text: string): string => text.replace(/^lot-(?=\d+$)/, "Lot ");

/** Words that may begin a sentence. */
export const sentenceStart = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
