import type { Key } from "../../shared/kernel/key.ts";
import type { Item, Table } from "./table.ts";

/** An item that was read together with others; undefined when there is none. */
export type Found = (key: Key) => Item | undefined;

const named = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** Items that several modules want, in one request: what two of them want is read once. At most 100. */
export async function loadTogether(table: Pick<Table, "getMany">, wanted: readonly Key[]): Promise<Found> {
  const keys = [...new Map(wanted.map((key) => [named(key), key])).values()];
  const items = await table.getMany(keys);
  const found = new Map(keys.map((key, at) => [named(key), items[at]]));
  return (key) => found.get(named(key));
}
