import * as z from "zod/mini";
import { ProposalId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { type ActOfTwo, Proposal, Scope } from "../../shared/kernel/proposal.ts";
import { asKept } from "./as-kept.ts";
import type { Table, Write } from "./table.ts";

const proposalKey = (scope: Scope, proposal: ProposalId): Key => ({
  pk: partition("STAGING", scope),
  sk: sort("PROPOSAL", proposal),
});

/** What waits, of every competition and of the portal, lies together: so whoever can confirm finds it with one query. */
const WAITING = partition("WAITING", "all");
/** Where the one proposal of an act about a subject is named that waits. */
type Waits = Pick<Proposal, "scope" | "act" | "subject">;
const waitingKey = ({ scope, act, subject }: Waits): Key => ({
  pk: WAITING,
  sk: sort("PROPOSAL", scope, act, subject),
});

/** What one person did at once is named there too, until another ratifies it: whatever waits after it, or that somebody declined. */
const aloneKey = ({ scope, proposalId }: NamedProposal): Key => ({
  pk: WAITING,
  sk: sort("ALONE", scope, proposalId),
});
/** As much of a proposal as finds it. */
export type NamedProposal = Pick<Proposal, "scope" | "proposalId">;

const proposalOf = asKept(Proposal);
const Waiting = z.object({ proposalId: ProposalId, scope: Scope, proposedAt: Instant });
const waitingOf = asKept(Waiting);

export async function loadProposal(table: Table, scope: Scope, proposal: ProposalId) {
  return proposalOf(await table.get(proposalKey(scope, proposal)));
}

/** Every proposal there was in a competition, or on the portal; of one act, where that is named. The latest first. */
export async function loadProposals(table: Table, scope: Scope, act?: ActOfTwo) {
  const items = await table.all({ pk: partition("STAGING", scope), beginsWith: sortPrefix("PROPOSAL") });
  return items
    .map(proposalOf)
    .filter((one) => act === undefined || one.act === act)
    .toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
}

/** Which proposal is named as waiting for an act about a subject, and since when; undefined when none is. */
export const loadWaiting = async (table: Table, waits: Waits) =>
  waitingOf(await table.get(waitingKey(waits)));

/** The same proposal, whole. */
export async function loadNamed(table: Table, waits: Waits): Promise<Proposal | undefined> {
  const named = await loadWaiting(table, waits);
  return named && loadProposal(table, waits.scope, named.proposalId);
}

/** Every proposal that is named as waiting; those whose time has run out are among them. */
export const loadAllNamed = (table: Table) => loadNamedUnder(table, "PROPOSAL");

/** Everything that one person did at once and nobody has ratified: yet, in time, or at all. */
export const loadAlone = (table: Table) => loadNamedUnder(table, "ALONE");

async function loadNamedUnder(table: Table, word: "PROPOSAL" | "ALONE"): Promise<readonly Proposal[]> {
  // Both in one query, which a request remembers for the other.
  const all = await table.all({ pk: WAITING });
  const named = all.filter(({ sk }) => sk.startsWith(sortPrefix(word))).map(waitingOf);
  return loadThese(table, named);
}

/** These proposals, as far as they are there. */
export async function loadThese(table: Table, named: readonly NamedProposal[]): Promise<readonly Proposal[]> {
  if (named.length === 0) return [];
  const items = await table.getMany(named.map(({ scope, proposalId }) => proposalKey(scope, proposalId)));
  return items.map(proposalOf).filter((one) => one !== undefined);
}

/** A new proposal, named as the one that waits, if the one that it comes after (or none) still is. */
export const newProposal = (proposal: Proposal, after: Proposal | undefined): readonly Write[] => [
  { put: { ...proposalKey(proposal.scope, proposal.proposalId), ...proposal }, if: "absent" },
  {
    put: { ...waitingKey(proposal), ...Waiting.parse(proposal) },
    if: after === undefined ? "absent" : { matching: { proposalId: after.proposalId } },
  },
  ...(proposal.standsAnyway ? [{ put: { ...aloneKey(proposal), ...Waiting.parse(proposal) } }] : []),
];

/** A proposal as it is closed, once, if it is still named as the one that waits. */
export const closeProposal = (
  proposal: Proposal,
  closed: NonNullable<Proposal["closed"]>,
): readonly Write[] => [
  { put: { ...proposalKey(proposal.scope, proposal.proposalId), ...proposal, closed }, if: OPEN },
  { remove: waitingKey(proposal), if: { matching: { proposalId: proposal.proposalId } } },
  ...(proposal.standsAnyway && closed.how === "confirmed" ? [{ remove: aloneKey(proposal) }] : []),
];
const OPEN = { matching: { closed: undefined } } as const;

/** Holds while this proposal is the one that waits. */
export const whileWaits = (proposal: Waits & Pick<Proposal, "proposalId">): Write => ({
  check: waitingKey(proposal),
  if: { matching: { proposalId: proposal.proposalId } },
});

/** Holds while no proposal of an act about a subject waits. */
export const whileNoneWaits = (waits: Waits): Write => ({ check: waitingKey(waits), if: "absent" });
