import type { Competition } from "../../shared/competition/schema.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { coverageForStaff, roundLines } from "../../shared/preferences/hub.ts";
import { loadStanding } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadRounds } from "./facts.ts";

/** What an organisation's page of a competition says of each round. */
export async function roundsForHub(
  { table }: Pick<Deps, "table">,
  actor: BidderActor,
  competition: Competition,
  now: Instant,
) {
  const { organisationId } = actor;
  const [standing, rounds] = await Promise.all([
    loadStanding(table, organisationId, competition.competitionId),
    loadRounds(table, organisationId, competition),
  ]);
  const since = prequalifiedSince(competition, standing, now);
  return roundLines({ actor, competition, since, rounds }, now);
}

/** What the authority's page says of the rounds: no more than the timetable does. */
export const coverageForHub = async (
  _deps: unknown,
  _actor: AuthorityActor,
  competition: Competition,
  now: Instant,
) => coverageForStaff(competition, now);
