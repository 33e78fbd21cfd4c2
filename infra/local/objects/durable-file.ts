import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as z from "zod";

/**
 * Small JSON files that are either the old or the new one, never half of one, wherever the process is killed. (Not
 * flushed to the disk: a power cut is not provided for on one machine.)
 */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}`);
  await writeFile(temporary, JSON.stringify(value));
  await rename(temporary, path);
}

/** Undefined when there is no such file; throws when it is there and is not what it should be. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

export function makeEmptyFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
