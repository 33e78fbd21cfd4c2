import * as z from "zod";
import {
  type AuthorityActor,
  CONFIRMERS,
  isLeadOfSome,
  NATIONAL_LEADS,
  type Permitted,
} from "../../shared/kernel/actor.ts";
import { CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import {
  ConfirmProposal,
  DeclineProposal,
  ProposeAgain,
  WithdrawProposal,
} from "../../shared/proposals/schema.ts";
import { proposalRefusalInWords } from "../../shared/proposals/words.ts";
import { anAct, at } from "../platform/act.ts";
import { confirmProposal, declineProposal, proposeAgain, withdrawProposal } from "./operations.ts";

const OF_ONE = "/proposals/:scope/:proposal";
const ofAuthority = {
  audience: "authority",
  words: proposalRefusalInWords,
  answer: () => z.strictObject({ proposalId: ProposalId }),
  status: 200,
} as const;

/** Also leads of some lots propose: to disclose who prefers one of them. */
const PROPOSERS: Permitted<AuthorityActor> = {
  words: "national leads and team leads",
  may: isLeadOfSome,
  otherwise: "not-for-your-role",
};

export const confirming = anAct({
  ...ofAuthority,
  who: CONFIRMERS,
  id: "confirmProposal",
  path: `${OF_ONE}/confirm`,
  summary: "Confirms what another person proposed, on the hash of all that it says. It takes effect at once",
  command: ConfirmProposal,
  seen: "seenHash",
  // When what was confirmed is published, where it is; which competition it has become.
  answer: () =>
    z.strictObject({
      proposalId: ProposalId,
      visibleAt: z.optional(Instant),
      competitionId: z.optional(CompetitionId),
    }),
  comesTo: {},
  refusals: at(
    "proposal",
    "not-for-your-role",
    "needs-second-person",
    "concerns-you",
    "newer-than-proposal",
    "proposal-closed",
    "proposal-lapsed",
    "proposal-overtaken",
    "no-longer-possible",
    "changed-meanwhile",
  ),
  does: confirmProposal,
});

export const withdrawing = anAct({
  ...ofAuthority,
  who: PROPOSERS,
  id: "withdrawProposal",
  path: `${OF_ONE}/withdraw`,
  summary: "Takes a proposal back, as the person who made it",
  command: WithdrawProposal,
  comesTo: { entries: ["proposal.withdrawn"] },
  refusals: at("proposal", "not-the-proposer", "not-withdrawn", "proposal-closed", "changed-meanwhile"),
  does: withdrawProposal,
});

export const declining = anAct({
  ...ofAuthority,
  who: CONFIRMERS,
  id: "declineProposal",
  path: `${OF_ONE}/decline`,
  summary: "Declines a proposal of another person, with a reason. It is closed",
  command: DeclineProposal,
  comesTo: { entries: ["proposal.declined"] },
  refusals: at(
    "reason",
    "not-for-your-role",
    "concerns-you",
    "own-proposal",
    "proposal-closed",
    "changed-meanwhile",
  ),
  does: declineProposal,
});

export const proposingAgain = anAct({
  ...ofAuthority,
  who: NATIONAL_LEADS,
  id: "proposeAgain",
  path: `${OF_ONE}/again`,
  summary: "Proposes the same once more, on what is true now",
  command: ProposeAgain,
  status: 201,
  comesTo: { proposes: "any" },
  refusals: at("proposal", ...NOT_PROPOSED, "no-longer-possible", "not-made-again"),
  does: proposeAgain,
});
