/** Where a number of one range lies in another: `linearScale([0, 10], [0, 100])(5)` is 50. An empty range lies at its start. */
export const linearScale =
  ([from, until]: readonly [number, number], [first, last]: readonly [number, number]) =>
  (at: number): number =>
    until === from ? first : first + ((at - from) / (until - from)) * (last - first);
