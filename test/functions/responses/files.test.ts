import { beforeEach, describe, expect, it } from "vitest";
import { cancelCompetition } from "../../../functions/competition/operations.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { linkToMyFile, loadQuestionFiles } from "../../../functions/responses/file-facts.ts";
import {
  completeUpload,
  findParts,
  linkParts,
  removeFile,
  startUpload,
  uploadSmallFile,
} from "../../../functions/responses/file-operations.ts";
import { loadFile, loadUploads } from "../../../functions/files/facts.ts";
import { checkFile } from "../../../functions/files/checking.ts";
import { fileParts } from "../../../shared/files/upload-parts.ts";
import { LARGEST_FILE } from "../../../shared/files/allowed.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { FileId } from "../../../shared/kernel/id.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { aPdf } from "../../builders/documents.ts";
import { countEntries, refusesWith } from "../../builders/effects.ts";
import { beforeWriting, FAULTS, faultsIn } from "../../builders/faults.ts";
import { HOSTILE } from "../../builders/hostile-files.ts";
import { aPqq, CLOSES, OPENS, type RunningPqq } from "../../builders/pqq.ts";

const ACCOUNTS = QuestionId.parse("accounts");
const SIZE = 9 * 1024 * 1024;

let running: RunningPqq;
let submitter: BidderActor;
let member: BidderActor;
beforeEach(async () => {
  running = await aPqq();
  ({ submitter, member } = await running.bidder("capita", ["Capita"]));
});

const asked = () => ({ competitionId: running.competitionId, questionId: ACCOUNTS });
const announced = () => ({ ...asked(), name: "accounts.pdf", size: SIZE });
const start = (change = {}, key = anyKey(), actor = submitter) =>
  startUpload(running.portal.deps, actor, { ...announced(), ...change }, key);
const small = (name = "notes.txt", bytes: Uint8Array = Buffer.from("Notes"), actor = submitter) =>
  uploadSmallFile(running.portal.deps, actor, { ...asked(), name }, bytes, anyKey());
const complete = (fileId: FileId, actor = submitter) =>
  completeUpload(running.portal.deps, actor, { ...asked(), fileId });
const remove = (fileId: FileId, actor = submitter, key = anyKey()) =>
  removeFile(running.portal.deps, actor, { ...asked(), fileId }, key);
const files = (actor = submitter) =>
  loadQuestionFiles(running.portal.deps.table, actor, running.competitionId, ACCOUNTS);
const link = (fileId: FileId, actor = submitter) =>
  linkToMyFile(running.portal.deps, actor, running.competitionId, fileId);

/** Sends parts of an upload as a browser does, straight to the object store. */
async function sendParts(fileId: FileId, parts: number[], actor = submitter, size = SIZE): Promise<void> {
  const links = must(await linkParts(running.portal.deps, actor, { ...asked(), fileId, parts }));
  for (const { part, url } of links)
    running.portal.files.send(url, Buffer.alloc(fileParts(size)[part - 1]?.size ?? 0, "x"));
}

