import { loadProposal } from "../../functions/platform/proposals.ts";
import { confirmProposal, withdrawProposal } from "../../functions/proposals/operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import type { ProposalHash, Scope } from "../../shared/kernel/proposal.ts";
import { anyKey } from "./key.ts";

/** The id of the proposal that was made, from what its proposer was answered. */
export const proposalIn = (answer: Readonly<Record<string, unknown>>): ProposalId =>
  ProposalId.parse(answer["proposalId"]);

/** What somebody sends who confirms a proposal as it is. */
export async function asItIs(deps: Pick<Deps, "table">, scope: Scope, proposalId: ProposalId) {
  const proposal = await loadProposal(deps.table, scope, proposalId);
  if (proposal === undefined) throw new Error("no such proposal");
  return { scope, proposalId, seenHash: proposal.hash } as const;
}

/** Confirms a proposal as it is; `seenHash` where somebody saw something else. */
export async function confirmAs(
  deps: Deps,
  actor: AuthorityActor,
  { scope, proposalId }: { readonly scope: CompetitionId | "portal"; readonly proposalId: ProposalId },
  {
    key = anyKey(),
    seenHash,
  }: { readonly key?: ReturnType<typeof anyKey>; readonly seenHash?: ProposalHash } = {},
) {
  const command = await asItIs(deps, scope, proposalId);
  return confirmProposal(deps, actor, seenHash === undefined ? command : { ...command, seenHash }, key);
}

/** Takes a proposal back, as who made it. */
export const withdrawAs = (
  deps: Deps,
  actor: AuthorityActor,
  of: { readonly scope: Scope; readonly proposalId: ProposalId },
  key = anyKey(),
) => withdrawProposal(deps, actor, of, key);
