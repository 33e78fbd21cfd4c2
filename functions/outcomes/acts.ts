import * as z from "zod";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { ConfirmOutcome, ProposeOutcome, WithdrawProposedOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { anAct } from "../platform/act.ts";
import { confirmOutcome, proposeOutcome, withdrawProposedOutcome } from "./operations.ts";

const PROPOSALS = "/competitions/:competition/outcome/proposals";
const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: outcomeRefusalInWords } as const;

export const proposingOutcome = anAct({
  ...ofLeads,
  id: "proposeOutcome",
  path: PROPOSALS,
  summary:
    "Proposes the outcome as the results stand, for a London time or to be published when it is confirmed",
  command: ProposeOutcome,
  seen: "seenResults",
  answer: () => z.strictObject({ proposalId: ProposalId }),
  status: 201,
  refusals: {
    "not-for-your-role": "when",
    "needs-national-lead": "when",
    "too-early": "when",
    "too-many-attempts": "when",
    "changed-meanwhile": "when",
    "already-confirmed": "when",
    "already-proposed": "when",
    "competition-cancelled": "when",
    "nothing-submitted": "when",
    "evaluation-not-complete": "when",
    "query-open": "when",
    "publish-later": "at-day",
    "not-a-time": "at-day",
    "time-skipped": "at-day",
    "time-doubled": "at-day",
  },
  does: proposeOutcome,
});

export const confirmingOutcome = anAct({
  ...ofLeads,
  id: "confirmOutcome",
  path: `${PROPOSALS}/:proposal/confirm`,
  summary: "Confirms what another lead proposed. It is then published, at once or at its time",
  command: ConfirmOutcome,
  answer: () => z.strictObject({ proposalId: ProposalId, visibleAt: Instant }),
  status: 200,
  refusals: {
    "not-for-your-role": "proposal",
    "needs-national-lead": "proposal",
    "needs-second-person": "proposal",
    "too-early": "proposal",
    "too-many-attempts": "proposal",
    "changed-meanwhile": "proposal",
    "already-confirmed": "proposal",
    "already-withdrawn": "proposal",
    "competition-cancelled": "proposal",
    "nothing-submitted": "proposal",
    "evaluation-not-complete": "proposal",
    "query-open": "proposal",
    "results-changed": "proposal",
    "too-late-to-confirm": "proposal",
  },
  does: confirmOutcome,
});

export const withdrawingOutcome = anAct({
  ...ofLeads,
  id: "withdrawProposedOutcome",
  path: `${PROPOSALS}/:proposal/withdraw`,
  summary: "Takes a proposed outcome back before it is confirmed, with a reason",
  command: WithdrawProposedOutcome,
  answer: () => z.strictObject({ proposalId: ProposalId }),
  status: 200,
  refusals: {
    "needs-national-lead": "reason",
    "changed-meanwhile": "reason",
    "already-confirmed": "reason",
    "already-withdrawn": "reason",
  },
  does: withdrawProposedOutcome,
});
