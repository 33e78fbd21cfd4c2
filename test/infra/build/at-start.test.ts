import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../../infra/build/bundle.ts";
import { DOORS } from "../../../shared/kernel/names.ts";
import { bytesAtStart, schemasAtStart } from "../../builders/at-start.ts";
import { aFolder } from "../../builders/folder.ts";

/** What a door may load, minified, and build of zod before its first request. The SDK and hono alone are half of the bytes. */
const MOST = { bytes: 452_000, schemas: 250 };

const folder = aFolder();

/** A module of many schemas, and as a door would list it: at first use, or at once. */
const MODULE = `
  import * as z from "zod";
  import { Hono } from "hono";
  const schemas = Array.from({ length: 100 }, (_, index) => z.strictObject({ ["field" + index]: z.string() }));
  export const planted = new Hono().get("/planted", (c) => c.json(schemas.length));
`;
const planted = (how: "at first use" | "at once"): Plugin => ({
  name: "planted",
  setup(build) {
    build.onResolve({ filter: /^\.\/planted\.ts$/ }, ({ path }) => ({ path, namespace: "planted" }));
    build.onLoad({ filter: /.*/, namespace: "planted" }, () => ({
      contents: MODULE,
      loader: "ts",
      resolveDir: import.meta.dirname,
    }));
    build.onLoad({ filter: /partner\.app\.tsx$/ }, ({ path }) => {
      const list = readFileSync(path, "utf8");
      const loads =
        how === "at once" ? "async () => planted" : 'async () => (await import("./planted.ts")).planted';
      const contents = list.replace('...below("/partner", {', `$& "/planted": ${loads},`);
      return {
        contents: how === "at once" ? `import { planted } from "./planted.ts";${contents}` : contents,
        loader: "tsx",
      };
    });
  },
});

async function atStart(door: string, plugins: readonly Plugin[] = []) {
  const outdir = mkdtempSync(join(folder, door));
  await bundle(`web/doors/${door}.ts`, outdir, plugins);
  return { bytes: bytesAtStart(outdir), schemas: schemasAtStart(outdir) };
}

it.each(DOORS)("the %s door loads little before its first request", async (door) => {
  const { bytes, schemas } = await atStart(door);
  expect(bytes).toBeLessThan(MOST.bytes);
  expect(schemas).toBeGreaterThan(20);
  expect(schemas).toBeLessThan(MOST.schemas);
});

describe("one more module", () => {
  let without: Awaited<ReturnType<typeof atStart>>;
  beforeAll(async () => void (without = await atStart("partner")));

  it("adds no schema to what a door loads before its first request, and of its text only its line of the list", async () => {
    const { bytes, schemas } = await atStart("partner", [planted("at first use")]);
    expect(schemas).toBe(without.schemas);
    expect(bytes - without.bytes).toBeLessThan(1_000);
  });

  it("is seen when it is loaded at once", async () => {
    const { bytes, schemas } = await atStart("partner", [planted("at once")]);
    expect(schemas - without.schemas).toBeGreaterThan(190);
    expect(bytes - without.bytes).toBeGreaterThan(10_000);
  });
});
