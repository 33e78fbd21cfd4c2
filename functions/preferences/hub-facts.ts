import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { coverageForStaff, roundLines } from "../../shared/preferences/hub.ts";
import { loadStanding, type Looking } from "../competition/facts.ts";
import { loadRounds } from "./facts.ts";

/** What an organisation's page of a competition says of each round. */
export async function roundsForHub({ deps: { table }, actor, competition, now }: Looking<"bidder">) {
  const { organisationId } = actor;
  const [standing, rounds] = await Promise.all([
    loadStanding(table, organisationId, competition.competitionId),
    loadRounds(table, organisationId, competition),
  ]);
  const since = prequalifiedSince(competition, standing, now);
  return roundLines({ actor, competition, since, rounds }, now);
}

/** What the authority's page says of the rounds: no more than the timetable does. */
export const coverageForHub = async ({ competition, now }: Looking<"authority">) =>
  coverageForStaff(competition, now);
