import { type Tone, fillOf, outline } from "./tone.ts";

/** What one look of a shape means. `marked` shapes have the dashed border. */
export type LegendEntry = { tone: Tone; marked?: boolean | undefined; words: string };

export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul class="app-legend">
      {entries.map(({ tone, marked, words }) => (
        <li class="app-legend__entry">
          <svg
            class="app-legend__swatch"
            width="26"
            height="20"
            viewBox="0 0 26 20"
            aria-hidden="true"
            focusable="false"
          >
            <rect
              x="2"
              y="2"
              width="22"
              height="16"
              fill={fillOf(tone)}
              stroke={outline}
              {...(marked ? marking : {})}
            />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** The border that marks a shape as falling short, in any colours and in none. */
export const marking = { "stroke-width": 3, "stroke-dasharray": "6 3" } as const;
