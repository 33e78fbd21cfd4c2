import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { aStore } from "./a-store.ts";

let store: Awaited<ReturnType<typeof aStore>>;
let client: ReturnType<(typeof store)["client"]>;
const Bucket = "staging";
const bytes = randomBytes(200_000);
const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest("base64");

beforeAll(async () => {
  store = await aStore();
  client = store.client();
});

async function stored(Key: string, more: { VersionId?: string; Range?: string } = {}): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

it("gives back the bytes that were stored", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "a/b.bin", Body: bytes }));
  expect(bytes.equals(await stored("a/b.bin"))).toBe(true);
});

it("stores a stream without its chunk framing or its aws-chunked encoding", async () => {
  const Body = Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
  await client.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: bytes.length }));
  expect(bytes.equals(await stored("stream"))).toBe(true);
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: "stream", ChecksumMode: "ENABLED" }));
  expect(head.ContentEncoding).toBeUndefined();
  expect(head.ChecksumCRC32).toMatch(/^.{6}==$/);
});

it("stores an empty object", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "empty", Body: Buffer.alloc(0) }));
  expect(await stored("empty")).toHaveLength(0);
});

it("keeps and gives back a SHA-256 that was named", async () => {
  const put = new PutObjectCommand({ Bucket, Key: "sum", Body: bytes, ChecksumSHA256: sha256(bytes) });
  expect((await client.send(put)).ChecksumSHA256).toBe(sha256(bytes));
  const attributes = await client.send(
    new GetObjectAttributesCommand({ Bucket, Key: "sum", ObjectAttributes: ["Checksum", "ObjectSize"] }),
  );
  expect(attributes).toMatchObject({ ObjectSize: bytes.length, Checksum: { ChecksumSHA256: sha256(bytes) } });
});

it("refuses a body that is not the one its SHA-256 or MD5 names, and keeps nothing of it", async () => {
  const wrong = sha256("another body");
  const withSum = new PutObjectCommand({ Bucket, Key: "bad", Body: bytes, ChecksumSHA256: wrong });
  await expect(client.send(withSum)).rejects.toMatchObject({ name: "BadDigest" });
  const md5 = createHash("md5").update("another body").digest("base64");
  const withMd5 = new PutObjectCommand({ Bucket, Key: "bad", Body: bytes, ContentMD5: md5 });
  await expect(client.send(withMd5)).rejects.toMatchObject({ name: "BadDigest" });
  await expect(stored("bad")).rejects.toMatchObject({ name: "NoSuchKey" });
});

it("refuses a checksum it cannot verify instead of believing it", async () => {
  const command = new PutObjectCommand({ Bucket, Key: "crc32c", Body: "x", ChecksumCRC32C: "AAAAAA==" });
  await expect(client.send(command)).rejects.toMatchObject({ name: "NotImplemented" });
});

it("gives a range, the last bytes, and 416 outside the object", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "range", Body: bytes }));
  expect(await stored("range", { Range: "bytes=10-19" })).toEqual(bytes.subarray(10, 20));
  expect(await stored("range", { Range: "bytes=-5" })).toEqual(bytes.subarray(-5));
  expect(await stored("range", { Range: "bytes=199990-" })).toEqual(bytes.subarray(199_990));
  await expect(stored("range", { Range: "bytes=200000-" })).rejects.toMatchObject({ name: "InvalidRange" });
});

it("keeps type, disposition, caching and metadata, also over a restart", async () => {
  const kept = {
    ContentType: "application/pdf",
    ContentDisposition: 'attachment; filename="a.pdf"',
    CacheControl: "no-store",
    Metadata: { owner: "o1", scan: "pending" },
  };
  await client.send(new PutObjectCommand({ Bucket, Key: "kept", Body: "hello", ...kept }));
  await store.restart();
  client = store.client();
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: "kept" }))).toMatchObject(kept);
  expect((await stored("kept")).toString()).toBe("hello");
});

it("never lets what was uploaded run as a page of the portal's origin", async () => {
  await client.send(
    new PutObjectCommand({ Bucket, Key: "page", Body: "<script>", ContentType: "text/html" }),
  );
  const headers: Record<string, string> = {};
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (typeof response === "object" && response !== null && "headers" in response)
        Object.assign(headers, response.headers);
      return result;
    },
    { step: "deserialize", name: "seeHeaders", priority: "low" },
  );
  await stored("page");
  client.middlewareStack.remove("seeHeaders");
  expect(headers["content-security-policy"]).toContain("sandbox");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