describe("uploading in parts", () => {
  it("sends parts past the portal, goes on after a break, and attaches the file when it is whole", async () => {
    const before = await countEntries(running.portal);
    const key = anyKey();
    const begun = must(await start({}, key));
    expect(begun).toMatchObject({ file: { state: "uploading", name: "accounts.pdf" }, arrived: [] });
    const { fileId } = begun.file;
    await sendParts(fileId, [2]);
    await refusesWith(running.portal, "parts-missing", () => complete(fileId));

    // A colleague's browser that knows nothing but the key goes on.
    const again = must(await start({}, key, member));
    expect(again).toMatchObject({ file: { fileId }, arrived: [2] });
    await sendParts(fileId, [1], member);
    must(await complete(fileId, member));
    expect(await files()).toMatchObject([
      { fileId, state: "checking", size: SIZE, startedBy: submitter.name },
    ]);
    expect(await countEntries(running.portal), "an upload is no evidence").toBe(before);
  });

  it("takes only the same bytes under the same key for the same small file", async () => {
    const key = anyKey();
    const send = (text: string) =>
      uploadSmallFile(
        running.portal.deps,
        submitter,
        { ...asked(), name: "notes.txt" },
        Buffer.from(text),
        key,
      );
    const [one, again, other] = [await send("Notes"), await send("Notes"), await send("Other")];
    expect(must(again).file.fileId).toBe(must(one).file.fileId);
    expect(must(other).file.fileId).not.toBe(must(one).file.fileId);
    expect(await files()).toHaveLength(2);
  });

  it("names the place in the object store without anything that a person typed", async () => {
    const { file } = must(await start({ name: "../../x\u202efdp.pdf" }));
    expect(file.name).toBe("xfdp.pdf");
    expect(file.objectKey).toMatch(/^files\/fil_[0-9a-z]{26}$/);
  });

  it("gives a link for as many bytes as the part has, and none for parts that the file has not", async () => {
    const { fileId } = must(await start()).file;
    const ask = { ...asked(), fileId, parts: [1, 3] };
    const links = must(await linkParts(running.portal.deps, submitter, ask));
    expect(links.map(({ part }) => part)).toEqual([1]);
    expect(() => running.portal.files.send(links[0]?.url ?? "", Buffer.alloc(7))).toThrow("refuses");
  });

  it("begins anew when the object store has forgotten what had arrived", async () => {
    const key = anyKey();
    const { file } = must(await start({}, key));
    await sendParts(file.fileId, [1]);
    await running.portal.files.abort({ objectKey: file.objectKey, uploadId: file.uploadId ?? "" });
    await refusesWith(running.portal, "parts-missing", () => complete(file.fileId));
    expect(must(await start({}, key))).toMatchObject({ file: { fileId: file.fileId }, arrived: [] });
    await sendParts(file.fileId, [1, 2]);
    must(await complete(file.fileId));
    expect(await files()).toMatchObject([{ fileId: file.fileId, state: "checking" }]);
  });

  it("never changes once it is whole", async () => {
    const { fileId } = must(await start()).file;
    await sendParts(fileId, [1, 2]);
    const links = must(await linkParts(running.portal.deps, submitter, { ...asked(), fileId, parts: [1] }));
    must(await complete(fileId));
    const before = await running.portal.digest();
    const [stored] = running.portal.files.objects.values();
    expect(() => running.portal.files.send(links[0]?.url ?? "", Buffer.alloc(8 * 1024 * 1024))).toThrow(
      "refuses",
    );
    must(await complete(fileId));
    expect(must(await findParts(running.portal.deps, submitter, { ...asked(), fileId })).arrived).toEqual([]);
    expect(await running.portal.digest()).toBe(before);
    // The very bytes, and no others.
    expect([...running.portal.files.objects.values()][0]).toBe(stored);
  });

  it("is whole and attached once, whatever call of completing it goes wrong", async () => {
    for (const fault of FAULTS)
      for (let call = 1; call <= 12; call += 2) {
        const { fileId } = must(await start({ size: 4 })).file;
        await sendParts(fileId, [1], submitter, 4);
        const faults = faultsIn(running.portal.client);
        faults.plan({ [call]: fault });
        await complete(fileId).catch(() => undefined);
        faults.plan({});
        must(await complete(fileId));
        expect(await files(), `${fault} at ${call}`).toMatchObject([{ fileId, state: "checking" }]);
        must(await remove(fileId));
        expect(await files()).toEqual([]);
      }
  });
});

