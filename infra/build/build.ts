import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAssets } from "./assets.ts";
import { bundleFunctions } from "./bundle.ts";
import { edgePages } from "./edge-pages.ts";
import { openApiFile } from "./openapi.ts";

/** `npm run build`: everything that is deployed, in `.build`. */
const BUILD = join(fileURLToPath(new URL("../..", import.meta.url)), ".build");
// What an earlier build left stays: a portal that runs from this folder may still load a part of it.
const assets = buildAssets(join(BUILD, "assets")).then((manifest) => edgePages(BUILD, manifest));
const workers = Promise.withResolvers<void>();
const functions = bundleFunctions(join(BUILD, "functions"), workers.resolve);
await Promise.all([assets, Promise.race([workers.promise, functions])]);
// Whoever started this build can begin with what stands now: all but the doors and the description of the API.
process.send?.("begun");
await Promise.all([functions, openApiFile(join(BUILD, "documents", "openapi.json"))]);
process.disconnect?.();
