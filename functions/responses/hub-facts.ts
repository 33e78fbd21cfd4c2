import { pqqLines } from "../../shared/responses/hub.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { loadStanding, type Looking } from "../competition/facts.ts";
import { loadProgress } from "./facts.ts";

/** What an organisation's page of a competition says of its own response. */
export async function responseForHub({ deps, actor, competition, now }: Looking<"bidder">) {
  const { organisationId } = actor;
  const [response, standing] = await Promise.all([
    loadProgress(deps, organisationId, competition),
    loadStanding(deps.table, organisationId, competition.competitionId),
  ]);
  const since = prequalifiedSince(competition, standing, now);
  return pqqLines({ actor, competition, since, response }, now);
}
