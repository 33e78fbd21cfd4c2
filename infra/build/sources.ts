import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCE = /\.(ts|tsx|json|scss|svg|mjs)$/;

/** What stood in some sources at one time: equal as long as nobody has changed any, not even to and fro. */
export type Sources = { readonly hash: string; readonly newest: number };

/**
 * All sources below some folders of the project, and the versions of its packages: SHA-256 of names and contents in
 * hexadecimal, and when the newest was written (ms since 1970).
 */
export function sourcesOf(root: string, folders: readonly string[]): Sources {
  const hash = createHash("sha256");
  let newest = 0;
  const read = (name: string) => {
    newest = Math.max(newest, statSync(join(root, name)).mtimeMs);
    hash.update(`${name}\n`).update(readFileSync(join(root, name)));
  };
  read("package-lock.json");
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).toSorted())
      if (SOURCE.test(name)) read(join(folder, name));
  return { hash: hash.digest("hex"), newest };
}

/** Whether the same stands in sources as before, and was not another in between. */
export const areSame = (one: Sources, other: Sources): boolean =>
  one.hash === other.hash && one.newest === other.newest;
