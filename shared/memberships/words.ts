import type { CommonRefusal } from "../kernel/refusal.ts";
import { organisationWords } from "../organisations/words.ts";
import type { ChangeRefusal } from "./rules.ts";
import type { MembersChange, MembershipChange } from "./schema.ts";
import { wordsOf } from "../kernel/words.ts";

/** A change of a consortium's members, in a sentence without its end. */
export function changeInWords(change: MembersChange): string {
  switch (change.what) {
    case "add":
      return `${change.member.name} joins`;
    case "remove":
      return `${change.formerly} leaves`;
    case "replace":
      return `${change.member.name} takes the place of ${change.formerly}`;
    case "share":
      return `${change.formerly} has a share of ${change.sharePercent}%`;
  }
}

/** Where a request to change members stands. */
export function changeStateInWords({ withdrawnAt, decision }: MembershipChange): string {
  if (withdrawnAt !== undefined) return "Withdrawn";
  if (decision === undefined) return "Waiting for the authority";
  return decision.approved ? "Approved" : "Refused";
}

/** What people read when a request to change members, or the decision of one, is refused. */
export const changeRefusalInWords = wordsOf<ChangeRefusal | CommonRefusal>({
  ...organisationWords,
  "members-not-fixed": "You can still change your members yourself, on the page of your organisation",
  "responses-not-sealed":
    "The PQQ has just closed and the responses are being sealed. Try again in a few minutes",
  "change-waiting":
    "You have asked for another change that is not decided yet. Wait for the decision, or withdraw it first",
  "change-closed": "This request is already decided or withdrawn",
  "no-such-member": ({ name }) => `“${name}” is not a member now. Choose one of the members`,
  "lead-stays": ({ name }) => `“${name}” leads the bid and can neither leave it nor be replaced`,
});
