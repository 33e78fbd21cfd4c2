import type { AttributeValue, Item } from "./item.ts";
import { itemOf } from "./item.ts";
import { nameOf } from "./item-key.ts";
import { commitOf } from "./one-item.ts";
import { itemsOf, type RowKey } from "./rows.ts";
import { committed, type StoreParts } from "./store-parts.ts";
import type { TableRecord } from "./table-record.ts";

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
export async function expireItems(parts: StoreParts, now: () => number): Promise<number> {
  const nowSeconds = now() / 1000;
  let expired = 0;
  for (const { record, timeToLive } of parts.tables.values()) {
    if (timeToLive === undefined) continue;
    const isOver = (item: Item | undefined) => hasExpired(item?.[timeToLive], nowSeconds);
    const folder = itemsOf(record.TableName);
    const named = Array.from(
      parts.rows.find({ folder, where: ["instr(value, ?)"], values: [JSON.stringify(timeToLive)] }),
    );
    for (const { pk, sk, value } of named)
      if (isOver(itemOf(value)) && (await expire(parts, record, { folder, pk, sk }, isOver))) expired += 1;
  }
  return expired;
}

/** Deletes one item, unless it was renewed or deleted before it was our turn. */
async function expire(
  parts: StoreParts,
  table: TableRecord,
  key: RowKey,
  isOver: (item: Item) => boolean,
): Promise<boolean> {
  const held = await parts.holds.hold([nameOf(key)], "batch");
  if (!held.ok) return false;
  try {
    const before = committed(parts, key);
    if (!before || !isOver(before.item)) return false;
    await parts.log.commit(commitOf(table, key, before, undefined));
    return true;
  } finally {
    held.release();
  }
}
