import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { coverageForStaff, roundLines } from "../../shared/preferences/hub.ts";
import { loadStanding, type Looking } from "../competition/facts.ts";
import { decideReading } from "../../shared/preferences/reading-coverage.ts";
import { roundsOf } from "../../shared/preferences/rules.ts";
import { loadCounts } from "./store.ts";
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

/** What a list of competitions says of the rounds to the authority: no more than the timetable does. */
export const coverageInShort = async ({ competition, now }: Looking<"authority">) =>
  coverageForStaff({ competition }, now);

/** The authority's page of a competition says beside it how many of the reader's lots were short of bidders when sealed last. */
export async function coverageForHub({ deps: { table }, actor, competition, now }: Looking<"authority">) {
  const { competitionId, minimumBidders: minimum, sealed } = competition;
  const round = roundsOf(competition).findLast(({ stageId }) => sealed[stageId] !== undefined);
  const own = decideReading({ actor, competition });
  const counts = round && own.ok && (await loadCounts(table, competitionId, round.stageId));
  if (!counts) return coverageForStaff({ competition }, now);
  const lots = own.value.length;
  const short = own.value.filter(({ lotId }) => (counts[lotId] ?? 0) < minimum).length;
  return coverageForStaff(
    { competition, counted: { round, short, lots, all: lots === competition.lots.length, minimum } },
    now,
  );
}
