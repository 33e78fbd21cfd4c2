import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = /\.(ts|tsx|json|scss|svg|mjs)$/;

/** SHA-256, in hexadecimal, of all sources below some folders of the project and of the versions of its packages. */
export function sourcesHash(root: string, folders: readonly string[]): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).toSorted())
      if (SOURCE.test(name))
        hash.update(`${folder}/${name}\n`).update(readFileSync(join(root, folder, name)));
  return hash.digest("hex");
}
