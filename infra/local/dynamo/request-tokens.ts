import { hash } from "node:crypto";
import * as z from "zod";
import { tokenMismatch, transactionInProgress } from "./refusal.ts";
import { fact, folders, type Rows, type RowWrite } from "./rows.ts";

const lifetime = 10 * 60 * 1000;

const Remembered = z.object({ digest: z.string(), until: z.number() });
type Remembered = z.infer<typeof Remembered>;

/** A transaction that was begun under its token and not committed yet. */
type Begun = {
  /** What remembers the token, to be committed together with the transaction. */
  writes: RowWrite[];
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
export function openRequestTokens(rows: Rows, now: () => number): RequestTokens {
  const tokens = Array.from(rows.find({ folder: folders.token }))
    .map(({ sk, value }): [string, Remembered] => [sk, Remembered.parse(JSON.parse(value))])
    .toSorted(([, left], [, right]) => left.until - right.until);
  /** Oldest first: a Map keeps the order in which tokens came. */
  const remembered = new Map(tokens);
  const underWay = new Set<string>();

  function forget(at: number): RowWrite[] {
    const old: RowWrite[] = [];
    for (const [token, { until }] of remembered) {
      if (until > at) break;
      remembered.delete(token);
      old.push({ key: fact(folders.token, token) });
    }
    return old;
  }

  return {
    begin(token, actions) {
      const digest = hash("sha256", JSON.stringify(actions), "base64");
      if (underWay.has(token)) throw transactionInProgress();
      const at = now();
      const forgotten = forget(at);
      const earlier = remembered.get(token);
      if (earlier && earlier.digest !== digest) throw tokenMismatch();
      if (earlier) return "done";
      underWay.add(token);
      const value = { digest, until: at + lifetime };
      return {
        writes: [...forgotten, { key: fact(folders.token, token), value: JSON.stringify(value) }],
        committed: () => void remembered.set(token, value),
        end: () => void underWay.delete(token),
      };
    },
  };
}
