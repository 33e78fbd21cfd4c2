import { Chart } from "./chart.tsx";
import { Legend } from "./legend.tsx";
import { linearScale } from "./scale.ts";
import { type Tone, fillOf, inkOn, outline } from "./tone.ts";

/** What one bidder changed from one round to the next, lot by lot in short words. */
type BidderMovement = {
  name: string;
  dropped: readonly string[];
  kept: readonly string[];
  added: readonly string[];
};

type MovementProps = { id: string; title: string; bidders: readonly BidderMovement[] };

const dropped = 0;
const kept = 4;
const added = 2;

/** Round to round: to the left what was dropped, to the right what was kept and what was added. */
export function Movement({ id, title, bidders }: MovementProps) {
  const left = Math.max(0, ...bidders.map((bidder) => bidder.dropped.length));
  const right = Math.max(1, ...bidders.map((bidder) => bidder.kept.length + bidder.added.length));
  const scale = linearScale([-left, right], [1, 99]);
  return (
    <Chart
      id={id}
      title={title}
      legend={
        <Legend
          entries={[
            { tone: dropped, marked: true, words: "Dropped" },
            { tone: kept, words: "Kept" },
            { tone: added, words: "Added" },
          ]}
        />
      }
      facts={{
        head: ["Bidder", "Dropped", "Kept", "Added"],
        rows: bidders.map((bidder) => [
          bidder.name,
          inWords(bidder.dropped),
          inWords(bidder.kept),
          inWords(bidder.added),
        ]),
      }}
    >
      <ul class="app-movement">
        {bidders.map((bidder) => (
          <li class="app-movement__bidder">
            <div class="app-movement__words">
              <strong>{bidder.name}</strong>
              <br />
              {bidder.dropped.length} dropped, {bidder.kept.length} kept, {bidder.added.length} added
            </div>
            <Strip bidder={bidder} scale={scale} />
          </li>
        ))}
      </ul>
    </Chart>
  );
}

type Scale = (count: number) => number;

function Strip({ bidder, scale }: { bidder: BidderMovement; scale: Scale }) {
  const keptCount = bidder.kept.length;
  return (
    <svg class="app-movement__strip" width="100%" height="34" aria-hidden="true" focusable="false">
      <Bar from={-bidder.dropped.length} to={0} tone={dropped} marked scale={scale} />
      <Bar from={0} to={keptCount} tone={kept} scale={scale} />
      <Bar from={keptCount} to={keptCount + bidder.added.length} tone={added} scale={scale} />
      <line x1={`${scale(0)}%`} x2={`${scale(0)}%`} y1="0" y2="34" stroke={outline} stroke-width="2" />
    </svg>
  );
}

type BarProps = { from: number; to: number; tone: Tone; marked?: boolean; scale: Scale };

function Bar({ from, to, tone, marked, scale }: BarProps) {
  if (from === to) return <></>;
  return (
    <>
      <rect
        x={`${scale(from)}%`}
        y="5"
        width={`${scale(to) - scale(from)}%`}
        height="24"
        fill={fillOf(tone)}
        stroke={outline}
        stroke-dasharray={marked ? "6 3" : undefined}
      />
      <text
        class="app-movement__count"
        x={`${scale((from + to) / 2)}%`}
        y="22"
        text-anchor="middle"
        fill={inkOn(tone)}
      >
        {to - from}
      </text>
    </>
  );
}

function inWords(lots: readonly string[]): string {
  return lots.join(", ") || "None";
}
