import { createHash } from "node:crypto";
import { connect } from "node:net";
import { GetObjectCommand, PutBucketCorsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { aStore } from "./a-store.ts";
import { presigned, signedForm } from "./presign.ts";

let store: Awaited<ReturnType<typeof aStore>>;
let client: ReturnType<(typeof store)["client"]>;
const Bucket = "staging";
const minute = () => new Date(Date.now() + 60_000);

beforeAll(async () => {
  store = await aStore();
  client = store.client();
  await client.send(new PutObjectCommand({ Bucket, Key: "there", Body: "here" }));
});

it("refuses another secret, another key id and no signature at all", async () => {
  const get = new GetObjectCommand({ Bucket, Key: "there" });
  const otherSecret = store.client({ credentials: { accessKeyId: "LOCAL", secretAccessKey: "guess" } });
  await expect(otherSecret.send(get)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  const otherKey = store.client({ credentials: { accessKeyId: "OTHER", secretAccessKey: "local-secret" } });
  await expect(otherKey.send(get)).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
  expect((await fetch(`${store.endpoint()}/${Bucket}/there`)).status).toBe(403);
});

it("refuses a request signed by a clock that is far away", async () => {
  const late = store.client({ systemClockOffset: -20 * 60_000 });
  await expect(late.send(new GetObjectCommand({ Bucket, Key: "there" }))).rejects.toMatchObject({
    name: "RequestTimeTooSkewed",
  });
});

it("lets a presigned address store and read", async () => {
  const put = await presigned(client, store.endpoint(), { method: "PUT", path: `${Bucket}/pre` });
  expect((await fetch(put, { method: "PUT", body: "presigned" })).status).toBe(200);
  const query = { "response-content-disposition": 'attachment; filename="x.txt"' };
  const get = await presigned(client, store.endpoint(), { method: "GET", path: `${Bucket}/pre`, query });
  const answer = await fetch(get);
  expect(await answer.text()).toBe("presigned");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="x.txt"');
});

it("holds a presigned upload to the SHA-256 that was signed into it", async () => {
  const headers = { "x-amz-checksum-sha256": createHash("sha256").update("the file").digest("base64") };
  const put = await presigned(client, store.endpoint(), { method: "PUT", path: `${Bucket}/bound`, headers });
  expect((await fetch(put, { method: "PUT", body: "another file", headers })).status).toBe(400);
  expect((await fetch(put, { method: "PUT", body: "the file" })).status).toBe(403);
  expect((await fetch(put, { method: "PUT", body: "the file", headers })).status).toBe(200);
});

it("refuses a presigned address that was altered, has expired, or is used otherwise", async () => {
  const request = { method: "GET", path: `${Bucket}/there` };
  const good = await presigned(client, store.endpoint(), request);
  expect((await fetch(good)).status).toBe(200);
  const signature = new URL(good).searchParams.get("X-Amz-Signature") ?? "";
  expect((await fetch(good.replace(signature, "0".repeat(64)))).status).toBe(403);
  expect((await fetch(good.replace("/there", "/elsewhere"))).status).toBe(403);
  expect((await fetch(good, { method: "DELETE" })).status).toBe(403);
  expect((await fetch(good, { headers: { "x-amz-meta-added": "later" } })).status).toBe(403);
  const old = { ...request, expiresInS: 60, signedAt: new Date(Date.now() - 61_000) };
  expect((await fetch(await presigned(client, store.endpoint(), old))).status).toBe(403);
});

function formOf(fields: Record<string, string>, file: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([file], { type: "text/plain" }), "t.txt");
  return form;
}

it("stores a form that its policy allows", async () => {
  const fields = { key: "post/one", "content-type": "text/plain", "x-amz-meta-owner": "me" };
  const signed = signedForm([{ bucket: Bucket }, ["content-length-range", 1, 1000]], fields, minute());
  const answer = await fetch(`${store.endpoint()}/${Bucket}`, {
    method: "POST",
    body: formOf(signed, "posted\r\n--"),
  });
  expect(answer.status).toBe(204);
  const got = await client.send(new GetObjectCommand({ Bucket, Key: "post/one" }));
  expect(await got.Body?.transformToString()).toBe("posted\r\n--");
  expect(got).toMatchObject({ ContentType: "text/plain", Metadata: { owner: "me" } });
});

it("refuses a form that is too large, was altered, has more fields, or whose policy has expired", async () => {
  const fields = { key: "post/two" };
  const conditions = [{ bucket: Bucket }, ["content-length-range", 1, 1000]];
  const post = async (over: Record<string, string>, file = "ok", expiresAt = minute()) => {
    const form = formOf({ ...signedForm(conditions, fields, expiresAt), ...over }, file);
    const answer = await fetch(`${store.endpoint()}/${Bucket}`, { method: "POST", body: form });
    return [answer.status, /<Code>(.*?)</.exec(await answer.text())?.[1]];
  };
  expect(await post({}, "x".repeat(2000))).toEqual([400, "EntityTooLarge"]);
  expect(await post({}, "")).toEqual([400, "EntityTooSmall"]);
  expect(await post({ key: "post/other" })).toEqual([403, "AccessDenied"]);
  expect(await post({ "x-amz-meta-more": "1" })).toEqual([403, "AccessDenied"]);
  expect(await post({ "x-amz-signature": "0".repeat(64) })).toEqual([403, "SignatureDoesNotMatch"]);
  expect(await post({}, "ok", new Date(Date.now() - 1000))).toEqual([403, "AccessDenied"]);
  expect(await post({})).toEqual([204, undefined]);
});

it("lets pages of an allowed origin in, and no other", async () => {
  const preflight = (origin: string) =>
    fetch(`${store.endpoint()}/${Bucket}/there`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "PUT" },
    });
  expect((await preflight("http://portal.example")).status).toBe(403);
  const rule = {
    AllowedMethods: ["PUT", "GET"],
    AllowedOrigins: ["http://portal.example"],
    ExposeHeaders: ["ETag"],
  };
  await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  const allowed = await preflight("http://portal.example");
  expect(allowed.headers.get("access-control-allow-origin")).toBe("http://portal.example");
  expect((await preflight("http://evil.example")).status).toBe(403);
  const get = await presigned(client, store.endpoint(), { method: "GET", path: `${Bucket}/there` });
  const read = await fetch(get, { headers: { origin: "http://portal.example" } });
  expect(read.headers.get("access-control-expose-headers")).toBe("ETag");
});

it("keeps nothing of an upload that breaks off, and goes on serving", async () => {
  const { hostname, port, host } = new URL(store.endpoint());
  const target = new URL(
    await presigned(client, store.endpoint(), { method: "PUT", path: `${Bucket}/broken` }),
  );
  const socket = connect(Number(port), hostname);
  socket.write(
    `PUT ${target.pathname}${target.search} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 1000\r\n\r\nabc`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(client.send(new GetObjectCommand({ Bucket, Key: "broken" }))).rejects.toMatchObject({
    name: "NoSuchKey",
  });
});
