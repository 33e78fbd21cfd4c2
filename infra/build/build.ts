import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sourcesHash } from "./sources-hash.ts";

/**
 * `npm run build`: everything that is deployed, in `.build`. Nothing is done, and no compiler loaded, when the sources are
 * those of the last build.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = join(root, ".build");
const BUILT_FROM = join(BUILD, "built-from");
const PARTS = ["assets", "documents", "errors", "functions", "pages"];
const sources = sourcesHash(root, ["shared", "functions", "web", "infra/build"]);
/** Whoever started this build can begin with what stands now: all but the doors and the description of the API. */
const begun = () => void process.send?.("begun");

const isBuilt =
  [BUILT_FROM, ...PARTS.map((part) => join(BUILD, part))].every((path) => existsSync(path)) &&
  readFileSync(BUILT_FROM, "utf8") === sources;
if (isBuilt) begun();
else {
  await rm(BUILT_FROM, { force: true });
  // What was compiled of other sources.
  await rm(join(BUILD, "compiled"), { recursive: true, force: true });
  const { buildAll } = await import("./build-all.ts");
  await buildAll(BUILD, begun);
  // Last, so that a build that was cut short is not taken for a whole one.
  await writeFile(BUILT_FROM, sources);
}
process.disconnect?.();
