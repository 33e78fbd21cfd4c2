import { AsyncLocalStorage } from "node:async_hooks";
import type { Commit } from "../../infra/local/dynamo/commit-log.ts";

/** A kind of act that is not played twice: what each one answered and committed, by all that it followed from. */
type Remembered<T> = {
  readonly what: string;
  readonly played: Map<string, { readonly value: T; readonly commits: readonly Commit[] }>;
};
/** A kind of act to be remembered as long as this process lives. */
export const remembered = <T>(what: string): Remembered<T> => ({ what, played: new Map() });

/** What was played in one portal since it began. */
export type Past = {
  /**
   * Plays an act, or copies what it answered and committed when a portal with the very same past played it: the same acts at
   * the same instants, and nothing else. `given` says all that it depends on besides; its answer is plain data. An act
   * within an act is part of it, and two at once come one after the other.
   */
  again<T>(kind: Remembered<T>, given: string, play: () => Promise<T>): Promise<T>;
  /** Is told of each commit. One outside such an act gives the portal a past of its own: all that follows is played. */
  heard(commit: Commit): void;
};

/** `clocks` tells where they stand; `onlyTable`, whether nothing but the table holds anything yet. */
export function pastOf(
  beginning: string,
  clocks: () => string,
  onlyTable: () => boolean,
  commitAgain: (commits: readonly Commit[]) => Promise<void>,
): Past {
  let past: string | undefined = beginning;
  let turn: Promise<unknown> = Promise.resolve();
  const acting = new AsyncLocalStorage<Commit[]>();

  async function playOrCopy<T>({ what, played }: Remembered<T>, given: string, play: () => Promise<T>) {
    if (!onlyTable()) past = undefined;
    if (past === undefined) return acting.run([], play);
    const name = `${past}\n${clocks()} ${what} ${given}`;
    const before = played.get(name);
    const commits: Commit[] = [];
    const value = await acting.run(commits, async () => {
      if (before === undefined) return play();
      await commitAgain(before.commits);
      return structuredClone(before.value);
    });
    if (past === undefined || !onlyTable()) return value;
    if (before === undefined) played.set(name, { value: structuredClone(value), commits });
    past = name;
    return value;
  }

  return {
    again(kind, given, play) {
      if (acting.getStore() !== undefined) return play();
      const mine = turn.then(() => playOrCopy(kind, given, play));
      turn = mine.catch(() => void (past = undefined));
      return mine;
    },
    heard(commit) {
      const act = acting.getStore();
      if (act === undefined) past = undefined;
      else act.push(commit);
    },
  };
}
