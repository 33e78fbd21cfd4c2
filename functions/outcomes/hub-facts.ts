import { isNationalLead } from "../../shared/kernel/actor.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { outcomeForLeads, outcomeLines } from "../../shared/outcomes/hub.ts";
import { loadStanding, type Looking } from "../competition/facts.ts";
import { loadOwnOutcome, loadWaitingProposal } from "./facts.ts";

/** What an organisation's page of a competition says of how the PQQ came out for it. */
export async function ownOutcomeForHub({ deps, actor, competition, now }: Looking<"bidder">) {
  const [standing, outcome] = await Promise.all([
    loadStanding(deps.table, actor.organisationId, competition.competitionId),
    loadOwnOutcome(deps, actor, competition),
  ]);
  const since = prequalifiedSince(competition, standing, now);
  return outcomeLines({ since, passes: outcome?.passes });
}

/** What the authority's page says of the outcome: whether one waits for this lead, and when one was published. */
export async function outcomeForHub({ deps, actor, competition, now }: Looking<"authority">) {
  const outcome = isNationalLead(actor) ? await loadWaitingProposal(deps, competition) : undefined;
  return outcomeForLeads({ actor, competition, outcome }, now);
}
