import { randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { aStore } from "./a-store.ts";

let store: Awaited<ReturnType<typeof aStore>>;
let client: ReturnType<(typeof store)["client"]>;
const Bucket = "staging";
const MIB = 1024 * 1024;
const parts = [randomBytes(5 * MIB), randomBytes(5 * MIB), randomBytes(1000)];
const whole = Buffer.concat(parts);

beforeAll(async () => {
  store = await aStore();
  client = store.client();
});

async function begun(Key: string) {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({
      Bucket,
      Key,
      ContentType: "application/zip",
      ChecksumAlgorithm: "SHA256",
    }),
  );
  return { Bucket, Key, UploadId };
}

function sendPart(upload: Awaited<ReturnType<typeof begun>>, PartNumber: number, Body: Buffer) {
  return client.send(new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumAlgorithm: "SHA256" }));
}

it("takes parts in any order, goes on after a restart, and makes one object of them", async () => {
  const upload = await begun("whole");
  await sendPart(upload, 3, parts[2] ?? whole);
  await sendPart(upload, 1, parts[0] ?? whole);
  await store.restart();
  client = store.client();
  await sendPart(upload, 2, parts[1] ?? whole);

  const { Parts = [] } = await client.send(new ListPartsCommand(upload));
  expect(Parts.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
    [1, 5 * MIB],
    [2, 5 * MIB],
    [3, 1000],
  ]);
  const done = await client.send(
    new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
  );
  expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
  expect(done.ChecksumSHA256).toMatch(/=-3$/);

  const got = await client.send(new GetObjectCommand({ Bucket, Key: "whole" }));
  expect(got.ContentType).toBe("application/zip");
  expect(whole.equals(Buffer.from((await got.Body?.transformToByteArray()) ?? []))).toBe(true);
  const seam = await client.send(
    new GetObjectCommand({ Bucket, Key: "whole", Range: `bytes=${5 * MIB - 2}-${5 * MIB + 1}` }),
  );
  expect(Buffer.from((await seam.Body?.transformToByteArray()) ?? [])).toEqual(
    whole.subarray(5 * MIB - 2, 5 * MIB + 2),
  );
});

it("replaces a part that is sent again", async () => {
  const upload = await begun("again");
  await sendPart(upload, 1, Buffer.from("first"));
  const { ETag } = await sendPart(upload, 1, Buffer.from("second"));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
  const got = await client.send(new GetObjectCommand({ Bucket, Key: "again" }));
  expect(await got.Body?.transformToString()).toBe("second");
});

it("refuses parts that are not held, out of order or too small", async () => {
  const upload = await begun("refused");
  const { ETag: one } = await sendPart(upload, 1, Buffer.from("small"));
  const { ETag: two } = await sendPart(upload, 2, Buffer.from("last"));
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  const [first, last] = [
    { PartNumber: 1, ETag: one },
    { PartNumber: 2, ETag: two },
  ];
  await expect(complete([{ PartNumber: 1, ETag: two }])).rejects.toMatchObject({ name: "InvalidPart" });
  await expect(complete([last, first])).rejects.toMatchObject({ name: "InvalidPartOrder" });
  await expect(complete([first, last])).rejects.toMatchObject({ name: "EntityTooSmall" });
});

it("forgets an upload that is aborted, and one that is completed", async () => {
  const upload = await begun("aborted");
  await sendPart(upload, 1, Buffer.from("x"));
  await client.send(new AbortMultipartUploadCommand(upload));
  await expect(client.send(new ListPartsCommand(upload))).rejects.toMatchObject({ name: "NoSuchUpload" });
  await expect(client.send(new GetObjectCommand({ Bucket, Key: "aborted" }))).rejects.toMatchObject({
    name: "NoSuchKey",
  });
});
