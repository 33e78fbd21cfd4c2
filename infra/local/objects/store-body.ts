import type { Bucket } from "./buckets.ts";
import type { ObjectVersion } from "./objects.ts";
import type { StoreParts } from "./parts-of-store.ts";
import { receivePayload } from "./payload.ts";
import type { StoreRequest } from "./request.ts";
import { storedHeaders } from "./stored-headers.ts";

type Incoming = Pick<StoreRequest, "headers" | "body"> & { signed: string; onlyIfNew: boolean };

/** Makes an object of a body that arrives whole. Keeps no bytes when anything is refused. */
export async function storeBody(
  { blobs, objects }: StoreParts,
  bucket: Bucket,
  key: string,
  { headers, body, signed, onlyIfNew }: Incoming,
): Promise<ObjectVersion> {
  const { piece, size, md5, checksums } = await blobs.keep((sink) =>
    receivePayload({ headers, body }, signed, sink),
  );
  const etag = `"${md5.toString("hex")}"`;
  const version = { pieces: [piece], size, etag, headers: storedHeaders(headers), checksums, tags: [] };
  try {
    return await objects.put(bucket, key, version, onlyIfNew);
  } catch (error) {
    await blobs.discard([piece]);
    throw error;
  }
}
