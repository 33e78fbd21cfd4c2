import { stateOf } from "../../../shared/competition/stages.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import { stageName, stageStateNames } from "../../../shared/competition/words.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { roundsOf } from "../../../shared/preferences/rules.ts";
import { CompetitionFrame, type InCompetition } from "../../competition/competition-frame.tsx";
import { TeamLink } from "../../govuk/team-link.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { TaskList } from "../../govuk/task-list.tsx";
import { When } from "../../govuk/when.tsx";
import { roundPath } from "../paths.ts";

type RoundsProps = InCompetition & {
  competition: Competition;
  /** Whether the organisation takes part in the rounds. */
  prequalified: boolean;
  now: Instant;
};

/** The rounds in which an organisation says which lots it wants, with the way to those that have begun. */
export function RoundsPage({ prequalified, now, ...page }: RoundsProps) {
  const { competition } = page;
  return (
    <CompetitionFrame {...page} title="Lot preferences">
      {!prequalified && (
        <InsetText>
          <p>
            Your organisation has not pre-qualified in this competition. Lot preferences are for organisations
            that have. If you think that it has, ask the competition team at <TeamLink />.
          </p>
        </InsetText>
      )}
      <TaskList
        items={roundsOf(competition).map((round) => {
          const state = stateOf(round, competition, now);
          return {
            title: stageName(round),
            href:
              prequalified && began(state) ? roundPath(competition.competitionId, round.stageId) : undefined,
            hint: (
              <>
                {state === "ahead" ? "Opens" : state === "closed" ? "Closed" : "Closes"}{" "}
                <When instant={state === "ahead" ? round.opensAt : round.closesAt} />
              </>
            ),
            status: stageStateNames[state],
          };
        })}
      />
    </CompetitionFrame>
  );
}

const began = (state: ReturnType<typeof stateOf>) => state !== "ahead" && state !== "called-off";
