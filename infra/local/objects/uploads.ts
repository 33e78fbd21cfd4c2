import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type Blobs, Piece } from "./blobs.ts";
import { ChecksumAlgorithm, Checksums, compositeChecksum, refuseDifferent } from "./checksum.ts";
import { readJson, writeJson } from "./durable-file.ts";
import type { NewVersion } from "./objects.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { S3Error } from "./s3-error.ts";

/** An object on its way in parts. */
const Upload = z.object({
  bucket: z.string(),
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  algorithm: ChecksumAlgorithm.optional(),
});
type Upload = z.infer<typeof Upload>;

const StoredPart = z.object({
  number: z.int(),
  piece: Piece,
  md5: z.string(),
  checksums: Checksums,
  storedAt: z.number(),
});
type StoredPart = z.infer<typeof StoredPart>;

/** What the client says the object is made of. */
export type ClaimedPart = { number: number; etag: string; checksums: Checksums };

const UPLOAD_ID = /^[0-9a-f]{32}$/;
const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_PARTS = 10_000;

export type Uploads = ReturnType<typeof openUploads>;

/** Uploads in parts, kept in files, so that a browser can go on with one after the portal was restarted. */
export function openUploads(dir: string, { blobs, now }: { blobs: Blobs; now: () => number }) {
  const inTurn = oneAtATime();
  const folderOf = (id: string) => join(dir, "uploads", id);
  const partFile = (id: string, number: number) => join(folderOf(id), `part-${number}.json`);

  async function load(id: string, bucket: string, key: string): Promise<Upload> {
    const upload = UPLOAD_ID.test(id) ? await readJson(join(folderOf(id), "upload.json"), Upload) : undefined;
    if (!upload || upload.bucket !== bucket || upload.key !== key)
      throw new S3Error(404, "NoSuchUpload", "The upload does not exist, or was completed or aborted.");
    return upload;
  }

  async function parts(id: string): Promise<StoredPart[]> {
    const files = (await readdir(folderOf(id))).filter((file) => file.startsWith("part-"));
    const found = await Promise.all(files.map((file) => readJson(join(folderOf(id), file), StoredPart)));
    return found.flatMap((part) => part ?? []).toSorted((one, other) => one.number - other.number);
  }

  return {
    load,
    parts,

    async create(upload: Upload): Promise<string> {
      const id = randomUUID().replaceAll("-", "");
      mkdirSync(folderOf(id), { recursive: true });
      await writeJson(join(folderOf(id), "upload.json"), upload);
      return id;
    },

    /** Keeps a part; one of the same number replaces the earlier. */
    async savePart(id: string, part: Omit<StoredPart, "storedAt">): Promise<void> {
      if (!(part.number >= 1 && part.number <= MAX_PARTS)) throw new S3Error(400, "InvalidArgument");
      await inTurn(id, async () => {
        const before = await readJson(partFile(id, part.number), StoredPart);
        await writeJson(partFile(id, part.number), { ...part, storedAt: now() });
        if (before) await blobs.discard([before.piece]);
      });
    },

    /** Checks the claimed list against what is held and hands the object over; throws S3's refusals. */
    async assemble(id: string, upload: Upload, claimed: readonly ClaimedPart[]): Promise<NewVersion> {
      const held = new Map((await parts(id)).map((part) => [part.number, part]));
      const chosen = claimed.map((claim) => matching(held.get(claim.number), claim));
      refuseOrder(chosen);
      const md5 = createHash("md5");
      for (const part of chosen) md5.update(Buffer.from(part.md5, "hex"));
      return {
        pieces: chosen.map(({ piece }) => piece),
        size: chosen.reduce((sum, { piece }) => sum + piece.size, 0),
        etag: `"${md5.digest("hex")}-${chosen.length}"`,
        headers: upload.headers,
        checksums: upload.algorithm ? composite(upload.algorithm, chosen) : {},
        tags: [],
      };
    },

    /** Forgets the upload; the bytes of its parts are freed but for those that an object now has. */
    async forget(id: string, kept: readonly Piece[] = []): Promise<void> {
      const keptBlobs = new Set(kept.map(({ blob }) => blob));
      const held = (await parts(id)).map(({ piece }) => piece);
      await rm(folderOf(id), { recursive: true, force: true });
      await blobs.discard(held.filter(({ blob }) => !keptBlobs.has(blob)));
    },
  };
}

function matching(part: StoredPart | undefined, claim: ClaimedPart): StoredPart {
  if (!part || claim.etag.replaceAll('"', "") !== part.md5)
    throw new S3Error(400, "InvalidPart", `StoredPart ${claim.number} is not held, or is not the one named.`);
  refuseDifferent(claim.checksums, part.checksums);
  return part;
}

function refuseOrder(parts: readonly StoredPart[]): void {
  if (parts.length === 0) throw new S3Error(400, "MalformedXML", "An object needs at least one part.");
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (next && next.number <= part.number) throw new S3Error(400, "InvalidPartOrder");
    if (next && part.piece.size < MIN_PART_BYTES)
      throw new S3Error(400, "EntityTooSmall", "Every part but the last must have at least 5 MiB.");
  });
}

/** A composite checksum needs one of every part; S3 has none when some part came without. */
function composite(algorithm: ChecksumAlgorithm, parts: readonly StoredPart[]): Checksums {
  const sums = parts.flatMap(({ checksums }) => checksums[algorithm] ?? []);
  return sums.length === parts.length ? { [algorithm]: compositeChecksum(algorithm, sums) } : {};
}
