import { type Instant, inWords } from "../kernel/instant.ts";
import type { Proposal, ProposalRefusal, ProposalState } from "../kernel/proposal.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

const proposalStateNames = {
  waiting: "Waiting",
  lapsed: "Lapsed",
  overtaken: "Overtaken",
  confirmed: "Confirmed",
  withdrawn: "Withdrawn",
  declined: "Declined",
} as const satisfies Record<ProposalState, string>;

type Followed = { readonly proposal: Pick<Proposal, "act" | "standsAnyway">; readonly state: ProposalState };

/** What has become of it, in a word or two: what one person did at once is ratified or not, and stands or lapses. */
export function stateInWords({ proposal: { act, standsAnyway }, state }: Followed): string {
  if (!standsAnyway) return proposalStateNames[state];
  return (act === "suspension-lasting" ? ofSuspension : ofHolding)[state] ?? proposalStateNames[state];
}
const ofHolding: Partial<Record<ProposalState, string>> = {
  waiting: "To be ratified",
  lapsed: "Not ratified; it stands",
  confirmed: "Ratified",
  declined: "Not ratified; it stands",
};
const ofSuspension: Partial<Record<ProposalState, string>> = {
  waiting: "To be confirmed by another person",
  declined: "Declined; it lapses",
};

/** What is said of a holding once the time for a second person has come, and nobody has ratified it. */
const notRatifiedBy = (until: Instant): string => `Not ratified by ${inWords(until)}; it stands`;

/** What each act of two is called. */
export const actsOfTwoNames = {
  "competition-publication": "Publication of a competition",
  "timetable-amendment": "Amendment of the timetable",
  "holding-extension": "Ratification of a holding extension",
  "outcome-stop": "Ratification of a stopped publication",
  "competition-cancelled": "Cancellation of the competition",
  "questionnaire-freeze": "Freezing the questionnaire",
  "pqq-outcome": "Outcome of the PQQ",
  "outcome-correction": "Correction of the outcome of the PQQ",
  "membership-change": "Change of a consortium’s members",
  "lot-disclosure": "Disclosure of a lot’s bidders to its partners",
  "suspension-lasting": "Suspension by one lead",
  "staff-power": "Power to lead or to confirm",
} as const satisfies Record<Proposal["act"], string>;

/** What a proposal is called: what is done, and to what. One of power says by its title what it gives, and to whom. */
export const proposalName = ({ act, title }: Pick<Proposal, "act" | "title">): string =>
  act === "staff-power" || actsOfTwoNames[act] === title ? title : `${actsOfTwoNames[act]}: ${title}`;

/** What must be known of every act of two before somebody confirms it. */
export const CONFIRMING =
  "What you confirm is exactly what stands here. It takes effect at once, is written in the audit log with both names, and cannot be taken back.";

/** The same of what one person did at once, for another to ratify. */
export const ratifyingInWords = ({ act }: Pick<Proposal, "act">): string =>
  act === "suspension-lasting"
    ? "This has taken effect. It lapses after one working day, unless another person confirms it."
    : "This has taken effect. Another person says within one working day whether they stand by it; it stands whatever they say.";
/** What those who confirm are told when one lead has suspended another of them: until when they confirm it. */
export const lapsingInWords = (
  { act, by, title }: Pick<Proposal, "act" | "title"> & { readonly by: string },
  reason: readonly string[],
  until: Instant,
): readonly string[] => [
  `${by} has suspended ${title}. ${ratifyingInWords({ act })}`,
  ...reason,
  `It lapses ${inWords(until)}.`,
];
export const notRatifiedInWords = ({ act }: Pick<Proposal, "act">): string =>
  act === "suspension-lasting"
    ? "Nobody has confirmed this. The suspension lapses by itself after one working day; leads and auditors see that."
    : "Nobody has ratified this. It stands all the same; leads and auditors see that.";

