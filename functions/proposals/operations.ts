import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import {
  decideConfirming,
  decideDeclining,
  decideWithdrawing,
  type Proposal,
  type Scope,
} from "../../shared/kernel/proposal.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { confirmsSince } from "../../shared/people/deputies.ts";
import type {
  ConfirmProposal,
  DeclineProposal,
  ProposeAgain,
  WithdrawProposal,
} from "../../shared/proposals/schema.ts";
import { loadInStead } from "../people/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import { closeProposal, loadProposal } from "../platform/proposals.ts";
import { streamOf } from "../platform/stream.ts";
import { loadFollowed } from "./facts.ts";
import { actOf } from "./registry.ts";

const competitionOf = ({ scope }: { readonly scope: Scope }) =>
  scope === "portal" ? {} : { competitionId: scope };

/** Whoever acts on a proposal is chained with their other acts in its competition. */
const asking = <Command extends { readonly scope: Scope }>(
  actor: AuthorityActor,
  command: Command,
  requestKey: RequestKey,
) => ({ actor, command, requestKey, stream: streamOf(actor, competitionOf(command).competitionId) });

/**
 * Confirms a proposal as another person. What it comes to is made anew and must be what was proposed, to the last letter;
 * then it is done, together with the end of the proposal.
 */
export async function confirmProposal(
  deps: Deps,
  actor: AuthorityActor,
  command: ConfirmProposal,
  requestKey: RequestKey,
) {
  const { scope, proposalId } = command;
  const [proposal, own] = await Promise.all([
    loadProposal(deps.table, scope, proposalId),
    loadInStead(deps.table, actor.personId, deps.now()),
  ]);
  if (proposal === undefined) return refuse({ code: "not-found" });
  const act = await actOf(proposal);
  const confirmed = await enact(
    deps,
    { ...asking(actor, command, requestKey), what: act.what(proposal) },
    async (at) => {
      const facts = { actor, confirmsSince: confirmsSince(own), proposal };
      const decision = decideConfirming(facts, command, at);
      if (!decision.ok) return decision;
      const ready = await act.ready(deps, actor, proposal, at);
      if (!ready.ok) return ready;
      const done = await ready.value({ proposal, actor, at });
      if (!done.ok) return done;
      const { writes, answer, ...said } = done.value;
      return accept({
        ...said,
        ...competitionOf(command),
        writes: [...closeProposal(proposal, closedBy(actor, "confirmed", at)), ...writes],
        answer: { ...answer, proposalId },
      });
    },
  );
  if (confirmed.ok) await act.after(deps, proposal, confirmed.value);
  return confirmed;
}

const closedBy = (
  { personId, name }: AuthorityActor,
  how: NonNullable<Proposal["closed"]>["how"],
  at: Instant,
) => ({ how, by: { personId, name }, at });

/** Takes a proposal back, as its proposer. */
export const withdrawProposal = (
  deps: Deps,
  actor: AuthorityActor,
  command: WithdrawProposal,
  requestKey: RequestKey,
) =>
  enact(deps, { ...asking(actor, command, requestKey), what: "proposal.withdrawn" }, async (at) => {
    const proposal = await loadProposal(deps.table, command.scope, command.proposalId);
    if (proposal === undefined) return refuse({ code: "not-found" });
    const decision = decideWithdrawing(actor, proposal);
    return decision.ok ? closing(proposal, closedBy(actor, "withdrawn", at)) : decision;
  });

/** Declines a proposal with a reason, as somebody else who could confirm it. */
export const declineProposal = (
  deps: Deps,
  actor: AuthorityActor,
  command: DeclineProposal,
  requestKey: RequestKey,
) =>
  enact(deps, { ...asking(actor, command, requestKey), what: "proposal.declined" }, async (at) => {
    const proposal = await loadProposal(deps.table, command.scope, command.proposalId);
    if (proposal === undefined) return refuse({ code: "not-found" });
    const decision = decideDeclining(actor, proposal);
    if (!decision.ok) return decision;
    return closing(proposal, { ...closedBy(actor, "declined", at), reason: command.reason });
  });

/** What is written, and said, when nothing comes of a proposal. */
function closing(proposal: Proposal, closed: NonNullable<Proposal["closed"]>) {
  const { act, title, proposalId, proposedBy, standsAnyway } = proposal;
  return accept({
    ...competitionOf(proposal),
    writes: closeProposal(proposal, closed),
    subject: proposalId,
    detail: {
      act,
      title,
      proposedBy: proposedBy.name,
      proposer: proposedBy.personId,
      ...(closed.reason === undefined ? {} : { reason: closed.reason }),
      ...(standsAnyway && { standsAnyway }),
    },
    answer: { proposalId },
  });
}

/** Proposes the same once more, on what is true now: what was withdrawn, declined, has lapsed or was overtaken. */
export async function proposeAgain(
  deps: Deps,
  actor: AuthorityActor,
  command: ProposeAgain,
  requestKey: RequestKey,
) {
  const followed = await loadFollowed(deps, actor, command);
  if (followed === undefined) return refuse({ code: "not-found" });
  return (await actOf(followed.proposal)).again(deps, actor, followed.proposal, requestKey);
}
