import type { Competition } from "../../../shared/competition/schema.ts";
import { sealableAt } from "../../../shared/competition/due.ts";
import { stageName } from "../../../shared/competition/words.ts";
import type { StageId } from "../../../shared/kernel/id.ts";
import { type Instant, inWords } from "../../../shared/kernel/instant.ts";
import { type Round, roundsOf } from "../../../shared/preferences/rules.ts";
import { sealingInWords, UNSEALED } from "../../../shared/preferences/words.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { Part } from "../../govuk/part.tsx";

export type RoundsListProps = {
  competition: Competition;
  /** The round that the page shows. */
  shown: StageId | undefined;
  /** Where a sealed round is shown. */
  hrefOf: (round: StageId) => string;
  now: Instant;
};

/** The rounds of the competition: those that are sealed can be opened, of the others only the times are known. */
export function RoundsList({ competition, shown, hrefOf, now }: RoundsListProps) {
  const rounds = roundsOf(competition);
  const hidden = rounds.filter(({ stageId }) => competition.sealed[stageId] === undefined);
  return (
    <Part id="rounds" title="Rounds">
      <SummaryList
        rows={rounds.map((round) => {
          const sealedAt = competition.sealed[round.stageId];
          const open = sealedAt !== undefined && round.stageId !== shown;
          const value = sealedAt ? `Sealed at ${inWords(sealedAt)}` : unsealed(competition, round, now);
          const show = { href: hrefOf(round.stageId), text: "Show", visuallyHiddenText: stageName(round) };
          return open ? [stageName(round), value, show] : [stageName(round), value];
        })}
      />
      {hidden.length > 0 && competition.cancelled === undefined && <p>{UNSEALED}</p>}
    </Part>
  );
}

function unsealed({ cancelled }: Competition, round: Round, now: Instant): string {
  if (cancelled !== undefined) return "Never sealed: the competition was cancelled";
  return `${round.opensAt > now ? "Opens" : "Opened"} at ${inWords(round.opensAt)}. ${sealingInWords(round, sealableAt(round))}`;
}
