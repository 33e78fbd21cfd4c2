import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfChanged } from "./if-changed.ts";
import { sourcesOf } from "./sources.ts";

/**
 * Everything that is deployed, in `.build`; no compiler is loaded where nothing has changed. `npm run build` says `--anew`,
 * so that nothing of an earlier build is deployed. Whoever starts the portal is told "begun" when it can begin with what
 * stands: assets and the page of refusals.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = join(root, ".build");
const begun = () => void process.send?.("begun");

if (process.argv.includes("--anew")) rmSync(BUILD, { recursive: true, force: true });
await buildIfChanged(
  BUILD,
  () => sourcesOf(root, ["shared", "functions", "web", "infra/build"]),
  async () => (await import("./build-all.ts")).buildAll(BUILD, begun),
);
begun();
process.disconnect?.();
