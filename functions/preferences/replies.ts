import * as z from "zod";
import { CompetitionId, LotId, OrganisationId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { SignedReceipt } from "../../shared/kernel/receipt.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { LotCoverage, Withdrawn } from "../../shared/preferences/coverage.ts";
import { seenCoverage } from "../../shared/preferences/reading-coverage.ts";
import {
  earlierChoice,
  isUnsent,
  type Round,
  roundsOf,
  seenVersionOf,
  startingChoice,
} from "../../shared/preferences/rules.ts";
import {
  LotBidder,
  LotChoice,
  Movement,
  PreferencesDraft,
  SeenVersion,
  SubmittedChoice,
  type SubmittedChoices,
} from "../../shared/preferences/schema.ts";
import { choiceIn } from "../../shared/preferences/receipt.ts";
import type { HandedIn } from "../platform/completing.ts";
import type { CoverageFacts } from "./coverage-facts.ts";

const RoundLine = z.strictObject({
  round: StageId,
  name: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  ranked: z.boolean(),
});
const LotLine = z.strictObject({ lotId: LotId, cpaNumber: z.int(), name: z.string() });

/** What a program of a bidder reads of its own round. */
export const MyPreferences = z.strictObject({
  competitionId: CompetitionId,
  round: RoundLine,
  open: z.boolean(),
  seenVersion: SeenVersion,
  lots: z.array(LotLine),
  draft: PreferencesDraft.omit({ request: true }).optional(),
  draftIsUnsent: z.boolean(),
  submitted: SubmittedChoice.optional(),
  earlier: SubmittedChoice.extend({ lots: LotChoice, round: StageId }).optional(),
  startingChoice: LotChoice,
});

/** Proof for the organisation of what was received when. */
export const Receipt = z.strictObject({
  submissionId: SubmissionId,
  reference: z.string(),
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  organisationName: z.string(),
  round: StageId,
  what: z.enum(["submitted", "withdrawn"]),
  lots: LotChoice,
  receivedAt: Instant,
  closesAt: Instant,
  by: z.string(),
  manifestHash: z.string(),
  /** Position and hash of the entry in the organisation's own audit stream. */
  seq: z.int(),
  entryHash: z.string(),
  /** What the portal signed of it; not there as long as it could not be signed. */
  signed: SignedReceipt.optional(),
});

export type Receipt = z.infer<typeof Receipt>;

const CoveredLot = LotLine.extend({ bidders: z.array(LotBidder), underMinimum: z.boolean() });

/** What a program of the authority reads. Without `round` and what follows it, no round is sealed yet. */
export const Coverage = z.strictObject({
  competitionId: CompetitionId,
  minimumBidders: z.int(),
  rounds: z.array(RoundLine.extend({ sealedAt: z.optional(Instant) })),
  round: z.optional(StageId),
  lots: z.array(CoveredLot).optional(),
  whatIf: z.array(CoveredLot).optional(),
  movements: z.array(Movement).optional(),
});

type Mine = {
  readonly competition: Competition;
  readonly choices: SubmittedChoices;
  readonly draft: PreferencesDraft | undefined;
};

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
    earlier: earlierChoice({ competition, choices }, round),
    startingChoice: startingChoice({ competition, choices, draft }, round),
  };
}

/** A draft as a program reads it: without the mark of the request, which is the portal's own. */
export const draftReply = ({ request: _mark, ...draft }: PreferencesDraft) => draft;

export const receiptReply = ({ submission, statement, signed }: HandedIn): Receipt => ({
  submissionId: submission.submissionId,
  reference: statement.reference,
  competitionId: statement.competition.competitionId,
  organisationId: statement.organisation.organisationId,
  organisationName: statement.organisation.name,
  round: submission.window,
  what: statement.what,
  lots: choiceIn(submission).lots ?? [],
  receivedAt: submission.receivedAt,
  closesAt: statement.closesAt,
  by: submission.who.name,
  manifestHash: submission.manifestHash,
  ...statement.stream,
  signed,
});

const roundReply = ({ stageId, opensAt, closesAt, ranked, ...stage }: Round) => ({
  round: stageId,
  name: stageName(stage),
  opensAt,
  closesAt,
  ranked: ranked === true,
});

/** The rounds and when they were sealed, and one sealed round if there is one. */
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