/** What has become of it, in a line: who declined to ratify it and why, or that nobody has; and what it counts for all the same. */
export function unratifiedInWords({ act, closed }: Pick<Proposal, "act" | "closed">): string {
  const lapses = act === "suspension-lasting";
  return closed === undefined
    ? `nobody has ratified it; ${lapses ? "it has lapsed" : "it stands all the same"}`
    : `declined by ${closed.by.name}, “${closed.reason ?? ""}”; ${lapses ? "it lapses by itself" : "it stands all the same"}`;
}

/** Whether a second person stands by what one did at once: who, or that nobody has. */
export function ratificationInWords({
  proposal,
  state,
}: {
  proposal: Proposal;
  state: ProposalState;
}): string {
  const { closed, confirmable } = proposal;
  if (closed?.how === "confirmed") return `Ratified by ${closed.by.name}, ${inWords(closed.at)}`;
  if (closed !== undefined) return `Not ratified: ${unratifiedInWords(proposal)}`;
  if (confirmable === undefined) return stateInWords({ proposal, state });
  return state === "lapsed"
    ? notRatifiedBy(confirmable.until)
    : `To be ratified by ${inWords(confirmable.until)}`;
}

/** How the second person is called who has closed it. */
const closedNames = { confirmed: "Confirmed", withdrawn: "Withdrawn", declined: "Declined" } as const;
export const closedByInWords = (
  { act, standsAnyway }: Pick<Proposal, "act" | "standsAnyway">,
  how: keyof typeof closedNames,
): string =>
  standsAnyway && act !== "suspension-lasting" && how === "confirmed"
    ? "Ratified by"
    : `${closedNames[how]} by`;

const OF_PROPOSALS = {
  heading: "The proposal",
  made: "Proposed by",
  confirm: "Confirm",
  confirmed: "confirmed",
  decline: "Decline this proposal",
};
const OF_SUSPENSIONS: typeof OF_PROPOSALS = {
  heading: "The decision",
  made: "Decided by",
  confirm: "Confirm the suspension",
  confirmed: "confirmed",
  decline: "Decline to confirm this",
};
const OF_HOLDINGS: typeof OF_PROPOSALS = {
  heading: "The decision",
  made: "Decided by",
  confirm: "Ratify",
  confirmed: "ratified",
  decline: "Decline to ratify this",
};
/** How a proposal is spoken of: what one person has decided already is not proposed, and is ratified. */
export function spokenOf({ act, standsAnyway }: Pick<Proposal, "act" | "standsAnyway">): typeof OF_PROPOSALS {
  if (!standsAnyway) return OF_PROPOSALS;
  return act === "suspension-lasting" ? OF_SUSPENSIONS : OF_HOLDINGS;
}

/** What people read when something about a proposal is refused. Says what to do next. */
export const proposalRefusalInWords = wordsOf<ProposalRefusal | CommonRefusal>({
  ...commonWords,
  "needs-second-person":
    "This was proposed by you, or by somebody whose voice is yours. Another national lead or an approver has to confirm it",
  "newer-than-proposal": ({ since }) =>
    `You have had the power to confirm since ${inWords(since)}, and this was not proposed after that. Somebody else has to confirm it, or it has to be proposed again`,
  "proposal-closed": ({ how }) => `This proposal was ${how} already. Look whether another one waits`,
  "proposal-lapsed":
    "The time in which this could be confirmed has run out. Propose it again if it is still possible",
  "proposal-overtaken":
    "What this proposal stands on has changed since it was made. Look at what is true now, and propose it again",
  "no-longer-possible": ({ because }) => `This can no longer be done. ${because}`,
  "not-the-proposer": "Only the person who proposed this can withdraw it. You can decline it, with a reason",
  "not-withdrawn": "This has taken effect. Whether a second person ratifies it cannot be withdrawn",
  "not-made-again": "This has taken effect and stands as it is. It is not asked a second time",
  "own-proposal": "You proposed this. Withdraw it instead",
});
