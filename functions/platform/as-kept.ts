import * as z from "zod/mini";
import { kept } from "../../shared/kernel/kept.ts";
import { type Item, ofItem, withoutKey } from "./table.ts";

/**
 * Reads what an item holds by a schema, its texts as they lie; of the very same item once. What is not there stays so.
 * `told`: what an item says under other names.
 */
export function asKept<T extends object>(
  schema: z.core.$ZodType<T>,
  told: (item: Readonly<Record<string, unknown>>) => object = (item) => item,
) {
  let reading: z.core.$ZodType<T> | undefined;
  const read = ofItem((item) => z.parse((reading ??= kept(schema)), told(withoutKey(item))));
  function found<There extends Item | undefined>(item: There): T | Extract<There, undefined>;
  function found(item: Item | undefined): T | undefined {
    return item && read(item);
  }
  return found;
}
