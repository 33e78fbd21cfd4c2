import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Refuse } from "../front/answer.ts";
import { type StoreAnswer, writeAnswer } from "./answer.ts";
import { bucketRoute } from "./bucket-routes.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { formRoute } from "./form-route.ts";
import { objectRoute } from "./object-routes.ts";
import { openStoreParts, type StoreParts } from "./parts-of-store.ts";
import { adoptPresignedHeaders, type StoreRequest, storeRequest } from "./request.ts";
import { errorDocument, notImplemented, S3Error } from "./s3-error.ts";
import { type Credentials, verifySignature } from "./signature.ts";
import { uploadRoute } from "./upload-routes.ts";

type ObjectStoreOptions = {
  dir: string;
  /** Where the store is mounted, as clients see and sign it: `/local/objects`. */
  prefix: string;
  credentials: Credentials;
  buckets: readonly { name: string; versioned: boolean }[];
  /** The wall clock in milliseconds: signatures are of this world, not of the portal's clock. */
  now: () => number;
  log: (line: { code: "object-store-failed"; requestId: string; error: unknown }) => void;
};

type ObjectStore = {
  prefix: string;
  /** `refuse` answers a person who followed a link, whom the store's own document tells nothing. */
  handle(req: IncomingMessage, res: ServerResponse, refuse?: Refuse): Promise<void>;
};

const SUBRESOURCES = new Set([
  "attributes",
  "continuation-token",
  "cors",
  "delete",
  "delimiter",
  "encoding-type",
  "fetch-owner",
  "list-type",
  "max-keys",
  "max-parts",
  "part-number-marker",
  "partNumber",
  "prefix",
  "start-after",
  "tagging",
  "uploadId",
  "uploads",
  "versionId",
  "versioning",
]);
const OTHER_QUERY = /^(x-amz-.*|x-id|response-.*)$/i;

/**
 * Opens an object store on a folder: what the portal uses of S3, over HTTP, with S3's signatures, checksums and
 * refusals. What it lacks it refuses with 501.
 */
export async function openObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { prefix, credentials, now } = options;
  const parts = openStoreParts(options.dir, credentials, now);
  for (const { name, versioned } of options.buckets) await parts.buckets.ensure(name, versioned);

  return {
    prefix,
    async handle(req, res, refuse) {
      const requestId = randomUUID();
      res.setHeader("x-amz-request-id", requestId);
      try {
        const request = storeRequest(req, prefix);
        const bucket = await parts.buckets.find(request.bucket);
        for (const [name, value] of Object.entries(corsHeaders(bucket, request))) res.setHeader(name, value);
        await writeAnswer(res, await route(parts, request));
      } catch (error) {
        if (!(error instanceof S3Error) && !req.destroyed)
          options.log({ code: "object-store-failed", requestId, error });
        const refusal =
          error instanceof S3Error ? error : new S3Error(500, "InternalError", "Internal error");
        if (res.headersSent || res.destroyed) res.destroy();
        else if (refuse && refusal.status < 500 && req.headers["sec-fetch-dest"] === "document")
          await refuse("link-ended");
        else await writeAnswer(res, refusalAnswer(refusal, requestId));
      }
    },
  };
}

async function route(parts: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const { method, key, query, headers } = request;
  if (method === "OPTIONS")
    return { status: 200, headers: preflightHeaders(await parts.buckets.find(request.bucket), request) };
  const isForm = headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  if (method === "POST" && key === "" && isForm) return formRoute(parts, request);

  const signed = verifySignature(request, parts.credentials, parts.now());
  adoptPresignedHeaders(request);
  for (const name of query.keys())
    if (!SUBRESOURCES.has(name) && !OTHER_QUERY.test(name)) throw notImplemented(`the query ${name}`);
  if (request.bucket === "") throw notImplemented("a list of buckets");
  if (key === "") return bucketRoute(parts, request, signed);
  if (query.has("uploads") || query.has("uploadId")) return uploadRoute(parts, request, signed);
  return objectRoute(parts, request, signed);
}

function refusalAnswer(refusal: S3Error, requestId: string): StoreAnswer {
  return {
    status: refusal.status,
    headers: { "content-type": "application/xml" },
    body: errorDocument(refusal, requestId),
  };
}
