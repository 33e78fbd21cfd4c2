import { lotName, stageName } from "../competition/words.ts";
import { inWords } from "../kernel/instant.ts";
import { referenceOf } from "../preferences/words.ts";
import type { NoticeContent } from "./schema.ts";

/** A notice as it is read: the subject of the mail and heading in the inbox, and its paragraphs. */
export type NoticeWords = { readonly subject: string; readonly paragraphs: readonly string[] };

const momentNames = { opensAt: "opening", closesAt: "closing" } as const;

/** What people read, by mail and in the inbox alike. */
export function noticeInWords(content: NoticeContent): NoticeWords {
  switch (content.kind) {
    case "timetable-amended":
      return {
        subject: `Timetable amended: ${stageName(content.stage)}`,
        paragraphs: [
          `In “${content.competition}” the ${momentNames[content.moves]} of ${stageName(content.stage)} has moved from ${inWords(content.from)} to ${inWords(content.to)}.`,
          `Reason: ${content.reason}`,
        ],
      };
    case "amendment-proposed":
      return {
        subject: `Timetable amendment to confirm: ${stageName(content.stage)}`,
        paragraphs: [
          `${content.by} proposes to move the ${momentNames[content.moves]} of ${stageName(content.stage)} in “${content.competition}” from ${inWords(content.from)} to ${inWords(content.to)}.`,
          `Reason: ${content.reason}`,
          "Nothing moves before another national lead has confirmed it, at least 15 minutes before the old time.",
        ],
      };
    case "competition-cancelled":
      return {
        subject: `Competition cancelled: ${content.competition}`,
        paragraphs: [
          `The competition “${content.competition}” is cancelled. Nothing more can be submitted.`,
          `Reason: ${content.reason}`,
        ],
      };
    case "prequalification-recorded":
      return {
        subject: `Your organisation has pre-qualified: ${content.competition}`,
        paragraphs: [
          `Your organisation has pre-qualified in “${content.competition}”. It can now take part in its rounds of lot preferences.`,
        ],
      };
    case "preferences-submitted":
      return {
        subject: `Lot preferences received: ${referenceOf(content.submissionId)}`,
        paragraphs: [
          `We received your organisation’s preferences for “${content.competition}”, ${stageName(content.stage)}, at ${inWords(content.receivedAt)}. ${content.by} submitted them.`,
          `The reference is ${referenceOf(content.submissionId)}. The receipt in the portal says what was submitted.`,
        ],
      };
    case "preferences-withdrawn":
      return {
        subject: `Lot preferences withdrawn: ${referenceOf(content.submissionId)}`,
        paragraphs: [
          `Your organisation’s preferences for “${content.competition}”, ${stageName(content.stage)}, were withdrawn at ${inWords(content.receivedAt)}. ${content.by} withdrew them.`,
          `The reference is ${referenceOf(content.submissionId)}.`,
        ],
      };
    case "lot-bidders-disclosed":
      return {
        subject: `Bidders disclosed: ${lotName(content.lot)}`,
        paragraphs: [
          `The authority has disclosed to its partners which bidders prefer ${lotName(content.lot)} in “${content.competition}”. Sign in to read who they are.`,
        ],
      };
    case "draft-unsent":
      return {
        subject: `Not submitted yet: ${stageName(content.stage)}`,
        paragraphs: [
          `Your organisation has a draft in “${content.competition}”, ${stageName(content.stage)}, that is not submitted.`,
          `The round closes at ${inWords(content.closesAt)}. What is received at that time or later does not count. A draft is not submitted unless you submit it.`,
        ],
      };
  }
}

/** The text of a mail: the paragraphs, and where to read more. */
export const mailText = ({ paragraphs }: NoticeWords, inboxAddress: string): string =>
  [
    ...paragraphs,
    `This notice is also in the portal: ${inboxAddress}`,
    "Do not reply to this message: nobody reads what is sent to its address.",
  ].join("\n\n");
