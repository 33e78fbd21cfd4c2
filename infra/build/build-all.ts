import { join } from "node:path";
import { buildAssets } from "./assets.ts";
import { bundleFunctions } from "./bundle.ts";
import { edgePages } from "./edge-pages.ts";
import { openApiFile } from "./openapi.ts";

/**
 * Builds what is deployed. `begun` is told when workers, assets and the page of refusals stand. What an earlier build left
 * stays: a portal that runs from this folder may still load a part of it.
 */
export async function buildAll(folder: string, begun: () => void): Promise<void> {
  const assets = buildAssets(join(folder, "assets")).then((manifest) => edgePages(folder, manifest));
  const workers = Promise.withResolvers<void>();
  const functions = bundleFunctions(join(folder, "functions"), workers.resolve);
  await Promise.all([assets, Promise.race([workers.promise, functions])]);
  begun();
  await Promise.all([functions, openApiFile(join(folder, "documents", "openapi.json"))]);
}
