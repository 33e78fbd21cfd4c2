import { beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { checkFile } from "../../functions/files/checking.ts";
import { FileId } from "../../shared/kernel/id.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";
import { anyKey } from "../builders/competition.ts";
import { aPqq, CLOSES, type RunningPqq } from "../builders/pqq.ts";
import { front, type Front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

const SIZE = 9 * 1024 * 1024;
const Upload = z.object({ fileId: FileId, state: z.string(), arrived: z.array(z.int()) });
const Links = z.object({ links: z.array(z.object({ part: z.int(), url: z.url() })) });

let running: RunningPqq;
let doors: Front;
let uploads: string;
let token: string;
beforeEach(async () => {
  running = await aPqq();
  await running.bidder("capita", ["Capita"]);
  doors = front(running.portal.deps);
  uploads = `/bidder/competitions/${running.competitionId}/pqq/files/accounts/uploads`;
  token = (await running.portal.signIn("submit@capita.example", "Sam", "bearer")).secret;
});

async function ask(method: string, path: string, body?: unknown, headers = {}, bearer = token) {
  const answer = await new Visitor(doors, { bearer }).api(method, path, body, headers);
  return { status: answer.status, body: answer.json() };
}
const remove = (upload: string, key: string = anyKey()) =>
  ask("DELETE", upload, undefined, { "idempotency-key": key });
/** Tokens have run out by then. */
async function afterClosing() {
  running.portal.at(CLOSES);
  token = (await running.portal.signIn("submit@capita.example", "Sam", "bearer")).secret;
}
const start = (key: string = anyKey(), body: unknown = { name: "accounts.pdf", size: SIZE }, as = token) =>
  ask("POST", uploads, body, { "idempotency-key": key }, as);

it("uploads a file in parts and learns what the check of it found", async () => {
  const key = anyKey();
  const begun = await start(key);
  expect(begun).toMatchObject({ status: 201, body: { state: "uploading", parts: 2, arrived: [] } });
  const { fileId } = Upload.parse(begun.body);
  const linked = await ask("POST", `${uploads}/${fileId}/parts`, { parts: [1, 2] });
  for (const { part, url } of Links.parse(linked.body).links)
    running.portal.files.send(url, Buffer.alloc(fileParts(SIZE)[part - 1]?.size ?? 0));
  expect(Upload.parse((await start(key)).body).arrived).toEqual([1, 2]);
  expect(Upload.parse((await ask("GET", `${uploads}/${fileId}`)).body).arrived).toEqual([1, 2]);

  const completed = await ask("POST", `${uploads}/${fileId}/completion`);
  expect(completed).toMatchObject({ status: 200, body: { fileId, state: "checking", size: SIZE } });
  expect(await ask("POST", `${uploads}/${fileId}/completion`)).toEqual(completed);
});

it("calls a file by a safe name, by which its repeat and whoever goes on with it find it too", async () => {
  const body = { name: "C:\\tmp\\a\u202eb.pdf", size: 3, sha256: "a".repeat(64) };
  const key = anyKey();
  const begun = await start(key, body);
  expect(begun).toMatchObject({ status: 201, body: { name: "ab.pdf" } });
  expect(await start(key, body)).toEqual(begun);
  expect(await start(anyKey(), body)).toEqual(begun);
});

it("is told again what it was told in time, also after closing, and nobody begins anything then", async () => {
  const [key, body] = [anyKey(), { name: "a.pdf", size: 3 }];
  const begun = await start(key, body);
  const upload = `${uploads}/${Upload.parse(begun.body).fileId}`;
  await afterClosing();
  expect(await start(key, body)).toEqual(begun);
  expect(await ask("POST", `${upload}/completion`)).toMatchObject({ body: { code: "pqq-closed" } });
  expect(await start(key, { ...body, size: 4 })).toMatchObject({ body: { code: "request-key-reused" } });
  expect(await start(anyKey(), body)).toMatchObject({ status: 422, body: { code: "pqq-closed" } });
});

it("adds nothing by a late repeat of completing, once the file was taken off, unless it is announced anew", async () => {
  const [key, body] = [anyKey(), { name: "a.pdf", size: 3 }];
  const upload = `${uploads}/${Upload.parse((await start(key, body)).body).fileId}`;
  const linked = await ask("POST", `${upload}/parts`, { parts: [1] });
  running.portal.files.send(Links.parse(linked.body).links[0]?.url ?? "", Buffer.from("PDF"));
  const complete = () => ask("POST", `${upload}/completion`);
  const completed = await complete();
  const removal = anyKey();
  const removed = await remove(upload, removal);
  const before = await running.portal.digest();
  expect(await complete()).toEqual(completed);
  expect(await remove(upload, removal)).toEqual(removed);
  expect(await running.portal.digest()).toBe(before);
  await start(key, body);
  const announced = await running.portal.digest();
  expect(await complete()).toEqual(completed);
  const attached = await running.portal.digest();
  expect(attached, "it is attached again").not.toBe(announced);
  expect(await remove(upload, removal)).toEqual(removed);
  expect(await running.portal.digest()).toBe(attached);
  await afterClosing();
  expect(await complete()).toEqual(completed);
  expect(await remove(upload, removal)).toEqual(removed);
  expect(await remove(upload)).toMatchObject({ status: 422, body: { code: "pqq-closed" } });
});

it("is told why a file is refused by its check", async () => {
  const { fileId } = Upload.parse((await start(anyKey(), { name: "a.pdf", size: 3 })).body);
  const linked = await ask("POST", `${uploads}/${fileId}/parts`, { parts: [1] });
  running.portal.files.send(Links.parse(linked.body).links[0]?.url ?? "", Buffer.from("PDF"));
  await ask("POST", `${uploads}/${fileId}/completion`);
  const actor = await running.portal.actor("bidder", "submit@capita.example");
  const { organisationId } = actor;
  await checkFile(running.portal.deps, { competitionId: running.competitionId, organisationId, fileId });
  expect((await ask("GET", `${uploads}/${fileId}`)).body).toMatchObject({
    state: "refused",
    problem: "content-is-not-its-type",
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await ask("POST", `${uploads}/${fileId}/completion`)).toMatchObject({
    status: 422,
    body: { code: "file-refused", detail: expect.stringContaining("what is in the file is not") },
  });
  expect(await remove(`${uploads}/${fileId}`)).toEqual({ status: 200, body: { fileId } });
});

it("may state the SHA-256, in the letters of any tool, and is told when other bytes arrived", async () => {
  const { fileId } = Upload.parse(
    (await start(anyKey(), { name: "a.txt", size: 3, sha256: "0F".repeat(32) })).body,
  );
  const linked = await ask("POST", `${uploads}/${fileId}/parts`, { parts: [1] });
  running.portal.files.send(Links.parse(linked.body).links[0]?.url ?? "", Buffer.from("abc"));
  await ask("POST", `${uploads}/${fileId}/completion`);
  const { organisationId } = await running.portal.actor("bidder", "submit@capita.example");
  await checkFile(running.portal.deps, { competitionId: running.competitionId, organisationId, fileId });
  expect((await ask("GET", `${uploads}/${fileId}`)).body).toMatchObject({ problem: "changed-while-sent" });
});

it("refuses in words what does not fit", async () => {
  for (const keyless of [
    await ask("POST", uploads, { name: "a.pdf", size: 1 }),
    await ask("DELETE", `${uploads}/${Upload.parse((await start()).body).fileId}`),
  ])
    expect(keyless).toMatchObject({ status: 400, body: { code: "idempotency-key-missing" } });
  for (const body of [
    {},
    { name: "", size: 1 },
    { name: "a.pdf", size: -1 },
    { name: "a.pdf", size: 1, to: "x" },
    { name: "a.pdf", size: 1, sha256: "abc" },
  ])
    expect(await start(anyKey(), body)).toMatchObject({ status: 422, body: { code: "invalid" } });
  expect(await start(anyKey(), { name: "a.exe", size: 1 })).toMatchObject({ body: { code: "file-refused" } });
  const { fileId } = Upload.parse((await start()).body);
  for (const parts of [[], [0], [10_001], Array.from({ length: 11 }, (_, index) => index + 1)])
    expect((await ask("POST", `${uploads}/${fileId}/parts`, { parts })).status).toBe(422);
  expect(await ask("POST", `${uploads}/${fileId}/completion`)).toMatchObject({
    status: 422,
    body: { code: "parts-missing", detail: expect.stringContaining("have not arrived") },
  });
  await afterClosing();
  expect(await start()).toMatchObject({ status: 422, body: { code: "pqq-closed" } });
});

it("finds nothing that is somebody else's, or nothing at all", async () => {
  const { fileId } = Upload.parse((await start()).body);
  await running.bidder("rival");
  const rival = (await running.portal.signIn("submit@rival.example", "Rita", "bearer")).secret;
  const strange = fileId.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  for (const [method, path, body] of [
    ["GET", `${uploads}/${fileId}`, undefined],
    ["POST", `${uploads}/${fileId}/parts`, { parts: [1] }],
    ["POST", `${uploads}/${fileId}/completion`, undefined],
    ["DELETE", `${uploads}/${fileId}`, undefined],
  ] as const) {
    const keyed = { "idempotency-key": anyKey() };
    const theirs = await ask(method, path, body, keyed, rival);
    const missing = await ask(method, path.replace(fileId, strange), body, keyed, rival);
    expect([theirs.status, missing.status]).toEqual([404, 404]);
    expect({ ...theirs.body, instance: "" }).toEqual({ ...missing.body, instance: "" });
  }
  expect((await ask("GET", `${uploads}/no-file`)).status).toBe(404);
});
