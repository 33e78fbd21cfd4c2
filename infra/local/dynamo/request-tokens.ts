import { createHash } from "node:crypto";
import * as z from "zod";
import type { Level, StoreOperation } from "./level.ts";
import { folders, within } from "./level.ts";
import { tokenMismatch, transactionInProgress } from "./refusal.ts";

const lifetime = 10 * 60 * 1000;

const Remembered = z.object({ digest: z.string(), until: z.number() });
type Remembered = z.infer<typeof Remembered>;

/** A transaction that was begun under its token and not committed yet. */
type Begun = {
  /** What remembers the token, to be committed together with the transaction. */
  operations: StoreOperation[];
  committed(): void;
  /** The transaction is over, one way or the other. */
  end(): void;
};

export type RequestTokens = {
  /**
   * Begins the transaction of a token, or says that it is done already. Refuses a token that was used with
   * other actions in the last ten minutes, and one whose transaction is still under way.
   */
  begin(token: string, actions: unknown): Begun | "done";
};

/** The ClientRequestTokens of the last ten minutes; kept in the store, so that they outlive a crash. */
export async function openRequestTokens(level: Level, now: () => number): Promise<RequestTokens> {
  const stored = await level.iterator(within(folders.token)).all();
  const tokens = stored
    .map(([key, value]): [string, Remembered] => [key, Remembered.parse(value)])
    .toSorted(([, left], [, right]) => left.until - right.until);
  /** Oldest first: a Map keeps the order in which tokens came. */
  const remembered = new Map(tokens);
  const underWay = new Set<string>();

  function forget(at: number): StoreOperation[] {
    const old: StoreOperation[] = [];
    for (const [key, { until }] of remembered) {
      if (until > at) break;
      remembered.delete(key);
      old.push({ type: "del", key });
    }
    return old;
  }

  return {
    begin(token, actions) {
      const key = folders.token + token;
      const digest = createHash("sha256").update(JSON.stringify(actions)).digest("base64");
      if (underWay.has(key)) throw transactionInProgress();
      const at = now();
      const forgotten = forget(at);
      const earlier = remembered.get(key);
      if (earlier && earlier.digest !== digest) throw tokenMismatch();
      if (earlier) return "done";
      underWay.add(key);
      const value = { digest, until: at + lifetime };
      return {
        operations: [...forgotten, { type: "put", key, value }],
        committed: () => void remembered.set(key, value),
        end: () => void underWay.delete(key),
      };
    },
  };
}
