import { sentenceStart } from "../../shared/kernel/words.ts";
import type { Child } from "hono/jsx";
import type { LegendEntry } from "./legend.tsx";
import { type TileArea, TileMap } from "./tile-map.tsx";
import { toneOfCount } from "./tone.ts";

type CoveredArea = Pick<TileArea, "number" | "name" | "tile" | "href"> & { count: number };

type CoverageMapProps = {
  id: string;
  title: string;
  areas: readonly CoveredArea[];
  /** Areas with fewer are marked. */
  minimum: number;
  /** What is counted: `["bidder", "bidders"]`. */
  unit: readonly [one: string, many: string];
  beside?: Child;
};

/** How many stand for each area, and which areas have fewer than they need. */
export function CoverageMap({ id, title, areas, minimum, unit, beside }: CoverageMapProps) {
  const [one, many] = unit;
  return (
    <TileMap
      id={id}
      title={title}
      valueHeading={sentenceStart(many)}
      legend={legend(minimum, unit)}
      beside={beside}
      areas={areas.map(({ count, ...area }) => {
        const marked = count < minimum;
        const counted = count === 1 ? one : many;
        return {
          ...area,
          value: String(count),
          meaning: marked ? `${counted}, under the minimum of ${minimum}` : counted,
          tone: toneOfCount(count, minimum),
          marked,
        };
      })}
    />
  );
}

function legend(minimum: number, [one, many]: readonly [string, string]): LegendEntry[] {
  const under = `under the minimum of ${minimum}`;
  return [
    { tone: 0, marked: minimum > 0, words: minimum > 0 ? `No ${many}: ${under}` : `No ${many}` },
    ...(minimum > 1
      ? [{ tone: 1, marked: true, words: `${atMost(1, minimum - 1)}: ${under}` } as const]
      : []),
    ...(minimum > 0 ? [{ tone: 2, words: `${minimum} ${minimum === 1 ? one : many}` } as const] : []),
    { tone: 3, words: `${minimum + 1} or ${minimum + 2}` },
    { tone: 4, words: `${minimum + 3} or more` },
  ];
}

function atMost(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
