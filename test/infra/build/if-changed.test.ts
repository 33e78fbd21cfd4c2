import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { buildIfChanged } from "../../../infra/build/if-changed.ts";
import { areSame, sourcesOf } from "../../../infra/build/sources.ts";
import { aFolder } from "../../builders/folder.ts";

const FOLDERS = ["shared", "web"];
let root: string;
beforeEach(() => {
  root = aFolder();
  for (const folder of [...FOLDERS, ".build"]) mkdirSync(join(root, folder));
  for (const [name, text] of SOURCES) write(name, text);
});

const SOURCES = [
  ["package-lock.json", "{}"],
  ["shared/rules.ts", "export const LOTS = 21;"],
  ["web/page.tsx", "<h1>Lots</h1>"],
  ["web/app.scss", "h1 { color: black }"],
] as const;
const write = (name: string, text: string) => writeFileSync(join(root, name), text);
const sources = () => sourcesOf(root, FOLDERS);

/** Builds if it must, and says whether it did. */
async function hasBuilt(meanwhile: () => void = () => {}): Promise<boolean> {
  let built = false;
  await buildIfChanged(join(root, ".build"), sources, async () => {
    built = true;
    meanwhile();
    mkdirSync(join(root, ".build/functions"), { recursive: true });
    for (const name of ["functions/index.mjs", "app.css"]) write(`.build/${name}`, "");
  });
  return built;
}

describe("a build", () => {
  it("a build is done once, and again when any of its files is gone", async () => {
    expect(await hasBuilt()).toBe(true);
    expect(await hasBuilt()).toBe(false);
    for (const name of ["functions/index.mjs", "app.css", "built-from"]) {
      rmSync(join(root, ".build", name));
      expect(await hasBuilt()).toBe(true);
      expect(await hasBuilt()).toBe(false);
    }
    write(".build/built-from", "cut sho");
    expect(await hasBuilt()).toBe(true);
  });

  it.each(SOURCES)("a build is done again when %s is another", async (name, text) => {
    expect(await hasBuilt()).toBe(true);
    write(name, `${text} `);
    expect(await hasBuilt()).toBe(true);
  });

  it("a build is done again when a source has another name", async () => {
    write("web/first.tsx", "");
    expect(await hasBuilt()).toBe(true);
    rmSync(join(root, "web/first.tsx"));
    write("web/second.tsx", "");
    expect(await hasBuilt()).toBe(true);
  });

  it("a build that was cut short is not taken for whole", async () => {
    const killed = () => {
      throw new Error("killed");
    };
    await expect(hasBuilt(killed)).rejects.toThrow("killed");
    expect(await hasBuilt()).toBe(true);
  });

  it("a build during which a source was changed, and changed back, is not taken for whole", async () => {
    const [, [name, text]] = SOURCES;
    expect(
      await hasBuilt(() => {
        write(name, "something else");
        write(name, text);
        utimesSync(join(root, name), new Date(), new Date(Date.now() + 5));
      }),
    ).toBe(true);
    expect(await hasBuilt()).toBe(true);
    expect(await hasBuilt()).toBe(false);
    expect(areSame(sources(), sources())).toBe(true);
  });
});
