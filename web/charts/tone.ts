/** How dark a shape is, from 0 (white) to 4: one hue, so that the order holds in greyscale too. */
export type Tone = 0 | 1 | 2 | 3 | 4;

const fills = { 0: "#ffffff", 1: "#d6e6e9", 2: "#86b5be", 3: "#2c7080", 4: "#0d3743" } as const;

/** The colour of a shape. */
export function fillOf(tone: Tone): string {
  return fills[tone];
}

/** The colour of words on a shape: dark on light and light on dark, at 4.5 to 1 or better. */
export function inkOn(tone: Tone): string {
  return tone >= 3 ? "#ffffff" : "#0b0c0c";
}

/** The lines around shapes. */
export const outline = "#0b0c0c";

/** The grid behind shapes. */
export const gridline = "#cecece";

/** The tone of a count against a minimum: none, under it, exactly it, a little and much above it. */
export function toneOfCount(count: number, minimum: number): Tone {
  if (count === 0) return 0;
  if (count < minimum) return 1;
  if (count === minimum) return 2;
  return count <= minimum + 2 ? 3 : 4;
}
