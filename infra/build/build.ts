import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAssets } from "./assets.ts";
import { bundleFunctions } from "./bundle.ts";
import { edgePages } from "./edge-pages.ts";
import { openApiFile } from "./openapi.ts";

/** `npm run build`: everything that is deployed, in `.build`. */
const BUILD = join(fileURLToPath(new URL("../..", import.meta.url)), ".build");
// What an earlier build left stays: a portal that runs from this folder may still load a part of it.
await Promise.all([
  buildAssets(join(BUILD, "assets")).then((assets) => edgePages(BUILD, assets)),
  bundleFunctions(join(BUILD, "functions")),
  openApiFile(join(BUILD, "documents", "openapi.json")),
]);
