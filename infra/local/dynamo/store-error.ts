/**
 * The store on disk cannot be used: another process holds it, its files are damaged, or the folder cannot be
 * written. The message is one line that can be shown to the person who started the portal.
 */
export class DynamoStoreError extends Error {
  override readonly name = "DynamoStoreError";
  readonly reason: "locked" | "corrupt" | "unwritable";

  constructor(reason: DynamoStoreError["reason"], path: string | undefined, cause: unknown) {
    super(`${wording[reason]}: ${path ?? "in memory"}`, { cause });
    this.reason = reason;
  }
}

const wording: Record<DynamoStoreError["reason"], string> = {
  locked: "The data folder is in use by another process",
  corrupt: "The data folder is damaged",
  unwritable: "The data folder cannot be written",
};

/** SQLite's codes for a file that another process holds, and for one that the system does not let it read or write. */
const heldByAnother = [5, 6];
const notLet = [3, 8, 10, 13, 14];
const cutShort = 522;

/** Names a failure of the files. What neither SQLite nor the system explains is taken for damage. */
export function storeError(error: unknown, path: string | undefined): DynamoStoreError {
  if (error instanceof DynamoStoreError) return error;
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
  if (heldByAnother.includes(code & 0xff)) return new DynamoStoreError("locked", path, error);
  const refused =
    (notLet.includes(code & 0xff) && code !== cutShort) || (error instanceof Error && "syscall" in error);
  return new DynamoStoreError(refused ? "unwritable" : "corrupt", path, error);
}
