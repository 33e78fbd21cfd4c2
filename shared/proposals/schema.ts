import * as z from "zod";
import { ProposalId } from "../kernel/id.ts";
import { ProposalHash, Scope } from "../kernel/proposal.ts";
import { Reason } from "../kernel/text.ts";

const ofProposal = { scope: Scope, proposalId: ProposalId };

/** Somebody confirms a proposal, on the very hash that they saw. */
export const ConfirmProposal = z.strictObject({ ...ofProposal, seenHash: ProposalHash });
export type ConfirmProposal = z.infer<typeof ConfirmProposal>;

/** Whoever proposed something takes it back. */
export const WithdrawProposal = z.strictObject(ofProposal);
export type WithdrawProposal = z.infer<typeof WithdrawProposal>;

/** Somebody else who could confirm a proposal says why they will not. It is then closed. */
export const DeclineProposal = z.strictObject({ ...ofProposal, reason: Reason });
export type DeclineProposal = z.infer<typeof DeclineProposal>;

/** The same is proposed once more, by whoever asks for it, on what is true now. */
export const ProposeAgain = z.strictObject(ofProposal);
export type ProposeAgain = z.infer<typeof ProposeAgain>;
