import { decodeAwsChunked } from "./aws-chunked.ts";
import {
  announcedAlgorithms,
  type Checksums,
  claimedChecksums,
  refuseDifferent,
  runningChecksum,
} from "./checksum.ts";
import type { StoreRequest } from "./request.ts";
import { notImplemented, S3Error } from "./s3-error.ts";

/** What is known of a body once all of it has passed and everything said of it was true. */
export type Payload = { size: number; md5: Buffer; checksums: Checksums };

const TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Lets a body pass to `sink`, chunk by chunk, decoding aws-chunked on the way, and verifies at its end whatever the
 * request claims of it: the signed SHA-256, Content-MD5, checksums in headers or trailer, lengths.
 * Whoever keeps the chunks must throw them away when this throws.
 */
export async function receivePayload(
  { headers, body }: Pick<StoreRequest, "headers" | "body">,
  signed: string,
  sink: (chunk: Buffer) => Promise<void> | void,
): Promise<Payload> {
  if (signed.startsWith("STREAMING-") && signed !== TRAILER) throw notImplemented("signed chunks");
  const chunked = signed === TRAILER || /\baws-chunked\b/.test(headers.get("content-encoding") ?? "");
  const trailers = new Map<string, string>();
  const chunks = chunked ? decodeAwsChunked(body, trailers) : body;

  const md5 = runningChecksum("md5");
  const sha256 = SHA256.test(signed) ? runningChecksum("sha256") : undefined;
  const running = announcedAlgorithms(headers).map((name) => [name, runningChecksum(name)] as const);
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    md5.update(chunk);
    sha256?.update(chunk);
    for (const [, checksum] of running) checksum.update(chunk);
    await sink(chunk);
  }

  const payload: Payload = { size, md5: md5.digest(), checksums: {} };
  for (const [name, checksum] of running) payload.checksums[name] = checksum.digest().toString("base64");
  refuseLength(headers.get("x-amz-decoded-content-length"), size);
  if (sha256 && sha256.digest().toString("hex") !== signed)
    throw new S3Error(400, "XAmzContentSHA256Mismatch", "The body is not the one that was signed.");
  const wantedMd5 = headers.get("content-md5");
  if (wantedMd5 !== undefined && wantedMd5 !== payload.md5.toString("base64"))
    throw new S3Error(400, "BadDigest", "The Content-MD5 you specified did not match the received body.");
  refuseDifferent({ ...claimedChecksums(headers), ...claimedChecksums(trailers) }, payload.checksums);
  refuseMissingTrailer(headers, trailers);
  return payload;
}

/** A short body, such as a document of settings, as text. Refuses more than `maxBytes`. */
export async function receiveText(
  request: StoreRequest,
  signed: string,
  maxBytes = 2 ** 20,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await receivePayload(request, signed, (chunk) => {
    size += chunk.length;
    if (size > maxBytes) throw new S3Error(400, "MaxMessageLengthExceeded", "The document is too long.");
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString();
}

function refuseLength(declared: string | undefined, size: number): void {
  if (declared !== undefined && Number(declared) !== size)
    throw new S3Error(400, "IncompleteBody", "The body has not the length that was declared.");
}

function refuseMissingTrailer(headers: Map<string, string>, trailers: Map<string, string>): void {
  const announced = headers.get("x-amz-trailer")?.split(",") ?? [];
  if (announced.some((name) => !trailers.has(name.trim().toLowerCase())))
    throw new S3Error(400, "MalformedTrailerError", "A trailer that was announced did not come.");
}
