import { act } from "./engine.ts";
import type { AttributeValue, Item } from "./item.ts";
import { asItem } from "./item.ts";
import type { Level } from "./level.ts";
import { folders, within } from "./level.ts";
import type { StoreParts } from "./store-parts.ts";
import type { StoredTable, TableRecord } from "./table-record.ts";

const fiveYears = 5 * 366 * 24 * 60 * 60;

/**
 * Whether a time-to-live value, in seconds since 1970, has passed. As in AWS only a number counts, and one
 * more than five years old is taken for a mistake and left alone.
 */
function hasExpired(value: AttributeValue | undefined, nowSeconds: number): boolean {
  if (value?.N === undefined) return false;
  const expiresAt = Number(value.N);
  return expiresAt < nowSeconds && expiresAt > nowSeconds - fiveYears;
}

/**
 * Deletes the items whose time to live has passed, each as a delete of its own with its change record, and
 * answers how many. Until then they can be read, as in AWS, where it may take days.
 */
export async function expireItems(
  level: Level,
  tables: ReadonlyMap<string, StoredTable>,
  parts: StoreParts,
  now: () => number,
): Promise<number> {
  const nowSeconds = now() / 1000;
  let expired = 0;
  for (const { record, timeToLive } of tables.values()) {
    if (timeToLive === undefined) continue;
    const isOver = (item: Item | undefined) => hasExpired(item?.[timeToLive], nowSeconds);
    for await (const [key, value] of level.iterator(within(folders.items(record.TableName))))
      if (isOver(asItem(value)) && (await expire(parts, record, key, isOver))) expired += 1;
  }
  return expired;
}

/** Deletes one item, unless it was renewed or deleted before it was our turn. */
async function expire(
  parts: StoreParts,
  { TableName, KeySchema }: TableRecord,
  key: string,
  isOver: (item: Item) => boolean,
): Promise<boolean> {
  const held = await parts.holds.hold([key], "batch");
  if (!held.ok) return false;
  try {
    const draft = parts.draft();
    const item = draft.committed(key);
    if (!item || !isOver(item)) return false;
    const names = KeySchema.map((part) => part.AttributeName);
    const Key = Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
    await act("DeleteItem", { TableName, Key }, draft);
    await parts.log.commit(draft);
    return true;
  } finally {
    held.release();
  }
}
