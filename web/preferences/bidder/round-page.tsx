import type { Competition } from "../../../shared/competition/schema.ts";
import { stageName } from "../../../shared/competition/words.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type InCompetition,
} from "../../competition/competition-frame.tsx";
import { roundPath } from "../paths.ts";

/** What every page of a bidder's round is given. */
export type RoundProps = InCompetition & { competition: Competition; round: Round };

/** A page of one round: says which, with the way to what it says at a glance. */
export function RoundPage({ round, ...page }: RoundProps & CompetitionFrameProps) {
  const name = stageName(round);
  const caption = (
    <a class="govuk-link" href={roundPath(page.competition.competitionId, round.stageId)}>
      {name}
    </a>
  );
  return <CompetitionFrame width="full" {...page} caption={page.back === undefined ? undefined : caption} />;
}
