/** Whether a path is the prefix itself or lies under it, on whole segments: `/bidder` holds `/bidder/x`, not `/bidders`. */
function liesUnder(prefix: string, path: string): boolean {
  return prefix === "/" || path === prefix || path.startsWith(`${prefix}/`);
}

/** The value of the longest prefix that holds the path, if any does. */
export function longestPrefix<Value>(
  entries: readonly (readonly [prefix: string, value: Value])[],
  path: string,
): Value | undefined {
  const [longest] = entries
    .filter(([prefix]) => liesUnder(prefix, path))
    .toSorted(([one], [other]) => other.length - one.length);
  return longest?.[1];
}
