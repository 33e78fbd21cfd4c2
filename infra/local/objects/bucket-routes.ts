import { type StoreAnswer, xmlAnswer } from "./answer.ts";
import { corsDocument, corsRulesOf } from "./cors.ts";
import { listingPage } from "./listing.ts";
import type { StoreParts } from "./parts-of-store.ts";
import { receiveText } from "./payload.ts";
import type { StoreRequest } from "./request.ts";
import { notImplemented, S3Error } from "./s3-error.ts";
import { xmlElements, xmlText, xmlValue } from "./xml.ts";

const MAX_KEYS = 1000;

/** Answers what is asked of a bucket. `signed` is what the signature says of the body. */
export async function bucketRoute(
  parts: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const { method, query } = request;
  if (method === "PUT" && query.has("cors")) return putCors(parts, request, signed);
  if (method === "PUT" && query.has("versioning")) return putVersioning(parts, request, signed);
  if (method === "PUT") return createBucket(parts, request);
  if (method === "HEAD") return parts.buckets.load(request.bucket).then(() => ({ status: 200 }));
  if (method === "GET" && query.has("cors")) {
    const { cors } = await parts.buckets.load(request.bucket);
    if (cors.length === 0) throw new S3Error(404, "NoSuchCORSConfiguration");
    return xmlAnswer("CORSConfiguration", corsDocument(cors));
  }
  if (method === "GET" && query.has("versioning")) {
    const { versioned } = await parts.buckets.load(request.bucket);
    return xmlAnswer("VersioningConfiguration", versioned ? "<Status>Enabled</Status>" : "");
  }
  if (method === "GET" && query.get("list-type") === "2") return listObjects(parts, request);
  if (method === "POST" && query.has("delete")) return deleteObjects(parts, request, signed);
  throw notImplemented(`${method} of a bucket in this form`);
}

async function createBucket(
  { buckets }: StoreParts,
  { bucket, headers }: StoreRequest,
): Promise<StoreAnswer> {
  if (headers.has("x-amz-bucket-object-lock-enabled")) throw notImplemented("object lock");
  await buckets.ensure(bucket, false);
  return { status: 200, headers: { location: `/${bucket}` } };
}

async function putCors({ buckets }: StoreParts, request: StoreRequest, signed: string): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  await buckets.save({ ...bucket, cors: corsRulesOf(await receiveText(request, signed)) });
  return { status: 200 };
}

async function putVersioning(
  { buckets }: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  const status = xmlValue(await receiveText(request, signed), "Status");
  if (status !== "Enabled") throw notImplemented("suspended versioning");
  await buckets.save({ ...bucket, versioned: true });
  return { status: 200 };
}

async function deleteObjects(
  { buckets, objects }: StoreParts,
  request: StoreRequest,
  signed: string,
): Promise<StoreAnswer> {
  const bucket = await buckets.load(request.bucket);
  const document = await receiveText(request, signed);
  const wanted = xmlElements(document, "Object").map((object) => ({
    key: xmlValue(object, "Key") ?? "",
    versionId: xmlValue(object, "VersionId"),
  }));
  if (wanted.length === 0 || wanted.length > MAX_KEYS) throw new S3Error(400, "MalformedXML");
  for (const { key, versionId } of wanted) await objects.remove(bucket, key, versionId);
  const quiet = xmlValue(document, "Quiet") === "true";
  const deleted = wanted.map(({ key }) => `<Deleted><Key>${xmlText(key)}</Key></Deleted>`);
  return xmlAnswer("DeleteResult", quiet ? "" : deleted.join(""));
}

async function listObjects({ buckets, objects }: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const { query } = request;
  const bucket = await buckets.load(request.bucket);
  const max = Math.min(Number(query.get("max-keys") ?? MAX_KEYS), MAX_KEYS);
  if (!(max >= 0)) throw new S3Error(400, "InvalidArgument");
  const token = query.get("continuation-token");
  const page = listingPage(await objects.list(bucket), {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    after: token === null ? (query.get("start-after") ?? "") : Buffer.from(token, "base64url").toString(),
    max,
  });
  const shown = (key: string) =>
    query.get("encoding-type") === "url" ? encodeURIComponent(key) : xmlText(key);
  const contents = page.items.map(
    ({ key, version }) =>
      `<Contents><Key>${shown(key)}</Key><LastModified>${new Date(version.storedAt).toISOString()}</LastModified>` +
      `<ETag>${xmlText(version.etag)}</ETag><Size>${version.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const prefixes = page.prefixes.map(
    (prefix) => `<CommonPrefixes><Prefix>${shown(prefix)}</Prefix></CommonPrefixes>`,
  );
  const next =
    page.next === undefined
      ? ""
      : `<NextContinuationToken>${Buffer.from(page.next).toString("base64url")}</NextContinuationToken>`;
  return xmlAnswer(
    "ListBucketResult",
    `<Name>${bucket.name}</Name><KeyCount>${contents.length + prefixes.length}</KeyCount><MaxKeys>${max}</MaxKeys>` +
      `<IsTruncated>${page.next !== undefined}</IsTruncated>${next}${contents.join("")}${prefixes.join("")}`,
  );
}
