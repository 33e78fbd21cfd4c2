import type { Competition } from "../../shared/competition/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { StageId } from "../../shared/kernel/id.ts";
import type { LotCoverage, Withdrawn } from "../../shared/preferences/coverage.ts";
import { seenCoverage } from "../../shared/preferences/reading.ts";
import {
  earlierChoice,
  isUnsent,
  type Round,
  roundsOf,
  seenVersionOf,
  startingChoice,
} from "../../shared/preferences/rules.ts";
import type { PreferencesDraft, SubmittedChoices } from "../../shared/preferences/schema.ts";
import type { CoverageFacts } from "./coverage-facts.ts";

type Mine = {
  readonly competition: Competition;
  readonly choices: SubmittedChoices;
  readonly draft: PreferencesDraft | undefined;
};

/** What a program of a bidder reads of its own round. */
export function preferencesReply({ competition, choices, draft }: Mine, round: StageId, open: boolean) {
  const submitted = choices[round];
  return {
    competitionId: competition.competitionId,
    round: roundsOf(competition)
      .filter(({ stageId }) => stageId === round)
      .map(roundReply)[0],
    open,
    seenVersion: seenVersionOf(draft, submitted),
    lots: competition.lots.map(({ lotId, cpaNumber, name }) => ({ lotId, cpaNumber, name })),
    draft: draft && draftReply(draft),
    draftIsUnsent: isUnsent(draft, submitted),
    submitted,
    earlier: earlierChoice(competition, choices, round),
    startingChoice: startingChoice(competition, draft, choices, round),
  };
}

/** A draft as a program reads it: without the mark of the request, which is the portal's own. */
export const draftReply = ({ request: _mark, ...draft }: PreferencesDraft) => draft;

const roundReply = ({ stageId, opensAt, closesAt, ranked, ...stage }: Round) => ({
  round: stageId,
  name: stageName(stage),
  opensAt,
  closesAt,
  ranked: ranked === true,
});

/** What a program of the authority reads: the rounds and when they were sealed, and one sealed round if there is one. */
export function coverageReply({ competition, lots, opened }: CoverageFacts, withdrawn: Withdrawn) {
  const { competitionId, minimumBidders, sealed } = competition;
  const rounds = roundsOf(competition).map((round) => ({
    ...roundReply(round),
    sealedAt: sealed[round.stageId],
  }));
  if (opened === undefined) return { competitionId, minimumBidders, rounds };
  const seen = seenCoverage(competition, lots, opened, withdrawn);
  return {
    competitionId,
    minimumBidders,
    rounds,
    round: opened.round.stageId,
    lots: seen.lots.map(lotReply),
    whatIf: seen.whatIf?.map(lotReply),
    movements: seen.movements,
  };
}

const lotReply = ({ lot, bidders, underMinimum }: LotCoverage) => ({
  lotId: lot.lotId,
  cpaNumber: lot.cpaNumber,
  name: lot.name,
  bidders,
  underMinimum,
});