describe("refusing a file", () => {
  const REFUSED: readonly (readonly [string, object])[] = [
    ["file-refused", { size: 0 }],
    ["file-refused", { size: LARGEST_FILE + 1 }],
    ["file-refused", { name: "page.html" }],
    ["not-found", { questionId: QuestionId.parse("experience") }],
    ["not-found", { questionId: QuestionId.parse("nothing") }],
  ];
  it.each(REFUSED)("%s: %j", async (code, change) => {
    await refusesWith(running.portal, code, () => start(change));
  });

  it("counts files on their way: the third of two is refused", async () => {
    must(await small());
    const { fileId } = must(await start()).file;
    await refusesWith(running.portal, "too-many-files", () => start());
    await refusesWith(running.portal, "too-many-files", () => small());
    must(await remove(fileId));
    must(await small());
  });

  it("takes a key for one file only", async () => {
    const key = anyKey();
    must(await start({}, key));
    await refusesWith(running.portal, "request-key-reused", () => start({ size: SIZE + 1 }, key));
    await refusesWith(running.portal, "request-key-reused", () => start({ name: "other.pdf" }, key));
  });

  it("opens with the PQQ and shuts at its closing instant, for files on their way too", async () => {
    running.portal.at(OPENS);
    const { fileId } = must(await start()).file;
    await sendParts(fileId, [1, 2]);
    running.portal.at(CLOSES);
    for (const act of [start, small, () => complete(fileId), () => remove(fileId)])
      await refusesWith(running.portal, "pqq-closed", () => act());
    running.portal.at(london("2013-10-31T11:59:59.999"));
    must(await complete(fileId));
    running.portal.at(london("2013-09-19T08:59:59.999"));
    await refusesWith(running.portal, "pqq-not-open", () => start());
  });

  it("refusing a file ends with the competition", async () => {
    const { portal, lead, competitionId } = running;
    const seenVersion = (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;
    must(
      await cancelCompetition(portal.deps, lead, { competitionId, reason: "Over", seenVersion }, anyKey()),
    );
    await refusesWith(portal, "competition-cancelled", () => start());
  });

  it("shows nobody else that there is a file", async () => {
    const { submitter: rival } = await running.bidder("rival");
    const key = anyKey();
    const { fileId } = must(await start({}, key)).file;
    for (const act of [complete, (id: FileId, of: BidderActor) => remove(id, of), link])
      await refusesWith(running.portal, "not-found", () => act(fileId, rival));
    const parts = { ...asked(), fileId, parts: [1] };
    await refusesWith(running.portal, "not-found", () => linkParts(running.portal.deps, rival, parts));
    // The same key of another organisation names another file.
    expect(must(await start({}, key, rival)).file.fileId).not.toBe(fileId);
  });
});

describe("taking a file off", () => {
  it("gives up one on its way: its parts and its row are gone, and it can be begun again", async () => {
    const key = anyKey();
    const { fileId } = must(await start({}, key)).file;
    await sendParts(fileId, [1]);
    must(await remove(fileId));
    expect(
      await loadUploads(running.portal.deps.table, submitter.organisationId, running.competitionId),
    ).toEqual([]);
    await refusesWith(running.portal, "not-found", () => remove(fileId));
    expect(must(await start({}, key))).toMatchObject({ file: { fileId }, arrived: [] });
  });

  it("keeps what a submission may name, and takes the same file again where there is room", async () => {
    const key = anyKey();
    const { fileId } = must(await start({ size: 4 }, key)).file;
    await sendParts(fileId, [1], submitter, 4);
    must(await complete(fileId));
    must(await remove(fileId));
    expect(await files()).toEqual([]);
    const at = { ...asked(), organisationId: submitter.organisationId, fileId };
    expect(await loadFile(running.portal.deps.table, at)).toMatchObject({ state: "checking" });
    const { file } = must(await small("a.txt", Buffer.from("a")));
    must(await small("b.txt", Buffer.from("b")));
    await refusesWith(running.portal, "too-many-files", () => start({ size: 4 }, key));
    must(await remove(file.fileId));
    must(await start({ size: 4 }, key));
    must(await complete(fileId));
    expect(await files()).toMatchObject([{ name: "b.txt" }, { fileId }]);
  });
});

describe("a removal that is sent again", () => {
  const answered = (fileId: FileId) => ({ ok: true, value: { fileId } });
  /** A file that was uploaded under this key, and is attached. */
  async function uploaded(key = anyKey()) {
    const { fileId } = must(await start({ size: 4 }, key)).file;
    await sendParts(fileId, [1], submitter, 4);
    must(await complete(fileId));
    return fileId;
  }

  it("is told the same and takes nothing off that was attached again since, also after closing", async () => {
    const [upload, key] = [anyKey(), anyKey()];
    const fileId = await uploaded(upload);
    const repeat = () => remove(fileId, submitter, key);
    expect(await repeat()).toEqual(answered(fileId));
    expect(await files()).toEqual([]);
    expect(await uploaded(upload)).toBe(fileId);
    for (const at of [undefined, CLOSES]) {
      if (at !== undefined) running.portal.at(at);
      const before = await running.portal.digest();
      expect(await repeat()).toEqual(answered(fileId));
      expect(await running.portal.digest()).toBe(before);
      expect(await files()).toMatchObject([{ fileId }]);
    }
  });

  it("is told that an upload was given up, and leaves alone the one that was begun again since", async () => {
    const [upload, key] = [anyKey(), anyKey()];
    const { fileId } = must(await start({}, upload)).file;
    for (let turn = 0; turn < 2; turn += 1)
      expect(await remove(fileId, submitter, key)).toEqual(answered(fileId));
    must(await start({}, upload));
    await sendParts(fileId, [1]);
    expect(await remove(fileId, submitter, key)).toEqual(answered(fileId));
    expect(must(await start({}, upload))).toMatchObject({ file: { fileId }, arrived: [1] });
  });

  it("is refused with another file, and is nobody else's", async () => {
    const [one, other, key] = [await uploaded(), await uploaded(), anyKey()];
    must(await remove(one, submitter, key));
    await refusesWith(running.portal, "request-key-reused", () => remove(other, submitter, key));
    must(await remove(other, member, key));
    expect(await files()).toEqual([]);
  });

  it("at one instant is done once, and all are told the same", async () => {
    const [fileId, key] = [await uploaded(), anyKey()];
    const told = await Promise.all(Array.from({ length: 10 }, () => remove(fileId, submitter, key)));
    expect(told).toEqual(told.map(() => answered(fileId)));
    expect(await files()).toEqual([]);
  });

  it("gives up no upload that somebody has completed meanwhile", async () => {
    const { fileId } = must(await start({ size: 4 })).file;
    await sendParts(fileId, [1], submitter, 4);
    const deps = beforeWriting(running.portal.deps, () => complete(fileId));
    const late = await removeFile(deps, submitter, { ...asked(), fileId }, anyKey());
    expect(late).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await files()).toMatchObject([{ fileId, state: "checking" }]);
  });

  /** The calls of a removal: question, files and draft; noted; again, version, and the latest named. */
  const CALLS = 8;

  it("a removal is tried for every call there is", async () => {
    const fileId = await uploaded();
    const faults = faultsIn(running.portal.client);
    faults.plan({});
    must(await remove(fileId));
    expect(faults.calls()).toBe(CALLS);
  });

  it.each(
    FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => [fault, index + 1] as const)),
  )(
    "(%s, call %i) it is attached as before or off for good, and a repeat takes it off",
    async (fault, call) => {
      const [fileId, key] = [await uploaded(), anyKey()];
      const faults = faultsIn(running.portal.client);
      faults.plan({ [call]: fault });
      await remove(fileId, submitter, key).catch(() => undefined);
      faults.plan({});
      // A late repeat of completing it brings nothing back.
      const stands = (await files()).map((file) => file.fileId);
      must(await complete(fileId));
      expect((await files()).map((file) => file.fileId)).toEqual(stands);
      expect(await remove(fileId, submitter, key)).toEqual(answered(fileId));
      must(await complete(fileId));
      expect(await files()).toEqual([]);
    },
  );
});

