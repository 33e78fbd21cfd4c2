import type { Item, Write } from "../../functions/platform/table.ts";
import type { Key } from "../../shared/kernel/key.ts";
import type { TestPortal } from "./portal.ts";
import { type Reached, reachedBy } from "./reached.ts";

/** The table of a portal, watched: what is reached by writes of who does something, and how every row was before. */
export function watchedTable(portal: Pick<TestPortal, "deps" | "watching">) {
  const { table } = portal.deps;
  const reached: Reached[] = [];
  const entries: string[] = [];
  const first = new Map<string, { readonly key: Key; readonly item: Item | undefined }>();
  let judging = false;
  portal.watching.by = async (writes, write, itself) => {
    const keys = writes.flatMap((one) => keyWritten(one) ?? []);
    const before = await table.getMany(keys);
    for (const [index, key] of keys.entries()) {
      const name = `${key.pk} ${key.sk}`;
      if (!first.has(name)) first.set(name, { key, item: before[index] });
    }
    const outcome = await write();
    if (judging && !itself && outcome.written) {
      const after = await table.getMany(keys);
      const changes = keys.map((key, index) => ({ key, before: before[index], after: after[index] }));
      reached.push(...reachedBy(changes, portal.deps.now()));
      for (const item of after)
        if (item?.sk.startsWith("ENTRY#") === true) entries.push(String(item["what"]));
    }
    return outcome;
  };
  return {
    reached,
    /** How the entries are called that were left by it. */
    entries,
    async judged<T>(act: () => Promise<T>): Promise<T> {
      judging = true;
      try {
        return await act();
      } finally {
        judging = false;
      }
    },
    async asItWas(): Promise<void> {
      delete portal.watching.by;
      for (const { key, item } of first.values())
        await table.writeOne(item === undefined ? { remove: key } : { put: item });
    },
  };
}

function keyWritten(write: Write): Key | undefined {
  const key =
    "put" in write
      ? write.put
      : "update" in write
        ? write.update
        : "remove" in write
          ? write.remove
          : undefined;
  return key && { pk: key.pk, sk: key.sk };
}