it("does not overwrite when told to write only what is new, even at the same moment", async () => {
  const put = (Body: string) =>
    client.send(new PutObjectCommand({ Bucket, Key: "once", Body, IfNoneMatch: "*" }));
  const outcomes = await Promise.allSettled([put("one"), put("two"), put("three")]);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ reason: { name: "PreconditionFailed" } });
});

it("lists by prefix, page by page, and folds what lies under a delimiter", async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `l/${index % 3}/${index}`);
  for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  const listed: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: "l/", MaxKeys: 5, ContinuationToken }),
    );
    listed.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(listed).toEqual(keys.toSorted());

  const folded = new ListObjectsV2Command({ Bucket, Prefix: "l/", Delimiter: "/" });
  const { CommonPrefixes, KeyCount } = await client.send(folded);
  expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(["l/0/", "l/1/", "l/2/"]);
  expect(KeyCount).toBe(3);
});

it("copies with new metadata, and deletes several at once", async () => {
  await client.send(
    new PutObjectCommand({ Bucket, Key: "from", Body: bytes, Metadata: { scan: "pending" } }),
  );
  const replaced = { MetadataDirective: "REPLACE", Metadata: { scan: "clean" } } as const;
  await client.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/from`, ...replaced }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: "from" }));
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: "to" }));
  expect(head.Metadata).toEqual({ scan: "clean" });
  expect(bytes.equals(await stored("to"))).toBe(true);
  await client.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "to" }, { Key: "l/0/0" }] } }),
  );
  await expect(stored("to")).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect(stored("l/0/0")).rejects.toMatchObject({ name: "NoSuchKey" });
});

it("keeps every version in a versioned bucket, and a deletion only hides them", async () => {
  const sealed = { Bucket: "sealed", Key: "v" };
  const first = await client.send(new PutObjectCommand({ ...sealed, Body: "1" }));
  const second = await client.send(new PutObjectCommand({ ...sealed, Body: "2" }));
  expect(first.VersionId).not.toBe(second.VersionId);
  const { DeleteMarker } = await client.send(new DeleteObjectCommand(sealed));
  expect(DeleteMarker).toBe(true);
  await expect(client.send(new GetObjectCommand(sealed))).rejects.toMatchObject({ name: "NoSuchKey" });
  const old = await client.send(new GetObjectCommand({ ...sealed, VersionId: first.VersionId }));
  expect(await old.Body?.transformToString()).toBe("1");
});

it("turns versioning on for a bucket", async () => {
  await client.send(new CreateBucketCommand({ Bucket: "made-later" }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: "made-later", VersioningConfiguration }));
  const put = await client.send(new PutObjectCommand({ Bucket: "made-later", Key: "k", Body: "1" }));
  expect(put.VersionId).toMatch(/^[0-9a-f]{32}$/);
});

it("keeps the body when an object is tagged", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "tagged", Body: "body" }));
  const TagSet = [{ Key: "scan", Value: "clean & <safe>" }];
  await client.send(new PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet } }));
  const tags = await client.send(new GetObjectTaggingCommand({ Bucket, Key: "tagged" }));
  expect(tags.TagSet).toEqual(TagSet);
  expect((await stored("tagged")).toString()).toBe("body");
});

it("takes keys with spaces, accents, signs and dots as they are", async () => {
  for (const Key of ["dir with space/näme & +plus's (1).pdf", "../../etc/passwd", "a//b/./c", "%2e%2e"]) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    expect((await stored(Key)).toString()).toBe(Key);
  }
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "dir with" }));
  expect(Contents?.[0]?.Key).toBe("dir with space/näme & +plus's (1).pdf");
});

it("refuses a bucket that is not there, and what it lacks with 501", async () => {
  const absent = new PutObjectCommand({ Bucket: "absent", Key: "k", Body: "x" });
  await expect(client.send(absent)).rejects.toMatchObject({ name: "NoSuchBucket" });
  const lifecycle = new PutBucketLifecycleConfigurationCommand({
    Bucket,
    LifecycleConfiguration: {
      Rules: [{ Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } }],
    },
  });
  await expect(client.send(lifecycle)).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
});
