import { mkdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readDataFile } from "../data-file.ts";
import { readJson, writeJson } from "./durable-file.ts";
import { S3Error } from "./s3-error.ts";

export const CorsRule = z.object({
  origins: z.array(z.string()),
  methods: z.array(z.string()),
  exposed: z.array(z.string()),
});
export type CorsRule = z.infer<typeof CorsRule>;

/** A bucket's settings. A versioned bucket keeps every version of an object until that version is deleted by id. */
export const Bucket = z.object({ name: z.string(), versioned: z.boolean(), cors: z.array(CorsRule) });
export type Bucket = z.infer<typeof Bucket>;

const NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

export type Buckets = ReturnType<typeof openBuckets>;

/** The buckets of a folder, each with a folder of its own for the records of its objects. */
export function openBuckets(dir: string) {
  const folderOf = (name: string) => join(dir, "buckets", name);
  const settingsOf = (name: string) => join(folderOf(name), "bucket.json");

  async function find(name: string): Promise<Bucket | undefined> {
    return NAME.test(name) ? readJson(settingsOf(name), Bucket) : undefined;
  }

  async function save(bucket: Bucket): Promise<void> {
    if (!NAME.test(bucket.name)) throw new S3Error(400, "InvalidBucketName");
    mkdirSync(join(folderOf(bucket.name), "objects"), { recursive: true });
    await writeJson(settingsOf(bucket.name), bucket);
  }

  return {
    find,
    save,

    async load(name: string): Promise<Bucket> {
      const bucket = await find(name);
      if (!bucket) throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
      return bucket;
    },

    /** Makes the bucket unless it is there. Throws `CannotStart` where its settings cannot be read. */
    async ensure(name: string, versioned: boolean): Promise<void> {
      const found = await readDataFile(
        settingsOf(name),
        (json) => Bucket.parse(json),
        "delete it: a start makes it again",
      );
      if (!found) await save({ name, versioned, cors: [] });
    },

    recordsFolder(name: string): string {
      return join(folderOf(name), "objects");
    },

    async recordFiles(name: string): Promise<string[]> {
      const folder = join(folderOf(name), "objects");
      return (await readdir(folder))
        .filter((file) => file.endsWith(".json"))
        .map((file) => join(folder, file));
    },
  };
}
