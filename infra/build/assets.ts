import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";
import { AssetManifest, RECORD_FILE } from "./manifest.ts";

type Asset = { name: keyof AssetManifest; content: string };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes styles, scripts and icon in `outDir`, and says where they are served. Those of earlier builds stay beside them. */
export async function buildAssets(outDir: string): Promise<AssetManifest> {
  const made = [styles(), ...(await scripts()), await icon()];
  await mkdir(outDir, { recursive: true });
  const addresses = made.map(({ name, content }) => [name, `/assets/${hashedName(name, content)}`] as const);
  const assets = AssetManifest.parse(Object.fromEntries(addresses));
  await Promise.all(
    made.map(({ name, content }) => writeFile(join(outDir, hashedName(name, content)), content)),
  );
  await writeFile(join(outDir, RECORD_FILE), JSON.stringify({ assets }, null, 1));
  return assets;
}

function styles(): Asset {
  const { css } = compile(join(root, "web/govuk/app.scss"), {
    loadPaths: [join(root, "node_modules")],
    style: "compressed",
    quietDeps: true,
  });
  return { name: "app.css", content: css };
}

const scripts = (): Promise<Asset[]> =>
  Promise.all([
    script("app.js", "web/govuk/app.client.ts", "esm"),
    script("files.js", "web/files/upload.client.ts", "esm"),
    // Runs from a page that somebody has saved too, where browsers load no modules.
    script("receipts.js", "web/receipts/check.client.ts", "iife"),
  ]);

async function script(name: Asset["name"], entry: string, format: "esm" | "iife"): Promise<Asset> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format,
    target: "es2022",
    legalComments: "none",
    write: false,
  });
  return { name, content: outputFiles.map(({ text }) => text).join("") };
}

async function icon(): Promise<Asset> {
  return { name: "icon.svg", content: await readFile(join(root, "web/govuk/icon.svg"), "utf8") };
}

function hashedName(name: string, content: string): string {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
}
