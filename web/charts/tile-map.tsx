import type { Child } from "hono/jsx";
import { Chart } from "./chart.tsx";
import { Legend, type LegendEntry, marking } from "./legend.tsx";
import { type Tone, fillOf, inkOn, outline } from "./tone.ts";

export type TileArea = {
  number: number | string;
  name: string;
  /** Column and row of the map's grid, from 0. */
  tile: readonly [column: number, row: number];
  /** What stands large on the tile, such as a count or a rank; may be empty. */
  value: string;
  /** What follows the value in words: "bidders" after "3". */
  meaning: string;
  tone: Tone;
  /** Drawn with the dashed border. */
  marked?: boolean | undefined;
  href?: string | undefined;
};

type TileMapProps = {
  id: string;
  title: string;
  areas: readonly TileArea[];
  legend: readonly LegendEntry[];
  /** Heads the last column of the table, such as "Bidders". */
  valueHeading: string;
  /** What is to be read beside the map. */
  beside?: Child;
};

const side = 110;
const step = side + 6;

/** More squares than this are no map any more: the table alone is shown. */
const MOST_ON_A_MAP = 100;

/** A map on which every area is one square of the same size, so that large areas do not shout. */
export function TileMap({ id, title, areas, legend, valueHeading, beside }: TileMapProps) {
  return (
    <Chart
      id={id}
      title={title}
      legend={<Legend entries={legend} />}
      beside={beside}
      facts={{
        head: ["Area", "Name", valueHeading],
        rows: areas.map((area) => [
          area.number,
          area.href && areas.length > MOST_ON_A_MAP ? <a href={area.href}>{area.name}</a> : area.name,
          inWords(area),
        ]),
      }}
    >
      {areas.length > MOST_ON_A_MAP ? (
        <p>These are {areas.length} areas, too many for a map.</p>
      ) : (
        <Squares id={id} areas={areas} />
      )}
    </Chart>
  );
}

function Squares({ id, areas }: Pick<TileMapProps, "id" | "areas">) {
  const [left, width] = extent(areas.map(({ tile }) => tile[0]));
  const [top, height] = extent(areas.map(({ tile }) => tile[1]));
  const linked = areas.some(({ href }) => href);
  return (
    <svg
      class="app-map"
      viewBox={`${left - 2} ${top - 2} ${width} ${height}`}
      width={width}
      height={height}
      role={linked ? "group" : "img"}
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <desc id={`${id}-description`}>
        A map with one square for each area. The table after the picture says the same.
      </desc>
      {areas.map((area) =>
        area.href ? (
          <a href={area.href} aria-label={linkName(area)}>
            <Tile area={area} />
          </a>
        ) : (
          <Tile area={area} />
        ),
      )}
    </svg>
  );
}

/** From where to where the squares reach in one direction: of a few areas no empty ones are drawn around them. */
function extent(places: readonly number[]): readonly [from: number, size: number] {
  const from = Math.min(...places);
  return places.length === 0 ? [0, step] : [step * from, step * (1 + Math.max(...places) - from)];
}

function Tile({ area }: { area: TileArea }) {
  const [column, row] = area.tile;
  const ink = inkOn(area.tone);
  return (
    <g transform={`translate(${column * step} ${row * step})`}>
      <rect
        class="app-map__tile"
        width={side}
        height={side}
        fill={fillOf(area.tone)}
        stroke={outline}
        {...(area.marked ? marking : {})}
      />
      <text class="app-map__number" x="8" y="9" fill={ink}>
        {`${area.number} `}
      </text>
      <text class="app-map__value" x={side - 8} y="9" text-anchor="end" fill={ink}>
        {`${area.value} `}
      </text>
      <text class="app-map__name" fill={ink}>
        {lines(area.name).map((line, index) => (
          <tspan x="6" y={43 + index * 12.5}>
            {`${line} `}
          </tspan>
        ))}
      </text>
    </g>
  );
}

function inWords({ value, meaning }: TileArea): string {
  return `${value} ${meaning}`.trim();
}

/** What is seen on the tile first, with the name or on phones without, so that it can be said to voice control. */
function linkName(area: TileArea): string {
  const seen = [area.number, area.value, area.name].filter((words) => words !== "").join(" ");
  return `${seen}: ${inWords(area)}`;
}

/** A name in lines that fit a tile: words are kept whole. */
function lines(name: string): string[] {
  const longest = 16;
  return name.split(" ").reduce<string[]>((done, word) => {
    const last = done.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= longest;
    return fits ? [...done.slice(0, -1), `${last} ${word}`] : [...done, word];
  }, []);
}
