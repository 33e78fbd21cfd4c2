import type { ParticipantsView } from "../../shared/competition/views.ts";
import { comesNext } from "../../shared/competition/hub.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { StageTime } from "./stage-time.tsx";
import { Part } from "../govuk/part.tsx";

type NextProps = { competition: ParticipantsView; now: Instant; path: string };

/** The next few dates, and the way to all of them. */
export function ComesNext({ competition, now, path }: NextProps) {
  const next = comesNext(competition, now).slice(0, 4);
  return (
    <Part title="What comes next">
      {next.length === 0 ? (
        <p>Nothing else is to come.</p>
      ) : (
        <ol class="govuk-list govuk-list--spaced">
          {next.map(({ stage, moves }) => (
            <li>
              <strong>{stageName(stage)}</strong>
              <br />
              {stage.closesAt && (moves === "opensAt" ? "Opens " : "Closes ")}
              <StageTime competition={competition} stage={stage} of={moves} />
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={`${path}/timetable`}>See the whole timetable</a>
      </p>
    </Part>
  );
}
