import { actorIn, type AuthorityActor, isOfPortal } from "../../shared/kernel/actor.ts";
import type { ProposalId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import {
  offerTo,
  isInTime,
  type Proposal,
  type ProposalState,
  type Scope,
  stateOfProposal,
  stateStanding,
} from "../../shared/kernel/proposal.ts";
import type { Deps } from "../platform/deps.ts";
import {
  loadAllNamed,
  loadAlone,
  loadProposal,
  loadProposals,
  loadThese,
  loadWaiting,
  type NamedProposal,
} from "../platform/proposals.ts";
import { actOf } from "./registry.ts";

/**
 * A proposal with what has become of it, and whether it can be withdrawn or declined: also when nothing can come of it any
 * more, because an outcome that is proposed keeps responses from being marked until it is closed.
 */
export type Followed = {
  readonly proposal: Proposal;
  readonly state: ProposalState;
  readonly closable: boolean;
};

/** What has become of a proposal: whether one that is open still stands is asked of its act. */
async function follow(
  deps: Deps,
  actor: AuthorityActor,
  proposal: Proposal,
  named: boolean,
): Promise<Followed> {
  const now = deps.now();
  const closable = named && proposal.closed === undefined;
  const stands =
    closable &&
    isInTime(proposal, now) &&
    (await (await actOf(proposal)).ready(deps, actor, proposal, now)).ok;
  return { proposal, state: stateOfProposal(proposal, stands, now), closable };
}

/** One proposal, for whoever of the authority may see what it is about. */
export async function loadFollowed(
  deps: Deps,
  actor: AuthorityActor,
  { scope, proposalId }: { readonly scope: Scope; readonly proposalId: ProposalId },
): Promise<Followed | undefined> {
  const proposal = await loadProposal(deps.table, scope, proposalId);
  if (proposal === undefined || !(await maySee(actor, proposal))) return undefined;
  const waiting = await loadWaiting(deps.table, proposal);
  return follow(deps, actor, proposal, waiting?.proposalId === proposalId);
}

/** Every proposal there was in a competition, the latest first, as far as somebody may see it. */
export async function loadHistory(
  deps: Deps,
  actor: AuthorityActor,
  scope: Scope,
): Promise<readonly Followed[]> {
  const [proposals, named] = await Promise.all([loadProposals(deps.table, scope), loadAllNamed(deps.table)]);
  const seen = await seenBy(actor, proposals);
  return Promise.all(
    seen.map((proposal) => {
      const isNamed = named.some(({ proposalId }) => proposalId === proposal.proposalId);
      return follow(deps, actor, proposal, isNamed);
    }),
  );
}

/** What waits for a second person in every competition, or in one, and on the portal: the first to run out first. */
export async function loadAllWaiting(deps: Deps, actor: AuthorityActor, scope?: Scope) {
  const all = await loadAllNamed(deps.table);
  const named = all.filter((proposal) => scope === undefined || proposal.scope === scope);
  const followed = await Promise.all(
    (await seenBy(actor, named)).map((proposal) => follow(deps, actor, proposal, true)),
  );
  return followed
    .filter(({ state }) => state === "waiting")
    .map(({ proposal }) => proposal)
    .toSorted((a, b) => (runsOut(a) < runsOut(b) ? -1 : 1));
}

/** What has become of some proposals: whether what they stand on has changed is not asked. */
export async function loadStanding(deps: Pick<Deps, "table" | "now">, named: readonly NamedProposal[]) {
  const now = deps.now();
  const proposals = await loadThese(deps.table, named);
  return new Map(
    proposals.map((proposal) => [proposal.proposalId, { proposal, state: stateStanding(proposal, now) }]),
  );
}

/** What one person did at once and nobody ratified in time, or somebody declined to: leads and auditors see it for good. */
export async function loadUnratified(deps: Deps): Promise<readonly Proposal[]> {
  const now = deps.now();
  return (await loadAlone(deps.table))
    .filter((proposal) => proposal.closed?.how === "declined" || !isInTime(proposal, now))
    .toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
}

const runsOut = ({ confirmable }: Proposal): Instant | "9999" => confirmable?.until ?? "9999";

/** Whether somebody could confirm a proposal that waits, as far as that shows from who they are. */
export const couldConfirm = (actor: AuthorityActor, proposal: Proposal): boolean =>
  offerTo(actor, proposal) === "may-confirm";

/**
 * Whether somebody of the authority may read a proposal: its act says who does, by what they are in its competition. What is
 * proposed on the portal, such as to publish a draft, is for those with a role of the portal.
 */
async function maySee(actor: AuthorityActor, proposal: Proposal): Promise<boolean> {
  const { scope } = proposal;
  if (scope === "portal" && !isOfPortal(actor)) return false;
  const there = scope === "portal" ? actor : actorIn(actor, scope);
  return there !== undefined && (await actOf(proposal)).readBy(there);
}

/** Those of some proposals that somebody may read. */
async function seenBy(actor: AuthorityActor, proposals: readonly Proposal[]): Promise<readonly Proposal[]> {
  const seen = await Promise.all(proposals.map((proposal) => maySee(actor, proposal)));
  return proposals.filter((_, index) => seen[index]);
}
