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
  beside?: Child;
};

/** How many bidders stand for each area, and which areas have fewer than they need. */
export function CoverageMap({ id, title, areas, minimum, beside }: CoverageMapProps) {
  return (
    <TileMap
      id={id}
      title={title}
      valueHeading="Bidders"
      legend={legend(minimum)}
      beside={beside}
      areas={areas.map(({ count, ...area }) => {
        const marked = count < minimum;
        const counted = count === 1 ? "bidder" : "bidders";
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

function legend(minimum: number): LegendEntry[] {
  const under = `under the minimum of ${minimum}`;
  return [
    { tone: 0, marked: minimum > 0, words: minimum > 0 ? `No bidders: ${under}` : "No bidders" },
    ...(minimum > 1
      ? [{ tone: 1, marked: true, words: `${atMost(1, minimum - 1)}: ${under}` } as const]
      : []),
    ...(minimum > 0
      ? [{ tone: 2, words: `${minimum} ${minimum === 1 ? "bidder" : "bidders"}` } as const]
      : []),
    { tone: 3, words: `${minimum + 1} or ${minimum + 2}` },
    { tone: 4, words: `${minimum + 3} or more` },
  ];
}

function atMost(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
