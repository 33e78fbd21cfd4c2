import type { ByteRange } from "./blobs.ts";
import { S3Error } from "./s3-error.ts";

/**
 * Reads `Range: bytes=...` for an object of `size` bytes. Undefined when there is none, or one that HTTP says to
 * ignore (several ranges, another unit); throws when it lies outside the object.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const range =
    from === ""
      ? { start: Math.max(0, size - Number(to)), end: size - 1 }
      : { start: Number(from), end: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
  const backwards = from !== "" && to !== "" && Number(from) > Number(to);
  if (backwards) return undefined;
  if (range.start > range.end || range.start >= size)
    throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
  return range;
}
