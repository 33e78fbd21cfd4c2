import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import type { OwnOutcome, Prequalified } from "../../shared/outcomes/schema.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadTakers } from "../platform/taking-part.ts";
import { loadOutcomeProposed, loadOwn, loadPublicList, ownOutcomeKey, whileNoneStands } from "./store.ts";

/** Since when an outcome is proposed or confirmed: from then on nobody marks a response or asks a bidder any more. */
export { loadOutcomeProposed };

/** Holds, as conditions of a write, while no outcome is proposed. */
export { whileNoneStands };

/** What everybody may know of the outcome: nothing before its instant. */
export async function loadPrequalified(
  { table, now }: Pick<Deps, "table" | "now">,
  competition: Competition,
): Promise<Prequalified | undefined> {
  const outcome = publishedOutcome(competition, now());
  if (outcome === undefined) return undefined;
  const { competitionId } = competition;
  const list = await loadPublicList(table, competitionId);
  if (list === undefined) throw new Error("a published outcome without its list");
  const { visibleAt, submitted, passed, corrections = [] } = outcome;
  const correctedAt = corrections.at(-1)?.at;
  return {
    competitionId,
    publishedAt: visibleAt,
    submitted,
    passed,
    listed: list.listed,
    ...(correctedAt && { correctedAt }),
  };
}

/** An organisation's own outcome; undefined before it is published, and for who did not respond. */
export async function loadOwnOutcome(
  { table, now }: Pick<Deps, "table" | "now">,
  { organisationId }: BidderActor,
  competition: Competition,
): Promise<(OwnOutcome & { readonly publishedAt: Instant }) | undefined> {
  const outcome = publishedOutcome(competition, now());
  if (outcome === undefined) return undefined;
  const { competitionId } = competition;
  const { proposalId, visibleAt } = outcome;
  const own = await loadOwn(table, { organisationId, competitionId, proposalId });
  return own && { ...own, publishedAt: visibleAt };
}

/** The organisations whose responses were assessed for an outcome: for the seal worker, which says whom to tell. */
export async function loadAssessed(table: Table, competitionId: CompetitionId, proposalId: ProposalId) {
  const takers = await loadTakers(table, competitionId);
  const outcomes = await table.getMany(
    takers.map((organisationId) => ownOutcomeKey({ organisationId, competitionId, proposalId })),
  );
  return takers.filter((_, index) => outcomes[index] !== undefined);
}