describe("reading one's own file", () => {
  it("is possible while it is being checked, and after", async () => {
    const { fileId } = must(await small()).file;
    expect(must(await link(fileId, member))).toContain(fileId);
    await checkFile(running.portal.deps, { ...asked(), organisationId: submitter.organisationId, fileId });
    expect(must(await link(fileId))).toContain(fileId);
  });

  it("reading one's own file waits until it is whole", async () => {
    const { fileId } = must(await start()).file;
    await refusesWith(running.portal, "not-found", () => link(fileId));
  });

  it("is never possible for a file that was refused", async () => {
    const sendable = HOSTILE.filter(
      ([name, problem]) => !["type-not-allowed", "empty"].includes(problem) && !name.includes("bomb"),
    );
    expect(sendable.length).toBeGreaterThan(45);
    for (const [what, problem, make] of sendable) {
      const { name, bytes } = make();
      const { fileId } = must(await small(name, bytes)).file;
      await checkFile(running.portal.deps, { ...asked(), organisationId: submitter.organisationId, fileId });
      expect(await files(), what).toMatchObject([{ state: "refused", problem }]);
      const refused = { ok: false, error: { code: "file-refused", problem } };
      expect(await link(fileId), what).toEqual(refused);
      must(await remove(fileId));
      // Nor does it come back by completing it once more.
      expect(await complete(fileId), what).toEqual(refused);
    }
  });

  it("keeps the names and bytes of what is in order", async () => {
    const { bytes } = aPdf();
    const { file } = must(await small("accounts.pdf", bytes));
    expect(running.portal.files.objects.get(file.objectKey)).toEqual(bytes);
  });
});
