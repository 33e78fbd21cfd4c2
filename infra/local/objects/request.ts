import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3-error.ts";

/** A request to the store, as its routes read it. */
export type StoreRequest = {
  method: string;
  /** Path and query as sent, the mount's prefix included: what the client signed. */
  rawPath: string;
  rawQuery: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  headers: Map<string, string>;
  body: AsyncIterable<Buffer>;
};

const SIGNING =
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256)$/i;
const MAX_KEY_BYTES = 1024;

/** Takes a request apart. `basePath` is where the store is mounted: `/local/objects`. */
export function storeRequest(source: IncomingMessage, basePath: string): StoreRequest {
  const url = source.url ?? "";
  const at = url.indexOf("?");
  const rawPath = at < 0 ? url : url.slice(0, at);
  const rawQuery = at < 0 ? "" : url.slice(at + 1);
  if (!rawPath.startsWith(`${basePath}/`))
    throw new S3Error(400, "InvalidURI", "The path is not one of this store.");
  decoded(rawQuery);
  const [bucket = "", ...key] = decoded(rawPath.slice(basePath.length + 1)).split("/");
  if (Buffer.byteLength(key.join("/")) > MAX_KEY_BYTES) throw new S3Error(400, "KeyTooLongError");

  return {
    method: source.method ?? "",
    rawPath,
    rawQuery,
    bucket,
    key: key.join("/"),
    // A plus sign in an S3 query is a plus sign: it is not a form.
    query: new URLSearchParams(rawQuery.replaceAll("+", "%2B")),
    headers: headersOf(source),
    body: chunksOf(source),
  };
}

/**
 * A presigned address carries headers in its query. Once the signature has been verified they count as headers.
 */
export function adoptPresignedHeaders({ query, headers }: StoreRequest): void {
  for (const [name, value] of query) {
    const header = name.toLowerCase();
    if (header.startsWith("x-amz-") && !SIGNING.test(header) && !headers.has(header))
      headers.set(header, value);
  }
}

/** Leaving off in the middle must not cut the connection: the refusal still has to be sent on it. */
async function* chunksOf(source: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of source.iterator({ destroyOnReturn: false }))
    if (Buffer.isBuffer(chunk)) yield chunk;
}

function headersOf(source: IncomingMessage): Map<string, string> {
  return new Map(
    Object.entries(source.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, "InvalidURI", "The address is not well encoded.");
  }
}
