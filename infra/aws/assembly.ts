import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * What would be deployed, as one SHA-256: the stack's template and the list of its files, which are themselves
 * named by their content. Equal hashes deploy the same thing. Throws when that stack was not synthesised there.
 */
export function assemblyHash(folder: string, stack: string): string {
  const hash = createHash("sha256");
  for (const kind of ["template", "assets"]) {
    const file = path.join(folder, `${stack}.${kind}.json`);
    if (!existsSync(file)) throw new Error(`${file} is missing: synthesise ${stack} first (npm run synth)`);
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}
