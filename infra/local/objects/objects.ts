import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import { type Blobs, Piece } from "./blobs.ts";
import type { Bucket, Buckets } from "./buckets.ts";
import { Checksums } from "./checksum.ts";
import { readJson, removeFile, writeJson } from "./durable-file.ts";
import { S3Error } from "./s3-error.ts";
import { oneAtATime } from "../one-at-a-time.ts";

/** What is kept of one version of an object; a delete marker has no pieces. */
export const ObjectVersion = z.object({
  versionId: z.string(),
  storedAt: z.number(),
  deleteMarker: z.boolean(),
  pieces: z.array(Piece),
  size: z.number(),
  etag: z.string(),
  headers: z.record(z.string(), z.string()),
  checksums: Checksums,
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type ObjectVersion = z.infer<typeof ObjectVersion>;
export type NewVersion = Omit<ObjectVersion, "versionId" | "storedAt" | "deleteMarker">;

/** One file for each key, newest version first: replacing the file is what makes a change happen, whole. */
const ObjectRecord = z.object({ key: z.string(), versions: z.array(ObjectVersion) });

const UNVERSIONED = "null";

export type Objects = ReturnType<typeof openObjects>;

export function openObjects({ buckets, blobs, now }: { buckets: Buckets; blobs: Blobs; now: () => number }) {
  const inTurn = oneAtATime();
  // The name of the file is a hash, so that no key can climb out of the folder or collide by letter case.
  const fileOf = (bucket: Bucket, key: string) =>
    join(buckets.recordsFolder(bucket.name), `${createHash("sha256").update(key).digest("hex")}.json`);

  async function versionsOf(bucket: Bucket, key: string): Promise<ObjectVersion[]> {
    return (await readJson(fileOf(bucket, key), ObjectRecord))?.versions ?? [];
  }

  /** Replaces an object's versions and then frees the bytes that no version has any more. */
  function change(
    bucket: Bucket,
    key: string,
    next: (before: ObjectVersion[]) => ObjectVersion[],
  ): Promise<void> {
    const file = fileOf(bucket, key);
    return inTurn(file, async () => {
      const before = await versionsOf(bucket, key);
      const after = next(before);
      if (after.length === 0) await removeFile(file);
      else await writeJson(file, { key, versions: after });
      const held = new Set(after.flatMap(({ pieces }) => pieces.map(({ blob }) => blob)));
      await blobs.discard(before.flatMap(({ pieces }) => pieces).filter(({ blob }) => !held.has(blob)));
    });
  }

  function stamped(bucket: Bucket, version: NewVersion, deleteMarker = false): ObjectVersion {
    const versionId = bucket.versioned ? randomUUID().replaceAll("-", "") : UNVERSIONED;
    return { ...version, versionId, storedAt: now(), deleteMarker };
  }

  /** The newest version, or the one asked for. Undefined when there is none, or it was deleted. */
  async function find(bucket: Bucket, key: string, versionId?: string): Promise<ObjectVersion | undefined> {
    const versions = await versionsOf(bucket, key);
    const version =
      versionId === undefined ? versions[0] : versions.find((one) => one.versionId === versionId);
    return version?.deleteMarker ? undefined : version;
  }

  return {
    find,

    async load(bucket: Bucket, key: string, versionId?: string): Promise<ObjectVersion> {
      const version = await find(bucket, key, versionId);
      if (!version && versionId !== undefined) throw new S3Error(404, "NoSuchVersion");
      if (!version) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
      return version;
    },

    /** Stores a version. With `onlyIfNew` it is refused when the key has an object already. */
    async put(bucket: Bucket, key: string, version: NewVersion, onlyIfNew: boolean): Promise<ObjectVersion> {
      const stored = stamped(bucket, version);
      await change(bucket, key, (before) => {
        if (onlyIfNew && before[0] && !before[0].deleteMarker)
          throw new S3Error(412, "PreconditionFailed", "There is an object of this key already.");
        return [stored, ...before.filter(({ versionId }) => versionId !== stored.versionId)];
      });
      return stored;
    },

    async tag(bucket: Bucket, key: string, tags: ObjectVersion["tags"]): Promise<void> {
      await change(bucket, key, ([newest, ...older]) => {
        if (!newest || newest.deleteMarker) throw new S3Error(404, "NoSuchKey");
        return [{ ...newest, tags }, ...older];
      });
    },

    /** Deletes one version for good, or the object: in a versioned bucket that only adds a marker. */
    async remove(bucket: Bucket, key: string, versionId?: string): Promise<ObjectVersion | undefined> {
      const nothing = { pieces: [], size: 0, etag: "", headers: {}, checksums: {}, tags: [] };
      const marker = bucket.versioned && versionId === undefined ? stamped(bucket, nothing, true) : undefined;
      await change(bucket, key, (before) =>
        marker ? [marker, ...before] : before.filter((one) => one.versionId !== (versionId ?? UNVERSIONED)),
      );
      return marker;
    },

    /** The objects of a bucket that are not deleted, in S3's order: by the bytes of their keys. */
    async list(bucket: Bucket): Promise<{ key: string; version: ObjectVersion }[]> {
      const files = await buckets.recordFiles(bucket.name);
      const records = await Promise.all(files.map((file) => readJson(file, ObjectRecord)));
      return records
        .flatMap((record) => {
          const version = record?.versions[0];
          return record && version && !version.deleteMarker ? [{ key: record.key, version }] : [];
        })
        .toSorted((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    },
  };
}
