import { DAY, dayInWords, instantOf } from "../../shared/kernel/instant.ts";
import { linearScale } from "./scale.ts";
import { fillOf, gridline, outline } from "./tone.ts";

/** From instants to per cent of the strip's width: text keeps its size however narrow the screen is. */
export type TimeScale = {
  readonly first: Date;
  readonly last: Date;
  readonly place: (instant: string) => number;
};

/** The scale of a strip that begins and ends with these instants, a little away from its edges. */
export function timeScale(from: string, until: string): TimeScale {
  const [first, last] = [new Date(from), new Date(until)];
  const scale = linearScale([first.getTime(), last.getTime()], [2, 98]);
  return { first, last, place: (instant) => scale(new Date(instant).getTime()) };
}

type StripProps = {
  start: string;
  end: string | undefined;
  now: string;
  state: "past" | "open" | "ahead";
  scale: TimeScale;
};

const tones = { past: 2, open: 4, ahead: 0 } as const;

/** One stage on the line of time: a bar, or a diamond when it has no end. Its words stand beside it. */
export function TimeStrip({ start, end, now, state, scale }: StripProps) {
  const from = scale.place(start);
  const until = end === undefined ? from : scale.place(end);
  const at = scale.place(now);
  const fill = fillOf(tones[state]);
  return (
    <svg class="app-timetable__strip" width="100%" height="100%" aria-hidden="true" focusable="false">
      {ticksOf(scale).map(({ x }) => (
        <line x1={percent(x)} x2={percent(x)} y1="0" y2="100%" stroke={gridline} />
      ))}
      {end === undefined ? (
        <svg x={percent(from)} y="50%" overflow="visible">
          <path d="M0 -11L11 0L0 11L-11 0Z" fill={fill} stroke={outline} stroke-width="1.5" />
        </svg>
      ) : (
        <svg y="50%" overflow="visible">
          <rect
            x={percent(from)}
            y="-9"
            width={percent(Math.max(until - from, 0.8))}
            height="18"
            fill={fill}
            stroke={outline}
            stroke-width="1.5"
          />
        </svg>
      )}
      {at >= 0 && at <= 100 && <NowLine x={percent(at)} />}
    </svg>
  );
}

/** Dashes between white edges, so that the line is seen on dark bars too. */
function NowLine({ x }: { x: string }) {
  const whole = { x1: x, x2: x, y1: "0", y2: "100%" };
  return (
    <>
      <line {...whole} stroke="#ffffff" stroke-width="5" />
      <line {...whole} stroke={outline} stroke-width="2" stroke-dasharray="5 4" />
    </>
  );
}

/** The months (or days) over the strips. */
export function TimeAxis({ scale }: { scale: TimeScale }) {
  return (
    <svg class="app-timetable__axis" width="100%" height="24" aria-hidden="true" focusable="false">
      {ticksOf(scale).map(({ x, words }, index) => (
        <text
          class={index % 2 ? "app-timetable__tick app-timetable__tick--minor" : "app-timetable__tick"}
          x={percent(x)}
          y="16"
          text-anchor={x < 8 ? "start" : x > 92 ? "end" : "middle"}
        >
          {words}
        </text>
      ))}
    </svg>
  );
}

/** Where lines are drawn: where every so many months begin, or days, so that there are eight at most. */
function ticksOf({ first, last, place }: TimeScale): { x: number; words: string }[] {
  const days = (last.getTime() - first.getTime()) / DAY;
  const isLong = days > 120;
  const each =
    (isLong ? [1, 3, 6, 12] : [1, 2, 7, 14]).find((one) => days / (isLong ? 30 * one : one) < 8) ?? 24;
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const begins = Array.from({ length: 24 }, (_, count) =>
    isLong ? Date.UTC(year, count * each) : Date.UTC(year, month, day + count * each),
  );
  return begins
    .filter((at) => at >= first.getTime() && at <= last.getTime())
    .map((at) => {
      const tick = instantOf(at);
      const [, date, name = "", ofYear] = dayInWords(tick).split(" ");
      const short = name.slice(0, 3);
      return { x: place(tick), words: (isLong ? [short, ofYear] : [date, short]).join(" ") };
    });
}

function percent(x: number): string {
  return `${Math.round(x * 100) / 100}%`;
}
