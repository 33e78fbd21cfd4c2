import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readDataFile } from "../../../infra/local/data-file.ts";
import { openBuckets } from "../../../infra/local/objects/buckets.ts";
import { CannotStart } from "../../../infra/local/settings.ts";
import { aFolder } from "../dynamo/stores.ts";

const said = (act: Promise<unknown>) =>
  act.catch((error: unknown) => (error instanceof CannotStart ? error.message : error));

it("a file of the data folder that is no file, or holds no JSON, is told in one line without its content", async () => {
  const folder = await aFolder();
  const [none, cut] = [join(folder, "none"), join(folder, "cut")];
  const read = (file: string) => said(readDataFile(file, (json) => json, "delete it"));
  expect(await read(none)).toBeUndefined();
  mkdirSync(none);
  writeFileSync(cut, '{"d":"secret');
  for (const file of [none, cut])
    expect(await read(file)).toBe(`${file} cannot be read: put it back from a copy, or delete it.`);
});

it("settings of a bucket that are cut are told by what makes the bucket sure at a start", async () => {
  const folder = await aFolder();
  const buckets = openBuckets(folder);
  await buckets.ensure("sealed", true);
  const file = join(folder, "buckets", "sealed", "bucket.json");
  for (const text of ['{"name":"sea', "{}"]) {
    writeFileSync(file, text);
    expect(await said(buckets.ensure("sealed", true))).toBe(
      `${file} cannot be read: put it back from a copy, or delete it: a start makes it again.`,
    );
  }
});
