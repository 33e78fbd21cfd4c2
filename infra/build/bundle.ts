import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as z from "zod";
import { DOORS, WORKERS } from "../../shared/kernel/names.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const BuildRecord = z.object({ inputs: z.record(z.string(), z.string()) });

/** Some packages still ask for `require`; in a module it has to be made. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles every door and worker into `<outDir>/<name>/index.mjs`, as Lambda gets them and as the local portal runs them.
 * What is imported lazily lies in chunks beside it and is loaded at first use. Left out when no file that went into the
 * last build has changed.
 */
export async function bundleFunctions(outDir: string): Promise<void> {
  const record = join(outDir, "build.json");
  if (existsSync(record) && stillHolds(BuildRecord.parse(JSON.parse(readFileSync(record, "utf8"))).inputs))
    return;
  const inputs = await Promise.all([
    ...DOORS.map((door) => bundle(`web/doors/${door}.ts`, join(outDir, door))),
    ...WORKERS.map((worker) => bundle(`functions/workers/${worker}.ts`, join(outDir, worker))),
  ]);
  const hashes = [...new Set(["infra/build/bundle.ts", ...inputs.flat()])].map(
    (path) => [path, hashOf(path)] as const,
  );
  // Last, so that a build that was cut short is not taken for a whole one.
  await writeFile(record, JSON.stringify({ inputs: Object.fromEntries(hashes) }));
}

/** Bundles one function; gives back the files that went into it. The bench makes its reference in the same way. */
export async function bundle(entry: string, outdir: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    chunkNames: "chunk-[hash]",
    minify: true,
    legalComments: "none",
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    banner: { js: REQUIRE },
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

const hashOf = (path: string): string =>
  createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");

const stillHolds = (inputs: Readonly<Record<string, string>>): boolean =>
  Object.entries(inputs).every(([path, hash]) => existsSync(join(root, path)) && hashOf(path) === hash);
