import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** What the build left behind: a bundle per function, and the static files under names that hash their content. */
export interface Built {
  /** Folder with one folder per function, `index.mjs` in it. */
  readonly bundles: string;
  /** Folder of the static files. */
  readonly assets: string;
  /** Folder of the documents that are served under names of their own: what the API says of itself. */
  readonly documents: string;
  /** Folder of the pages that the edge shows when it answers itself. */
  readonly errors: string;
  /** Where each static file is served, by its plain name. */
  readonly manifest: Readonly<Record<string, string>>;
}

/** The build's own record lies among the static files; it is read here and not published. */
export const BUILD_RECORD = "build.json";

const BuildRecord = z.object({ assets: z.record(z.string(), z.string()) });

/** Reads what stands in a build folder. Throws when nothing was built. */
export function readBuild(folder: string): Built {
  const assets = path.join(folder, "assets");
  const file = path.join(assets, BUILD_RECORD);
  if (!existsSync(file)) throw new Error(`${file} is missing: build the portal first (npm run build)`);
  const record = BuildRecord.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    bundles: path.join(folder, "functions"),
    assets,
    documents: path.join(folder, "documents"),
    errors: path.join(folder, "errors"),
    manifest: record.assets,
  };
}
