import { type StoreAnswer, xmlAnswer } from "./answer.ts";
import { checksumAlgorithm, checksumHeaders, type Checksums, ChecksumAlgorithm } from "./checksum.ts";
import { storedAnswerHeaders } from "./object-routes.ts";
import type { StoreParts } from "./parts-of-store.ts";
import { receivePayload, receiveText } from "./payload.ts";
import type { StoreRequest } from "./request.ts";
import { notImplemented, S3Error } from "./s3-error.ts";
import { storedHeaders } from "./stored-headers.ts";
import type { ClaimedPart } from "./uploads.ts";
import { xmlElements, xmlText, xmlValue } from "./xml.ts";

/** Answers what is asked of an upload in parts: begin, send a part, list, complete, abort. */
export async function uploadRoute(
  parts: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const { method, query, bucket, key } = request;
  if (query.has("uploads")) {
    if (method !== "POST") throw notImplemented("a list of uploads");
    return createUpload(parts, request);
  }
  const id = query.get("uploadId") ?? "";
  await parts.uploads.load(id, bucket, key);
  if (method === "PUT") return uploadPart(parts, request, id, signed);
  if (method === "GET") return listParts(parts, request, id);
  if (method === "POST") return completeUpload(parts, request, id, signed);
  if (method === "DELETE") {
    await parts.uploads.forget(id);
    return { status: 204 };
  }
  throw notImplemented(`${method} of an upload`);
}

async function createUpload({ buckets, uploads }: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const { bucket, key, headers } = request;
  await buckets.load(bucket);
  if (headers.get("x-amz-checksum-type") === "FULL_OBJECT")
    throw notImplemented("checksums of a whole upload");
  const algorithm = headers.get("x-amz-checksum-algorithm");
  const id = await uploads.create({
    bucket,
    key,
    headers: storedHeaders(headers),
    algorithm: algorithm === undefined ? undefined : checksumAlgorithm(algorithm),
  });
  return xmlAnswer(
    "InitiateMultipartUploadResult",
    `<Bucket>${bucket}</Bucket><Key>${xmlText(key)}</Key><UploadId>${id}</UploadId>`,
    algorithm === undefined ? {} : { "x-amz-checksum-algorithm": algorithm },
  );
}

async function uploadPart(
  { blobs, uploads }: StoreParts,
  request: StoreRequest,
  id: string,
  signed: string,
): Promise<StoreAnswer> {
  if (request.headers.has("x-amz-copy-source")) throw notImplemented("parts copied from other objects");
  const number = Number(request.query.get("partNumber"));
  const { piece, md5, checksums } = await blobs.keep((sink) => receivePayload(request, signed, sink));
  try {
    await uploads.savePart(id, { number, piece, md5: md5.toString("hex"), checksums });
  } catch (error) {
    await blobs.discard([piece]);
    throw error;
  }
  return { status: 200, headers: { etag: `"${md5.toString("hex")}"`, ...checksumHeaders(checksums) } };
}

async function listParts({ uploads }: StoreParts, request: StoreRequest, id: string): Promise<StoreAnswer> {
  const max = Math.min(Number(request.query.get("max-parts") ?? 1000), 1000);
  const after = Number(request.query.get("part-number-marker") ?? 0);
  const held = (await uploads.parts(id)).filter(({ number }) => number > after);
  const page = held.slice(0, max);
  const listed = page.map(
    ({ number, md5, piece, storedAt, checksums }) =>
      `<Part><PartNumber>${number}</PartNumber><LastModified>${new Date(storedAt).toISOString()}</LastModified>` +
      `<ETag>${xmlText(`"${md5}"`)}</ETag><Size>${piece.size}</Size>${checksumElements(checksums)}</Part>`,
  );
  const next = page.at(-1)?.number ?? after;
  return xmlAnswer(
    "ListPartsResult",
    `<Bucket>${request.bucket}</Bucket><Key>${xmlText(request.key)}</Key><UploadId>${id}</UploadId>` +
      `<MaxParts>${max}</MaxParts><IsTruncated>${held.length > page.length}</IsTruncated>` +
      `<NextPartNumberMarker>${next}</NextPartNumberMarker>${listed.join("")}`,
  );
}

async function completeUpload(
  { buckets, objects, uploads }: StoreParts,
  request: StoreRequest,
  id: string,
  signed: string,
): Promise<StoreAnswer> {
  const { headers, key } = request;
  const bucket = await buckets.load(request.bucket);
  const upload = await uploads.load(id, bucket.name, key);
  const claimed = xmlElements(await receiveText(request, signed), "Part").map(claimedPart);
  const whole = await uploads.assemble(id, upload, claimed);
  const version = await objects.put(bucket, key, whole, headers.get("if-none-match") === "*");
  await uploads.forget(id, whole.pieces);
  return xmlAnswer(
    "CompleteMultipartUploadResult",
    `<Bucket>${bucket.name}</Bucket><Key>${xmlText(key)}</Key><ETag>${xmlText(whole.etag)}</ETag>` +
      checksumElements(whole.checksums),
    storedAnswerHeaders(version),
  );
}

function claimedPart(part: string): ClaimedPart {
  const etag = xmlValue(part, "ETag");
  const number = Number(xmlValue(part, "PartNumber"));
  if (etag === undefined || !Number.isInteger(number)) throw new S3Error(400, "MalformedXML");
  const checksums: Checksums = {};
  for (const algorithm of ChecksumAlgorithm.options) {
    const value = xmlValue(part, `Checksum${algorithm.toUpperCase()}`);
    if (value !== undefined) checksums[algorithm] = value;
  }
  return { number, etag, checksums };
}

function checksumElements(checksums: Checksums): string {
  return Object.entries(checksums)
    .map(([algorithm, value]) => {
      const name = `Checksum${algorithm.toUpperCase()}`;
      return `<${name}>${xmlText(value)}</${name}>`;
    })
    .join("");
}
