import { beforeAll, expect, it } from "vitest";
import { bucketFiles } from "../../../functions/platform/file-store-s3.ts";
import { type FileStore, objectKeyOf } from "../../../functions/platform/file-store.ts";
import { FileId, spellId } from "../../../shared/kernel/id.ts";
import { aStore } from "../../infra/local/objects/a-store.ts";

const MB = 1024 * 1024;
let store: Awaited<ReturnType<typeof aStore>>;
let files: FileStore;
let serial = 0;
const aFileId = () => FileId.parse(spellId("file", Buffer.alloc(17, (serial += 1))));

beforeAll(async () => {
  store = await aStore();
  const client = store.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  files = bucketFiles(async () => client, { uploads: "staging", opened: "sealed" });
});

async function bytesOf(objectKey: string): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await files.read(objectKey)) ?? []) pieces.push(piece);
  return pieces.length === 0 ? undefined : Buffer.concat(pieces);
}

it("makes one object of parts that were sent straight to the store, and knows which have arrived", async () => {
  const objectKey = objectKeyOf(aFileId());
  const upload = { objectKey, uploadId: await files.start(objectKey) };
  const parts = [Buffer.alloc(5 * MB, "a"), Buffer.from("end")];
  for (const [index, bytes] of parts.entries()) {
    const link = await files.partLink(upload, { number: index + 1, size: bytes.length });
    expect((await fetch(link, { method: "PUT", body: bytes })).status).toBe(200);
    expect((await files.partsArrived(upload))?.map(({ number, size }) => [number, size])).toContainEqual([
      index + 1,
      bytes.length,
    ]);
  }
  expect(await files.size(objectKey)).toBeUndefined();
  expect(await files.complete(upload, (await files.partsArrived(upload)) ?? [])).toBe(true);
  expect(await files.size(objectKey)).toBe(5 * MB + 3);
  expect((await bytesOf(objectKey))?.subarray(-4).toString()).toBe("aend");

  // Nothing changes it any more: not the links, not another completion.
  expect(await files.partsArrived(upload)).toBeUndefined();
  expect(await files.complete(upload, [])).toBe(false);
  const late = await files.partLink(upload, { number: 1, size: 3 });
  expect((await fetch(late, { method: "PUT", body: "new" })).status).toBe(404);
});

it("takes a part of the announced size only, and within five minutes", async () => {
  const objectKey = objectKeyOf(aFileId());
  const upload = { objectKey, uploadId: await files.start(objectKey) };
  const link = await files.partLink(upload, { number: 1, size: 10 });
  expect(new URL(link).searchParams.get("X-Amz-Expires")).toBe("300");
  expect((await fetch(link, { method: "PUT", body: "x".repeat(11) })).status).toBe(403);
  expect(
    (await fetch(link.replace("partNumber=1", "partNumber=2"), { method: "PUT", body: "x".repeat(10) }))
      .status,
  ).toBe(403);
  expect((await fetch(link, { method: "PUT", body: "x".repeat(10) })).status).toBe(200);
  await files.abort(upload);
  expect(await files.partsArrived(upload)).toBeUndefined();
  await files.abort(upload);
});

it("keeps a small file as it came first", async () => {
  const objectKey = objectKeyOf(aFileId());
  expect(await files.putOnce(objectKey, Buffer.from("first"))).toBe(true);
  expect(await files.putOnce(objectKey, Buffer.from("second"))).toBe(false);
  expect((await bytesOf(objectKey))?.toString()).toBe("first");
  expect(await files.read(objectKeyOf(aFileId()))).toBeUndefined();
});

it("gives a link to fetch a file with, as an attachment under its name, that does for a minute", async () => {
  const fileId = aFileId();
  await files.putOnce(objectKeyOf(fileId), Buffer.from("<script>"));
  const link = await files.downloadLink({ from: "uploads", fileId, name: "page – one.pdf" });
  const answer = await fetch(link);
  expect(await answer.text()).toBe("<script>");
  expect(answer.headers.get("content-disposition")).toContain("attachment; filename=");
  expect(answer.headers.get("content-disposition")).toContain("page%20%E2%80%93%20one.pdf");
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(new URL(link).searchParams.get("X-Amz-Expires")).toBe("60");
});

it("copies a file to where the authority may read it, once, and leaves the first copy", async () => {
  const fileId = aFileId();
  await files.putOnce(objectKeyOf(fileId), Buffer.from("accounts"));
  await files.open({ fileId });
  await files.open({ fileId });
  const link = await files.downloadLink({ from: "opened", fileId, name: "accounts.pdf" });
  expect(await (await fetch(link)).text()).toBe("accounts");
  await expect(files.open({ fileId: aFileId() })).rejects.toThrow("does not exist");
});
