import type { Proposal, Scope } from "../../shared/kernel/proposal.ts";

/** Where the proposals of a competition, or of the portal, stand. */
export const proposalsPath = (scope: Scope): string =>
  scope === "portal" ? "/authority/proposals" : `/authority/competitions/${scope}/proposals`;

/** Where one of them stands. */
export const proposalPath = ({ scope, proposalId }: Pick<Proposal, "scope" | "proposalId">): string =>
  `${proposalsPath(scope)}/${proposalId}`;
