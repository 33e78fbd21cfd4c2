import type { Competition } from "../../shared/competition/schema.ts";
import { type AuthorityActor, type BidderActor, isNationalLead } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { outcomeForLeads, outcomeLines } from "../../shared/outcomes/hub.ts";
import { loadStanding } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadOwnOutcome, loadProposer } from "./facts.ts";

type Reading = Pick<Deps, "table" | "ask" | "now">;

/** What an organisation's page of a competition says of how the PQQ came out for it. */
export async function ownOutcomeForHub(
  deps: Reading,
  actor: BidderActor,
  competition: Competition,
  now: Instant,
) {
  const [standing, outcome] = await Promise.all([
    loadStanding(deps.table, actor.organisationId, competition.competitionId),
    loadOwnOutcome(deps, actor, competition),
  ]);
  return outcomeLines({
    since: prequalifiedSince(competition, standing, now),
    passes: outcome?.passes,
  });
}

/** What the authority's page says of the outcome: whether one waits for this lead, and when one was published. */
export async function outcomeForHub(
  deps: Reading,
  actor: AuthorityActor,
  competition: Competition,
  now: Instant,
) {
  const proposedBy = isNationalLead(actor) ? await loadProposer(deps, competition) : undefined;
  return outcomeForLeads({ actor, competition, proposedBy }, now);
}
