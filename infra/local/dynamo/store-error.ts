import * as z from "zod";

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

/** Names a failure of LevelDB. Its own code may sit on the error or on the cause of it. */
export function storeError(error: unknown, path: string | undefined): DynamoStoreError {
  if (error instanceof DynamoStoreError) return error;
  const codes = [codeOf(error), error instanceof Error ? codeOf(error.cause) : undefined];
  if (codes.includes("LEVEL_LOCKED")) return new DynamoStoreError("locked", path, error);
  const damaged = codes.includes("LEVEL_CORRUPTION") || codes.includes("LEVEL_DECODE_ERROR");
  if (damaged || error instanceof z.ZodError) return new DynamoStoreError("corrupt", path, error);
  return new DynamoStoreError("unwritable", path, error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
