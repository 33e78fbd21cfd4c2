import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

export const AssetManifest = z.strictObject({
  "app.css": z.string(),
  "app.js": z.string(),
  "files.js": z.string(),
  "receipts.js": z.string(),
  "icon.svg": z.string(),
});

/** Where each asset is served, by its plain name. The address holds a hash of the content: cache it for ever. */
export type AssetManifest = z.infer<typeof AssetManifest>;

/** The file beside the assets that says what those of the last build are called. */
export const RECORD_FILE = "build.json";

/** The manifest of the assets that lie in a folder. Throws when they were not built. */
export const readAssetManifest = (dir: string): AssetManifest =>
  z.object({ assets: AssetManifest }).parse(JSON.parse(readFileSync(join(dir, RECORD_FILE), "utf8"))).assets;

/** Where in the build the bundle lies that renders the pages of refusals which no door gives. */
export const EDGE_PAGE_BUNDLE = "pages/edge-page.mjs";
