import { ByteReader } from "./byte-reader.ts";
import { S3Error } from "./s3-error.ts";

const LINE_BYTES = 1024;

/**
 * Undoes the `aws-chunked` encoding in which SDKs send streams: `<hex length>CRLF<bytes>CRLF`, ended by a chunk of
 * length 0 and trailing headers (the checksum), which are put into `trailers`.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  for (;;) {
    const length = chunkLength(await reader.until("\r\n", LINE_BYTES));
    if (length === 0) break;
    let taken = 0;
    for await (const piece of reader.take(length)) {
      taken += piece.length;
      yield piece;
    }
    if (taken < length || (await reader.until("\r\n", 0)) !== "") throw incomplete();
  }
  for (
    let line = await reader.until("\r\n", LINE_BYTES);
    line;
    line = await reader.until("\r\n", LINE_BYTES)
  ) {
    const at = line.indexOf(":");
    trailers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
}

function chunkLength(line: string | undefined): number {
  if (line === undefined || !/^[0-9a-f]{1,8}$/i.test(line)) throw incomplete();
  return Number.parseInt(line, 16);
}

function incomplete(): S3Error {
  return new S3Error(400, "IncompleteBody", "The body is not well chunked, or ends too early.");
}
