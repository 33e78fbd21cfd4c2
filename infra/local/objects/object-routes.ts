import { type StoreAnswer, xmlAnswer } from "./answer.ts";
import { byteRange } from "./byte-range.ts";
import { checksumHeaders } from "./checksum.ts";
import type { ObjectVersion } from "./objects.ts";
import type { StoreParts } from "./parts-of-store.ts";
import { receiveText } from "./payload.ts";
import type { StoreRequest } from "./request.ts";
import { notImplemented, S3Error } from "./s3-error.ts";
import { storeBody } from "./store-body.ts";
import { overriddenHeaders, storedHeaders } from "./stored-headers.ts";
import { xmlElements, xmlText, xmlValue } from "./xml.ts";

/** Answers what is asked of one object, but for uploads in parts. `signed` is what the signature says of the body. */
export async function objectRoute(
  parts: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const { method, query, headers } = request;
  if (query.has("tagging")) return tagging(parts, request, signed);
  if (method === "PUT" && headers.has("x-amz-copy-source")) return copyObject(parts, request);
  if (method === "PUT") return putObject(parts, request, signed);
  if (method === "GET" && query.has("attributes")) return attributes(parts, request);
  if (method === "GET" || method === "HEAD") return getObject(parts, request);
  if (method === "DELETE") return deleteObject(parts, request);
  throw notImplemented(`${method} of an object in this form`);
}

async function putObject(parts: StoreParts, request: StoreRequest, signed: string): Promise<StoreAnswer> {
  const { headers, key } = request;
  const bucket = await parts.buckets.load(request.bucket);
  if ([...headers.keys()].some((name) => name.startsWith("x-amz-object-lock-")))
    throw notImplemented("object lock");
  const onlyIfNew = headers.get("if-none-match") === "*";
  const version = await storeBody(parts, bucket, key, { ...request, signed, onlyIfNew });
  return { status: 200, headers: { ...storedAnswerHeaders(version), ...checksumHeaders(version.checksums) } };
}

async function copyObject(
  { buckets, blobs, objects }: StoreParts,
  request: StoreRequest,
): Promise<StoreAnswer> {
  const { headers, key } = request;
  const bucket = await buckets.load(request.bucket);
  const source = /^\/?([^/?]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(headers.get("x-amz-copy-source") ?? "");
  const [, fromBucket = "", fromKey = "", versionId] = source ?? [];
  const from = await buckets.load(fromBucket);
  const original = await objects.load(from, decodeURIComponent(fromKey), versionId);
  const replaced = headers.get("x-amz-metadata-directive") === "REPLACE";
  const { size, etag, checksums, tags } = original;
  const copied = {
    pieces: await blobs.copy(original.pieces),
    size,
    etag,
    headers: replaced ? storedHeaders(headers) : original.headers,
    checksums,
    tags,
  };
  const version = await objects.put(bucket, key, copied, headers.get("if-none-match") === "*");
  return xmlAnswer(
    "CopyObjectResult",
    `<ETag>${xmlText(etag)}</ETag><LastModified>${new Date(version.storedAt).toISOString()}</LastModified>`,
    storedAnswerHeaders(version),
  );
}

async function getObject(
  { buckets, blobs, objects }: StoreParts,
  request: StoreRequest,
): Promise<StoreAnswer> {
  const { headers, query, key } = request;
  const bucket = await buckets.load(request.bucket);
  const version = await objects.load(bucket, key, query.get("versionId") ?? undefined);
  const { size, etag } = version;
  if (headers.has("if-match") && headers.get("if-match") !== etag)
    throw new S3Error(412, "PreconditionFailed");
  if (headers.get("if-none-match") === etag) return { status: 304, headers: { etag } };

  const range = byteRange(headers.get("range"), size);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const withSums = !range && headers.get("x-amz-checksum-mode") === "ENABLED";
  return {
    status: range ? 206 : 200,
    headers: {
      "content-type": "application/octet-stream",
      ...version.headers,
      ...storedAnswerHeaders(version),
      ...overriddenHeaders(query),
      ...(withSums ? checksumHeaders(version.checksums) : {}),
      ...(range ? { "content-range": `bytes ${start}-${end}/${size}` } : {}),
      "content-length": String(end - start + 1),
      "last-modified": new Date(version.storedAt).toUTCString(),
      "accept-ranges": "bytes",
      // On one machine uploads share the portal's origin: nothing of them may run there.
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
    body: blobs.read(version.pieces, { start, end }),
  };
}

async function attributes({ buckets, objects }: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  const version = await objects.load(bucket, request.key, request.query.get("versionId") ?? undefined);
  const sums = Object.entries(version.checksums).map(([algorithm, value]) => {
    const name = `Checksum${algorithm.toUpperCase()}`;
    return `<${name}>${xmlText(value)}</${name}>`;
  });
  return xmlAnswer(
    "GetObjectAttributesResponse",
    `<ETag>${xmlText(version.etag.replaceAll('"', ""))}</ETag><ObjectSize>${version.size}</ObjectSize>` +
      (sums.length > 0 ? `<Checksum>${sums.join("")}</Checksum>` : ""),
  );
}

async function deleteObject({ buckets, objects }: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  const marker = await objects.remove(bucket, request.key, request.query.get("versionId") ?? undefined);
  const headers = marker ? { "x-amz-delete-marker": "true", "x-amz-version-id": marker.versionId } : {};
  return { status: 204, headers };
}

async function tagging(
  { buckets, objects }: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  if (request.method === "GET") {
    const { tags } = await objects.load(bucket, request.key);
    const set = tags.map(
      ({ key, value }) => `<Tag><Key>${xmlText(key)}</Key><Value>${xmlText(value)}</Value></Tag>`,
    );
    return xmlAnswer("Tagging", `<TagSet>${set.join("")}</TagSet>`);
  }
  if (request.method !== "PUT") throw notImplemented("deleting tags");
  const tags = xmlElements(await receiveText(request, signed), "Tag").map((tag) => ({
    key: xmlValue(tag, "Key") ?? "",
    value: xmlValue(tag, "Value") ?? "",
  }));
  await objects.tag(bucket, request.key, tags);
  return { status: 200 };
}

/** What answers to storing and reading have in common. */
export function storedAnswerHeaders({ etag, versionId, headers }: ObjectVersion): Record<string, string> {
  const encryption = headers["x-amz-server-side-encryption"];
  return {
    etag,
    ...(versionId === "null" ? {} : { "x-amz-version-id": versionId }),
    ...(encryption === undefined ? {} : { "x-amz-server-side-encryption": encryption }),
  };
}
