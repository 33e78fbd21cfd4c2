import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { Chart } from "./chart.tsx";
import { TimeAxis, type TimeScale, timeScale, TimeStrip } from "./time-strip.tsx";

/** An instant, as UTC with milliseconds and in words. */
type Moment = { instant: string; words: string };

type TimetableStage = {
  name: string;
  /** When it opens, or when it happens if it has no end. */
  start: Moment;
  /** The instant at which it is closed. */
  end?: Moment | undefined;
  /** What else must be seen, such as the date before an amendment. */
  note?: string | undefined;
};

type TimetableProps = { id: string; title: string; stages: readonly TimetableStage[]; now: Moment };

/** The stages on one line of time each, with a line through now. The order is the caller's. */
export function Timetable({ id, title, stages, now }: TimetableProps) {
  const instants = stages
    .flatMap(({ start, end }) => [start.instant, end?.instant ?? start.instant])
    .toSorted();
  const first = instants.at(0) ?? now.instant;
  const last = instants.at(-1) ?? now.instant;
  const scale = timeScale(first, last);
  return (
    <Chart
      id={id}
      title={title}
      facts={{
        head: ["Stage", "Opens or happens", "Closes", "State"],
        rows: stages.map((stage) => [
          stage.name,
          <When {...stage.start} />,
          stage.end ? <When {...stage.end} /> : "",
          stateOf(stage, now.instant).words,
        ]),
      }}
    >
      <div class="app-timetable">
        <p class="govuk-body-s">
          The dashed line is now: <When {...now} />
        </p>
        <TimeAxis scale={scale} />
        <ol class="app-timetable__stages">
          {stages.map((stage) => (
            <Stage stage={stage} now={now.instant} scale={scale} />
          ))}
        </ol>
      </div>
    </Chart>
  );
}

function Stage({ stage, now, scale }: { stage: TimetableStage; now: string; scale: TimeScale }) {
  const { name, start, end, note } = stage;
  const state = stateOf(stage, now);
  return (
    <li class="app-timetable__stage">
      <div class="app-timetable__words">
        <strong>{name}</strong> {state.is === "open" && <Tag text={state.words} classes="govuk-tag--green" />}
        <br />
        <When {...start} />
        {end && (
          <>
            {" "}
            to <When {...end} />
          </>
        )}
        {note && (
          <>
            <br />
            {note}
          </>
        )}
      </div>
      <TimeStrip start={start.instant} end={end?.instant} now={now} state={state.is} scale={scale} />
    </li>
  );
}

/** Where a stage stands. The closing instant itself is closed. */
function stateOf({ start, end }: TimetableStage, now: string) {
  if (now < start.instant) return { is: "ahead", words: "To come" } as const;
  if (!end) return { is: "past", words: "Done" } as const;
  return now < end.instant
    ? ({ is: "open", words: "Open now" } as const)
    : ({ is: "past", words: "Closed" } as const);
}
