import type { StoreAnswer } from "./answer.ts";
import { storedAnswerHeaders } from "./object-routes.ts";
import type { StoreParts } from "./parts-of-store.ts";
import { type SizeLimits, verifyPostPolicy } from "./post-policy.ts";
import type { StoreRequest } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { storeBody } from "./store-body.ts";
import { readUploadForm } from "./upload-form.ts";

const STATUSES = new Map([
  ["200", 200],
  ["201", 201],
]);

/** Stores the file of a browser's form whose policy allows it. */
export async function formRoute(parts: StoreParts, request: StoreRequest): Promise<StoreAnswer> {
  const { buckets, credentials, now } = parts;
  const bucket = await buckets.load(request.bucket);
  const { fields, fileName, file } = await readUploadForm(
    request.body,
    request.headers.get("content-type") ?? "",
  );
  fields.set("bucket", bucket.name);
  const limits = verifyPostPolicy(fields, credentials, now());
  const key = (fields.get("key") ?? "").replace("${filename}", () => fileName);
  if (key === "") throw new S3Error(400, "InvalidArgument", "The form names no key.");

  const version = await storeBody(parts, bucket, key, {
    headers: fields,
    body: within(limits, file),
    signed: "UNSIGNED-PAYLOAD",
    onlyIfNew: false,
  });
  const status = STATUSES.get(fields.get("success_action_status") ?? "") ?? 204;
  return { status, headers: storedAnswerHeaders(version) };
}

async function* within({ min, max }: SizeLimits, file: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > max) throw new S3Error(400, "EntityTooLarge", "The file is larger than the policy allows.");
    yield chunk;
  }
  if (size < min) throw new S3Error(400, "EntityTooSmall", "The file is smaller than the policy asks.");
}
