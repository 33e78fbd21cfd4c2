/** What is drawn at random, and comes again with the same seed. */
export type Random = {
  readonly below: (bound: number) => number;
  /** One of a list, which must have some. */
  readonly one: <T>(list: readonly T[]) => T;
};

/** Random numbers by a seed (mulberry32). */
export function randomBy(seed: number): Random {
  let state = seed;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
  return {
    below,
    one: <T>(list: readonly T[]): T => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
  };
}
