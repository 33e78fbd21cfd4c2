import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { outcomeForStaff, outcomeLines } from "../../shared/outcomes/hub.ts";
import { loadStanding, type Looking } from "../competition/facts.ts";
import { loadOwnOutcome } from "./facts.ts";

/** What an organisation's page of a competition says of how the PQQ came out for it. */
export async function ownOutcomeForHub({ deps, actor, competition, now }: Looking<"bidder">) {
  const [standing, outcome] = await Promise.all([
    loadStanding(deps.table, actor.organisationId, competition.competitionId),
    loadOwnOutcome(deps, actor, competition),
  ]);
  const since = prequalifiedSince(competition, standing, now);
  return outcomeLines({ since, passes: outcome?.passes });
}

/** What the authority's page says of the outcome: when one was published. */
export const outcomeForHub = async ({ competition, now }: Looking<"authority">) =>
  outcomeForStaff(competition, now);
