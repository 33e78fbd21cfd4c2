import { createHash } from "node:crypto";
import { access, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";
import * as z from "zod";
import { AssetManifest, RECORD_FILE } from "./manifest.ts";

/** What the last build was made of (path and hash of every file that was read), and what it made. */
const BuildRecord = z.strictObject({ inputs: z.record(z.string(), z.string()), assets: AssetManifest });
type BuildRecord = z.infer<typeof BuildRecord>;

/** One asset and the files it was made of, as paths from the root. */
type Asset = { name: keyof AssetManifest; content: string; inputs: readonly string[] };

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Makes styles, script and icon in `outDir` and says where they are served. Compiling the styles takes most of a
 * second, so it is left out when every file that the last build read is still the same.
 */
export async function buildAssets(outDir: string): Promise<AssetManifest> {
  const last = await lastBuild(outDir);
  if (last && (await stillHolds(last, outDir))) return last.assets;

  const made = [styles(), ...(await scripts()), await icon()];
  await mkdir(outDir, { recursive: true });
  const stale = (await readdir(outDir)).filter((file) => /^[a-z]+\.[0-9a-f]{12}\.(css|js|svg)$/.test(file));
  await Promise.all(stale.map((file) => rm(join(outDir, file))));

  const addresses = made.map(({ name, content }) => [name, `/assets/${hashedName(name, content)}`] as const);
  const record: BuildRecord = {
    inputs: await hashesOf(made.flatMap(({ inputs }) => inputs)),
    assets: AssetManifest.parse(Object.fromEntries(addresses)),
  };
  await Promise.all(
    made.map(({ name, content }) => writeFile(join(outDir, hashedName(name, content)), content)),
  );
  // Last, so that a build that was cut short is not taken for a whole one.
  await writeFile(join(outDir, RECORD_FILE), JSON.stringify(record, null, 1));
  return record.assets;
}

function styles(): Asset {
  const { css, loadedUrls } = compile(join(root, "web/govuk/app.scss"), {
    loadPaths: [join(root, "node_modules")],
    style: "compressed",
    quietDeps: true,
  });
  return { name: "app.css", content: css, inputs: loadedUrls.map((url) => fromRoot(fileURLToPath(url))) };
}

const scripts = (): Promise<Asset[]> =>
  Promise.all([
    script("app.js", "web/govuk/app.client.ts", "esm"),
    script("files.js", "web/files/upload.client.ts", "esm"),
    // Runs from a page that somebody has saved too, where browsers load no modules.
    script("receipts.js", "web/receipts/check.client.ts", "iife"),
  ]);

async function script(name: Asset["name"], entry: string, format: "esm" | "iife"): Promise<Asset> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format,
    target: "es2022",
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const content = outputFiles.map(({ text }) => text).join("");
  return { name, content, inputs: Object.keys(metafile.inputs) };
}

async function icon(): Promise<Asset> {
  const path = "web/govuk/icon.svg";
  return { name: "icon.svg", content: await readFile(join(root, path), "utf8"), inputs: [path] };
}

function hashedName(name: string, content: string): string {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${hash(content)}${name.slice(dot)}`;
}

async function lastBuild(outDir: string): Promise<BuildRecord | undefined> {
  const text = await readFile(join(outDir, RECORD_FILE), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  return BuildRecord.safeParse(JSON.parse(text)).data;
}

/** Whether the last build read what stands there now, and what it wrote is still there. */
async function stillHolds({ inputs, assets }: BuildRecord, outDir: string): Promise<boolean> {
  const written = Object.values(assets).map((address) => join(outDir, address.slice("/assets/".length)));
  try {
    await Promise.all(written.map((file) => access(file)));
    const now = await hashesOf(Object.keys(inputs));
    return Object.entries(inputs).every(([path, then]) => now[path] === then);
  } catch {
    return false;
  }
}

async function hashesOf(paths: readonly string[]): Promise<Record<string, string>> {
  const hashes = paths.map(async (path) => [path, hash(await readFile(join(root, path)))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

function hash(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

function fromRoot(path: string): string {
  return relative(root, path);
}
