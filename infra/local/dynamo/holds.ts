/** Who holds an item: a transaction shuts others out, a single write lets them queue. */
type Holder = { transaction: boolean; released: Promise<void> };

type Held = { ok: true; release: () => void } | { ok: false; conflicts: boolean[] };

export type Holds = {
  hold(keys: readonly string[], by: "write" | "batch" | "transaction"): Promise<Held>;
  held(keys: readonly string[]): boolean[];
};

/**
 * Keeps writes to one item apart, as AWS does: writes of one item follow each other; a write or a transaction
 * that meets a transaction under way is turned away with TransactionConflict, at once; a transaction waits for
 * a single write to finish. A batch, which AWS would hand back unprocessed, waits.
 */
export function createHolds(): Holds {
  const holders = new Map<string, Holder>();

  return {
    async hold(keys, by) {
      for (;;) {
        const ahead = keys.map((key) => holders.get(key));
        const conflicts = ahead.map((holder) => holder?.transaction === true && by !== "batch");
        if (conflicts.includes(true)) return { ok: false, conflicts };
        const first = ahead.find((holder) => holder !== undefined);
        if (!first) break;
        // Nothing is held while waiting, so nobody can wait in a ring.
        await first.released;
      }
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const holder = { transaction: by === "transaction", released };
      for (const key of keys) holders.set(key, holder);
      const release = () => {
        for (const key of keys) holders.delete(key);
        resolve();
      };
      return { ok: true, release };
    },
    held: (keys) => keys.map((key) => holders.has(key)),
  };
}
