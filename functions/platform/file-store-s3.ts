import type { S3Client } from "@aws-sdk/client-s3";
import { Readable } from "node:stream";
import * as z from "zod/mini";
import { attachment } from "./attachment.ts";
import { type FileStore, type ArrivedPart, objectKeyOf } from "./file-store.ts";
import { unless, unlessGone } from "./objects.ts";

/** A link to fetch a file runs out after a minute: it is followed at once. */
const FETCH_SECONDS = 60;
/** A part of 16 MB takes two minutes at 1 Mbit/s; when the link has run out the page asks for a new one. */
const SEND_SECONDS = 300;

const openedKey = (fileId: string): string => `opened/${fileId}`;

/**
 * Files in two buckets of S3 or of what speaks like it: one that takes uploads, and one for what was opened. The client
 * is made at first use, and everything of S3 is loaded then: few requests need it. It must be made with
 * `requestChecksumCalculation: "WHEN_REQUIRED"`, or links to send parts would demand the checksum of nothing.
 */
export function bucketFiles(
  makeClient: () => Promise<S3Client>,
  buckets: { readonly uploads: string; readonly opened: string },
): FileStore {
  let made: Promise<S3Client> | undefined;
  const Bucket = buckets.uploads;
  const load = async () => ({
    client: await (made ??= makeClient()),
    ...(await import("@aws-sdk/client-s3")),
  });
  const presigner = () => import("@aws-sdk/s3-request-presigner");

  return {
    async start(Key) {
      const { client, CreateMultipartUploadCommand } = await load();
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      if (UploadId === undefined) throw new Error("the object store named no upload");
      return UploadId;
    },

    async partLink({ objectKey: Key, uploadId: UploadId }, { number: PartNumber, size: ContentLength }) {
      const { client, UploadPartCommand } = await load();
      const { getSignedUrl } = await presigner();
      const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, ContentLength });
      return getSignedUrl(client, command, {
        expiresIn: SEND_SECONDS,
        signableHeaders: new Set(["host", "content-length"]),
      });
    },

    async partsArrived({ objectKey: Key, uploadId: UploadId }) {
      const { client, ListPartsCommand } = await load();
      const arrived: ArrivedPart[] = [];
      // Not the SDK's own paging: the store names a next part after the last one too, and it would never end.
      for (let PartNumberMarker: string | undefined, isMore = true; isMore;) {
        const list = { Bucket, Key, UploadId, PartNumberMarker };
        const page = await unlessGone(client.send(new ListPartsCommand(list)), "NoSuchUpload");
        if (page === undefined) return undefined;
        for (const { PartNumber: number, Size: size, ETag: etag } of page.Parts ?? [])
          if (number !== undefined && size !== undefined && etag !== undefined)
            arrived.push({ number, size, etag });
        PartNumberMarker = page.NextPartNumberMarker;
        isMore = page.IsTruncated === true;
      }
      return arrived;
    },

    async complete({ objectKey: Key, uploadId: UploadId }, parts) {
      const { client, CompleteMultipartUploadCommand } = await load();
      const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
      const whole = { Bucket, Key, UploadId, MultipartUpload: { Parts }, IfNoneMatch: "*" };
      return unless(["NoSuchUpload", "PreconditionFailed"], async () => {
        await client.send(new CompleteMultipartUploadCommand(whole));
      });
    },

    async abort({ objectKey: Key, uploadId: UploadId }) {
      const { client, AbortMultipartUploadCommand } = await load();
      await unless(["NoSuchUpload"], async () => {
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      });
    },

    async putOnce(Key, Body) {
      const { client, PutObjectCommand } = await load();
      return unless(["PreconditionFailed"], async () => {
        await client.send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: "*" }));
      });
    },

    async read(Key) {
      const { client, GetObjectCommand } = await load();
      const found = await unlessGone(client.send(new GetObjectCommand({ Bucket, Key })), "NoSuchKey");
      if (found === undefined) return undefined;
      if (!(found.Body instanceof Readable)) throw new Error("the object store sent no stream");
      return piecesOf(found.Body);
    },

    async size(Key) {
      const { client, HeadObjectCommand } = await load();
      try {
        return (await unlessGone(client.send(new HeadObjectCommand({ Bucket, Key })), "NotFound"))
          ?.ContentLength;
      } catch (error) {
        // To a role that may not list the bucket, what is not there is forbidden.
        if (isForbidden(error)) return undefined;
        throw error;
      }
    },

    async open({ fileId }) {
      const { client, CopyObjectCommand } = await load();
      const CopySource = `${Bucket}/${objectKeyOf(fileId)}`;
      const copy = { Bucket: buckets.opened, Key: openedKey(fileId), CopySource, IfNoneMatch: "*" };
      await unless(["PreconditionFailed"], async () => {
        await client.send(new CopyObjectCommand(copy));
      });
    },

    async downloadLink({ from, fileId, name }) {
      const { client, GetObjectCommand } = await load();
      const { getSignedUrl } = await presigner();
      const where =
        from === "uploads"
          ? { Bucket, Key: objectKeyOf(fileId) }
          : { Bucket: buckets.opened, Key: openedKey(fileId) };
      const command = new GetObjectCommand({
        ...where,
        ResponseContentDisposition: attachment(name),
        ResponseContentType: "application/octet-stream",
        ResponseCacheControl: "private, no-store",
      });
      return getSignedUrl(client, command, { expiresIn: FETCH_SECONDS });
    },
  };
}

async function* piecesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) if (bytes instanceof Uint8Array) yield bytes;
}

const Answered = z.object({ $metadata: z.object({ httpStatusCode: z.int() }) });
const isForbidden = (error: unknown): boolean =>
  Answered.safeParse(error).data?.$metadata.httpStatusCode === 403;
