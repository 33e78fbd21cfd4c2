import * as z from "zod";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { LOOKING, NO_TIME } from "../../shared/kernel/refusal.ts";
import { ConfirmOutcome, ProposeOutcome, WithdrawProposedOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { anAct, at } from "../platform/act.ts";
import { confirmOutcome, proposeOutcome, withdrawProposedOutcome } from "./operations.ts";

const PROPOSALS = "/competitions/:competition/outcome/proposals";
const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: outcomeRefusalInWords } as const;

/** Why no outcome can be proposed or confirmed now. */
const NO_OUTCOME = [
  ...LOOKING,
  "needs-national-lead",
  "changed-meanwhile",
  "already-confirmed",
  "competition-cancelled",
  "nothing-submitted",
  "evaluation-not-complete",
  "query-open",
] as const;

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
    ...at("when", ...NO_OUTCOME, "already-proposed"),
    ...at("at-day", "publish-later", ...NO_TIME),
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
  refusals: at(
    "proposal",
    ...NO_OUTCOME,
    "needs-second-person",
    "already-withdrawn",
    "results-changed",
    "too-late-to-confirm",
  ),
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
  refusals: at(
    "reason",
    "needs-national-lead",
    "changed-meanwhile",
    "already-confirmed",
    "already-withdrawn",
  ),
  does: withdrawProposedOutcome,
});
