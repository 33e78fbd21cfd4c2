import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as z from "zod";
import { EDGE_PAGES } from "../../shared/kernel/names.ts";
import { type AssetManifest, EDGE_PAGE_BUNDLE } from "./manifest.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const EdgePageModule = z.object({
  edgePage: z.custom<(code: string, assets: { css: string; js: string; icon: string }) => Promise<string>>(
    (value) => typeof value === "function",
  ),
});

/**
 * Bundles the page of refusals before the doors into `<outDir>/pages`, for the front of one machine, and makes of it the
 * files that the edge shows in AWS, in `<outDir>/errors`.
 */
export async function edgePages(outDir: string, assets: AssetManifest): Promise<void> {
  const outfile = join(outDir, EDGE_PAGE_BUNDLE);
  await build({
    absWorkingDir: root,
    entryPoints: ["web/govuk/edge-page.tsx"],
    outfile,
    bundle: true,
    minify: true,
    legalComments: "none",
    platform: "node",
    target: "node24",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
  });
  const { edgePage } = EdgePageModule.parse(await import(pathToFileURL(outfile).href));
  const addresses = { css: assets["app.css"], js: assets["app.js"], icon: assets["icon.svg"] };
  const folder = join(outDir, "errors");
  await mkdir(folder, { recursive: true });
  for (const code of Object.values(EDGE_PAGES))
    await writeFile(join(folder, `${code}.html`), await edgePage(code, addresses));
}
