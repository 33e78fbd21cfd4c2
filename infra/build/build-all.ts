import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildAssets } from "./assets.ts";
import { bundleFunctions } from "./bundle.ts";
import { edgePages } from "./edge-pages.ts";
import { openApiFile } from "./openapi.ts";

const DAY_MS = 86_400_000;

/**
 * Builds what is deployed. `begun` is told when assets and the page of refusals stand. What an earlier build left stays
 * for a day: a portal that runs from this folder may still load a part of it.
 */
export async function buildAll(folder: string, begun: () => void): Promise<void> {
  await edgePages(folder, await buildAssets(join(folder, "assets")));
  begun();
  await Promise.all([
    bundleFunctions(join(folder, "functions")),
    openApiFile(join(folder, "documents", "openapi.json")),
  ]);
  for (const part of ["assets", "functions"]) dropOlder(join(folder, part), Date.now() - DAY_MS);
}

/** Deletes the files below a folder that were last written before a time (ms since 1970). */
export function dropOlder(folder: string, before: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs < before) rmSync(file);
  }
}
