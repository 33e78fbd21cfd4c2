import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import * as z from "zod";
import { notImplemented, S3Error } from "./s3-error.ts";

/** The checksums this store can verify. The SDK's default is CRC32. */
export const ChecksumAlgorithm = z.enum(["crc32", "sha1", "sha256"]);
export type ChecksumAlgorithm = z.infer<typeof ChecksumAlgorithm>;

/** Base64 by algorithm; of a multipart object composite, `<base64>-<number of parts>`. */
export const Checksums = z.partialRecord(ChecksumAlgorithm, z.string());
export type Checksums = z.infer<typeof Checksums>;

const HEADER = "x-amz-checksum-";
const NOT_A_SUM = new Set(["mode", "algorithm", "type"]);

type Running = { update(bytes: Buffer): void; digest(): Buffer };

/** A checksum that grows with the bytes that pass. */
export function runningChecksum(algorithm: ChecksumAlgorithm | "md5"): Running {
  if (algorithm !== "crc32") {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  }
  let value = 0;
  return {
    update: (bytes) => void (value = crc32(bytes, value)),
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

/** Reads the name of an algorithm as headers and documents write it (`CRC32`); refuses those this store lacks. */
export function checksumAlgorithm(name: string): ChecksumAlgorithm {
  const algorithm = ChecksumAlgorithm.safeParse(name.toLowerCase());
  if (!algorithm.success) throw notImplemented(`the checksum ${name}`);
  return algorithm.data;
}

/** The checksums that headers, or trailers, claim. */
export function claimedChecksums(headers: Iterable<[string, string]>): Checksums {
  const claimed: Checksums = {};
  for (const [name, value] of headers) {
    const algorithm = name.startsWith(HEADER) ? name.slice(HEADER.length) : "mode";
    if (!NOT_A_SUM.has(algorithm)) claimed[checksumAlgorithm(algorithm)] = value;
  }
  return claimed;
}

/** The algorithms that must be computed for a body: those its headers claim and those its trailer will. */
export function announcedAlgorithms(headers: Map<string, string>): ChecksumAlgorithm[] {
  const trailers = (headers.get("x-amz-trailer") ?? "").split(",").map((name) => name.trim().toLowerCase());
  const names = [...headers.keys(), ...trailers].filter((name) => name.startsWith(HEADER));
  return names
    .map((name) => name.slice(HEADER.length))
    .filter((name) => !NOT_A_SUM.has(name))
    .map(checksumAlgorithm);
}

export function refuseDifferent(claimed: Checksums, actual: Checksums): void {
  for (const algorithm of ChecksumAlgorithm.options)
    if (claimed[algorithm] !== undefined && claimed[algorithm] !== actual[algorithm])
      throw new S3Error(400, "BadDigest", `The ${algorithm} you specified did not match the received body.`);
}

/** The checksum of a multipart object: of its parts' checksums, one after the other. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): string {
  const checksum = runningChecksum(algorithm);
  for (const part of parts) checksum.update(Buffer.from(part, "base64"));
  return `${checksum.digest().toString("base64")}-${parts.length}`;
}

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([algorithm, value]) => [HEADER + algorithm, value]),
  );
}
