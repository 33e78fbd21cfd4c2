import { confirming, declining, proposingAgain, withdrawing } from "./acts.ts";
import { proposalReads } from "./reads.ts";

export const proposalsDeclared = [...proposalReads, confirming, withdrawing, declining, proposingAgain];
