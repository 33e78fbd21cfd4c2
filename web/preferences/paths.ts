import type { CompetitionId, LotId, StageId } from "../../shared/kernel/id.ts";

/** Where a bidder finds a round of its preferences; the steps of the journey lie below it. */
export const roundPath = (competition: CompetitionId, round: StageId): string =>
  `/bidder/competitions/${competition}/preferences/${round}`;

/** Where the authority reads coverage; with a round, of that round. */
export const coveragePath = (competition: CompetitionId, round?: StageId): string =>
  `/authority/competitions/${competition}/coverage${asked(round)}`;

export const lotCoveragePath = (competition: CompetitionId, lot: LotId, round?: StageId): string =>
  `/authority/competitions/${competition}/coverage/lots/${lot}${asked(round)}`;

export const disclosePath = (competition: CompetitionId, lot: LotId, round: StageId): string =>
  `/authority/competitions/${competition}/coverage/lots/${lot}/disclose${asked(round)}`;

const asked = (round: StageId | undefined): string => (round === undefined ? "" : `?round=${round}`);
