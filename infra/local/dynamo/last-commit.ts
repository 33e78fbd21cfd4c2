import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export type LastCommit = {
  readonly number: number;
  save(number: number): void;
  close(): void;
};

/**
 * The number of the last commit, in a small file beside the database. It is written after a commit and not synced: it
 * outlives kill -9, and after a power cut it may name an earlier commit, never a later one. So a database that stands
 * before it has lost something. The file is there before the database; one without the other is damage.
 */
export function openLastCommit(file: string, mustExist: boolean): LastCommit {
  const found = readNumber(file);
  if (found === undefined && mustExist) throw new Error("the number of the last commit is missing");
  const number = found ?? 0;
  if (number > 0 && !mustExist) throw new Error("the database is missing");
  if (found === undefined) makeDurable(file, written(0));
  const handle = openSync(file, "r+");
  return {
    number,
    save: (commit) => void writeSync(handle, written(commit), 0),
    close: () => closeSync(handle),
  };
}

/** Writes a file so that a power cut leaves it there. */
function makeDurable(file: string, text: string): void {
  writeFileSync(file, text, { flush: true });
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}

const written = (number: number): string => `${String(number).padStart(16, "0")}\n`;

function readNumber(file: string): number | undefined {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (text === "") return undefined;
  if (!/^\d{16}\n$/.test(text)) throw new Error("the number of the last commit cannot be read");
  return Number(text);
}
