import { readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildAssets } from "../../../infra/build/assets.ts";
import { dropOlder } from "../../../infra/build/build-all.ts";
import type { AssetManifest } from "../../../infra/build/manifest.ts";
import { aFolder } from "../../builders/folder.ts";

describe("the built assets", () => {
  const dir = aFolder();
  let assets: AssetManifest;
  const contentOf = (name: keyof AssetManifest) => readFile(join(dir, basename(assets[name])), "utf8");

  beforeAll(async () => void (assets = await buildAssets(dir)));

  it("the built assets are named by their content", () => {
    expect(assets["app.css"]).toMatch(/^\/assets\/app\.[0-9a-f]{12}\.css$/);
    expect(assets["app.js"]).toMatch(/^\/assets\/app\.[0-9a-f]{12}\.js$/);
    expect(assets["icon.svg"]).toMatch(/^\/assets\/icon\.[0-9a-f]{12}\.svg$/);
  });

  it("use no typeface that only GOV.UK may use, and load none", async () => {
    const css = await contentOf("app.css");
    expect(css).not.toContain("GDS Transport");
    expect(css).not.toContain("@font-face");
    expect(css).toContain("Helvetica Neue");
  });

  it("the built assets have our own colour and not GOV.UK blue as brand", async () => {
    const css = await contentOf("app.css");
    expect(css).toContain("--govuk-brand-colour: #0f4c5c");
  });

  it("the built assets keep the script under 25 kB", async () => {
    const { length } = await contentOf("app.js");
    expect(length).toBeGreaterThan(5_000);
    expect(length).toBeLessThan(25_000);
  });

  // Half of it is the library's SHA-256: only the page of a question's files loads it.
  it("keep the script that sends large files under 13 kB", async () => {
    const { length } = await contentOf("files.js");
    expect(length).toBeGreaterThan(2_000);
    expect(length).toBeLessThan(13_000);
  });

  it("the assets of an earlier build stay a day for who still has its pages", async () => {
    const [before, long] = ["app.0123456789ab.css", "app.ba9876543210.css"];
    for (const name of [before, long]) await writeFile(join(dir, name), "of before");
    await utimes(join(dir, long), 1_000_000, 1_000_000);
    expect(await buildAssets(dir)).toEqual(assets);
    dropOlder(dir, Date.now() - 60_000);
    expect((await readdir(dir)).toSorted()).toEqual(
      [...Object.values(assets).map((address) => basename(address)), before, "build.json"].toSorted(),
    );
  });
});
