import type { Competition, Lot } from "../../shared/competition/schema.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, LotId, StageId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import {
  decideReading,
  latestClosed,
  type OpenedRound,
  roundBefore,
} from "../../shared/preferences/reading-coverage.ts";
import { type PreferencesRefusal, type Round, roundsOf } from "../../shared/preferences/rules.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadOpenedRound } from "./facts.ts";

type Reading = Pick<Deps, "table" | "ask" | "now">;

/** What somebody of the authority sees of a competition's coverage: lots that are theirs, and a sealed round if any. */
export type CoverageFacts = {
  readonly competition: Competition;
  readonly lots: readonly Lot[];
  readonly opened: OpenedRound | undefined;
};

export type CoverageRefusal = Extract<
  PreferencesRefusal,
  { code: "not-found" | "not-for-your-role" | "not-your-lot" | "too-early" }
>;

/**
 * The coverage that somebody asked for: of one lot or all of theirs, in the round they name or else in the latest that
 * is sealed. Naming a round that is not sealed is refused as too early; the caller writes that down.
 */
export async function loadCoverage(
  deps: Reading,
  actor: AuthorityActor,
  competitionId: CompetitionId,
  asked: { readonly round?: StageId | undefined; readonly lot?: LotId | undefined },
): Promise<Result<CoverageFacts, CoverageRefusal>> {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return refuse({ code: "not-found" });
  const lots = decideReading({ actor, competition }, asked.lot);
  if (!lots.ok) return lots;
  const opened =
    asked.round === undefined
      ? accept(await loadLatestOpened(deps, competition))
      : await loadOpenedWithEarlier(deps, competition, asked.round);
  if (!opened.ok) return opened;
  return accept({
    competition: await withSeal(deps, competition, opened.value),
    lots: lots.value,
    opened: opened.value,
  });
}

/** The latest closed round; while that is still being sealed, the one before it. */
async function loadLatestOpened(deps: Reading, competition: Competition) {
  let round = latestClosed(competition, deps.now());
  while (round !== undefined) {
    const opened = await loadOpenedWithEarlier(deps, competition, round.stageId);
    if (opened.ok) return opened.value;
    round = roundBefore(competition, round.stageId);
  }
  return undefined;
}

async function loadOpenedWithEarlier(
  deps: Reading,
  competition: Competition,
  stageId: StageId,
): Promise<Result<OpenedRound, CoverageRefusal>> {
  const { competitionId } = competition;
  const round = roundsOf(competition).find((one) => one.stageId === stageId);
  if (round === undefined) return refuse({ code: "not-found" });
  const opened = await loadOpenedRound(deps, competitionId, stageId);
  if (!opened.ok)
    return opened.error.code === "too-early" ? refuse(tooEarly(competition, round, deps.now())) : opened;
  const before = roundBefore(competition, stageId);
  const earlier = before && (await loadOpenedRound(deps, competitionId, before.stageId));
  return accept({
    round,
    opened: opened.value,
    earlier: before !== undefined && earlier?.ok ? { round: before, opened: earlier.value } : undefined,
  });
}

/** Says when it will be possible, unless that has passed or the competition was cancelled. */
function tooEarly({ cancelled }: Competition, round: Round, now: Instant): CoverageRefusal {
  const opensAt = sealableAt(round);
  return { code: "too-early", ...(cancelled === undefined && now < opensAt ? { opensAt } : {}) };
}

/** The competition as it stands now that the round is sealed: asking may have sealed it. */
async function withSeal(
  { table }: Pick<Deps, "table">,
  competition: Competition,
  opened: OpenedRound | undefined,
) {
  if (opened === undefined || competition.sealed[opened.round.stageId] !== undefined) return competition;
  return (await loadCompetition(table, competition.competitionId)) ?? competition;
}
