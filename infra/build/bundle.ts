import { cp, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { DOORS, WORKERS } from "../../shared/kernel/names.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Some packages still ask for `require`; in a module it has to be made. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles every door and worker into `<outDir>/<name>/index.mjs`, as Lambda gets them and as the local portal runs them.
 * What is imported lazily lies in chunks beside it and is loaded at first use.
 */
export async function bundleFunctions(outDir: string): Promise<void> {
  await Promise.all([
    ...WORKERS.map((worker) => bundle(`functions/workers/${worker}.ts`, join(outDir, worker))),
    ...DOORS.map((door) => bundle(`web/doors/${door}.ts`, join(outDir, door))),
  ]);
}

/** Bundles one function. The bench makes its reference in the same way. */
export async function bundle(entry: string, outdir: string, plugins: readonly Plugin[] = []): Promise<void> {
  const packages = new Map<string, string>();
  const whole = new Set<string>();
  await build({
    ...optionsFor(outdir),
    entryPoints: { index: entry },
    chunkNames: "chunk-[hash]",
    plugins: [...plugins, apart(packages, whole)],
  });
  const { outputFiles } = await bundledPackages(Object.fromEntries(packages));
  await Promise.all([
    ...outputFiles.map(({ path, contents }) => writeFile(join(outdir, basename(path)), contents)),
    ...[...whole].map((name) =>
      cp(join(root, "node_modules", name), join(outdir, "node_modules", name), { recursive: true }),
    ),
  ]);
}

/** Packages that look for a file of theirs beside their code. */
const WHOLE = new Set(["@neslinesli93/qpdf-wasm"]);

/** Packages that are loaded lazily, by the names of their files: bundled once for all functions that load the same ones. */
const bundled = new Map<string, ReturnType<typeof bundlePackages>>();
function bundledPackages(entryPoints: Readonly<Record<string, string>>) {
  const key = Object.keys(entryPoints).toSorted().join(" ");
  const known = bundled.get(key) ?? bundlePackages(entryPoints);
  bundled.set(key, known);
  return known;
}

const bundlePackages = (entryPoints: Readonly<Record<string, string>>) =>
  build({
    ...optionsFor(join(root, ".build")),
    entryPoints: { ...entryPoints },
    chunkNames: "package-[hash]",
    write: false,
  });

const optionsFor = (outdir: string) =>
  ({
    absWorkingDir: root,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    legalComments: "none",
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    banner: { js: REQUIRE },
  }) as const satisfies BuildOptions;

/**
 * Packages that are imported lazily are bundled apart. In one bundle they share files with what is loaded at once, such as
 * the core of the SDK, and those would hold what only they need. Fills in which they are, by the names of their files, and
 * which are taken along as they are.
 */
const apart = (packages: Map<string, string>, whole: Set<string>): Plugin => ({
  name: "apart",
  setup: (bundler) =>
    bundler.onResolve({ filter: /^[@a-z][^:]*$/ }, ({ path, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      if (WHOLE.has(path)) {
        whole.add(path);
        return { path, external: true };
      }
      const name = path.replace(/\W+/g, "-").replace(/^-/, "");
      packages.set(name, path);
      return { path: `./${name}.mjs`, external: true };
    }),
});
