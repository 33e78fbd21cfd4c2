import { existsSync, readFileSync } from "node:fs";
import { CannotStart } from "./settings.ts";

/**
 * What a JSON file of the data folder holds, as `read` takes it; undefined where there is none. Where it cannot be read,
 * throws `CannotStart` with what to do, and nothing of what is in it: it may be a secret.
 */
export async function readDataFile<T>(
  file: string,
  read: (json: unknown) => T | Promise<T>,
  todo: string,
): Promise<T | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return await read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new CannotStart(`${file} cannot be read: put it back from a copy, or ${todo}.`);
  }
}
