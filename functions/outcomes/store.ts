import type { Standing } from "../../shared/competition/schema.ts";
import type { CompetitionId, OrganisationId, ProposalId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { OwnOutcome, ProposedOutcome, PublicList, CurrentProposal } from "../../shared/outcomes/schema.ts";
import { standingKey } from "../competition/facts.ts";
import { asKept } from "../platform/as-kept.ts";
import type { Table, Write } from "../platform/table.ts";

const stagingPartition = (competition: CompetitionId) => partition("STAGING", competition);
/** Says which proposal stands: what two people might do at once is decided on this item. */
const currentProposalKey = (competition: CompetitionId): Key => ({
  pk: stagingPartition(competition),
  sk: "OUTCOME",
});
const proposalKey = (competition: CompetitionId, proposal: ProposalId): Key => ({
  pk: stagingPartition(competition),
  sk: sort("OUTCOME", proposal),
});
export const ownOutcomeKey = (
  organisation: OrganisationId,
  competition: CompetitionId,
  proposal: ProposalId,
): Key => ({ pk: partition("STAND", organisation, competition), sk: sort("OUTCOME", proposal) });
const publicListKey = (competition: CompetitionId): Key => ({
  pk: partition("CMP", competition, "pqq"),
  sk: "OUTCOME",
});

const currentProposalOf = asKept(CurrentProposal);
const proposalOf = asKept(ProposedOutcome);
const publicListOf = asKept(PublicList);

/** Which proposal stands. */
export async function loadCurrentProposal(table: Table, competition: CompetitionId) {
  const item = await table.get(currentProposalKey(competition));
  return item === undefined ? {} : currentProposalOf(item);
}

export async function loadProposal(table: Table, competition: CompetitionId, proposal: ProposalId) {
  const item = await table.get(proposalKey(competition, proposal));
  return proposalOf(item);
}

/** Every proposal there was, the latest first. */
export async function loadProposals(
  table: Table,
  competition: CompetitionId,
): Promise<readonly ProposedOutcome[]> {
  const items = await table.all({ pk: stagingPartition(competition), beginsWith: sortPrefix("OUTCOME") });
  return items.map(proposalOf).toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
}

export const saveProposal = (competition: CompetitionId, proposal: ProposedOutcome): Write => ({
  put: { ...proposalKey(competition, proposal.proposalId), ...proposal },
});

/** Lets a proposal stand, if none does. */
export const letStand = (competition: CompetitionId, { proposalId, proposedAt }: ProposedOutcome): Write => ({
  put: { ...currentProposalKey(competition), proposalId, proposedAt },
  if: { matching: { proposalId: undefined } },
});

/** Lets no proposal stand any more, if it is still this one that does. */
export const letFall = (competition: CompetitionId, proposalId: ProposalId): Write => ({
  put: currentProposalKey(competition),
  if: { matching: { proposalId } },
});

/** Holds while this proposal stands. */
export const whileStands = (competition: CompetitionId, proposalId: ProposalId): Write => ({
  check: currentProposalKey(competition),
  if: { matching: { proposalId } },
});

/** Holds while no proposal stands. */
export const whileNoneStands = (competition: CompetitionId): Write => ({
  check: currentProposalKey(competition),
  if: { matching: { proposalId: undefined } },
});

/** What an organisation will read of its response. It means nothing before its proposal is the published one. */
export const prepareOwnOutcome = (outcome: OwnOutcome): Write => ({
  put: { ...ownOutcomeKey(outcome.organisationId, outcome.competitionId, outcome.proposalId), ...outcome },
});

/** Where an organisation that passes will stand, unless it was recorded as pre-qualified by itself. */
export const prepareStanding = (standing: Standing): Write => ({
  put: { ...standingKey(standing.organisationId, standing.competitionId), ...standing },
  if: { matching: { visibleAt: undefined } },
});

export const ownOutcomeOf = asKept(OwnOutcome);

/** The names for the public page, written once. */
export const savePublicList = (competition: CompetitionId, list: PublicList): Write => ({
  put: { ...publicListKey(competition), ...list },
  if: "absent",
});

export async function loadPublicList(table: Table, competition: CompetitionId) {
  const item = await table.get(publicListKey(competition));
  return publicListOf(item);
}
