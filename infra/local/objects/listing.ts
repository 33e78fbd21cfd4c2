/** One page of a listing: keys in order, and the common prefixes that stand for the keys under a delimiter. */
type ListingPage<Item> = { items: Item[]; prefixes: string[]; next: string | undefined };

type ListingQuery = { prefix: string; delimiter: string; after: string; max: number };

/** Cuts a page out of items sorted by the bytes of their keys. `next` is where the page after it begins. */
export function listingPage<Item extends { key: string }>(
  sorted: readonly Item[],
  { prefix, delimiter, after, max }: ListingQuery,
): ListingPage<Item> {
  const items: Item[] = [];
  const prefixes: string[] = [];
  let last = after;
  for (const item of sorted) {
    if (!item.key.startsWith(prefix) || isNotAfter(item.key, last, delimiter)) continue;
    if (items.length + prefixes.length >= max) return { items, prefixes, next: last };
    const common = commonPrefix(item.key, prefix, delimiter);
    if (common === undefined) items.push(item);
    else prefixes.push(common);
    last = common ?? item.key;
  }
  return { items, prefixes, next: undefined };
}

/** A common prefix that was given stands for every key under it. */
function isNotAfter(key: string, last: string, delimiter: string): boolean {
  const standsForKey = delimiter !== "" && last.endsWith(delimiter) && key.startsWith(last);
  return standsForKey || Buffer.compare(Buffer.from(key), Buffer.from(last)) <= 0;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
