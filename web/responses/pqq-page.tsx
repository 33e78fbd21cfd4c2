import { stageName } from "../../shared/competition/words.ts";
import type { PqqStage } from "../../shared/responses/rules.ts";
import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type InCompetition,
} from "../competition/competition-frame.tsx";
import { pqqPath } from "./paths.ts";

export type PqqProps = InCompetition & { stage: PqqStage };

/** A page of a bidder's own response: says which PQQ it is, with the way to how the response stands. */
export function PqqPage({ stage, ...page }: PqqProps & CompetitionFrameProps) {
  const caption = (
    <a class="govuk-link" href={pqqPath(page.competition.competitionId)}>
      {stageName(stage)}
    </a>
  );
  return <CompetitionFrame {...page} caption={page.back === undefined ? undefined : caption} />;
}
