import { beforeEach, describe, expect, it } from "vitest";
import { linkToMyFile } from "../../../functions/responses/file-facts.ts";
import { findParts, linkParts, uploadSmallFile } from "../../../functions/responses/file-operations.ts";
import { loadFile, loadUploads } from "../../../functions/files/facts.ts";
import { checkFile } from "../../../functions/files/checking.ts";
import { LARGEST_FILE } from "../../../shared/files/allowed.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { FileId } from "../../../shared/kernel/id.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { aPdf } from "../../builders/documents.ts";
import { countEntries, refusesWith } from "../../builders/effects.ts";
import { FAULTS, faultsIn } from "../../builders/faults.ts";
import { HOSTILE } from "../../builders/hostile-files.ts";
import { CLOSES, OPENS } from "../../builders/pqq.ts";
import { type RunningUploads, SIZE, uploading } from "../../builders/uploads.ts";

let running: RunningUploads;
beforeEach(async () => void (running = await uploading()));

const link = (fileId: FileId, actor = running.submitter) =>
  linkToMyFile(running.portal.deps, { ...running, ...actor }, fileId);

describe("uploading in parts", () => {
  it("sends parts past the portal, goes on after a break, and attaches the file when it is whole", async () => {
    const before = await countEntries(running.portal);
    const key = anyKey();
    const begun = must(await running.start({}, key));
    expect(begun).toMatchObject({ file: { state: "uploading", name: "accounts.pdf" }, arrived: [] });
    const { fileId } = begun.file;
    await running.sendParts(fileId, [2]);
    await refusesWith(running.portal, "parts-missing", () => running.complete(fileId));

    // A colleague's browser that knows nothing but the key goes on.
    const again = must(await running.start({}, key, running.member));
    expect(again).toMatchObject({ file: { fileId }, arrived: [2] });
    await running.sendParts(fileId, [1], running.member);
    must(await running.complete(fileId, running.member));
    expect(await running.files()).toMatchObject([
      { fileId, state: "checking", size: SIZE, startedBy: running.submitter.name },
    ]);
    expect(await countEntries(running.portal), "an upload is no evidence").toBe(before);
  });

  it("takes only the same bytes under the same key for the same small file", async () => {
    const key = anyKey();
    const send = (text: string) =>
      uploadSmallFile(
        running.portal.deps,
        running.submitter,
        { ...running.asked, name: "notes.txt" },
        Buffer.from(text),
        key,
      );
    const [one, again, other] = [await send("Notes"), await send("Notes"), await send("Other")];
    expect(must(again).file.fileId).toBe(must(one).file.fileId);
    expect(must(other).file.fileId).not.toBe(must(one).file.fileId);
    expect(await running.files()).toHaveLength(2);
  });

  it("names the place in the object store without anything that a person typed", async () => {
    const { file } = must(await running.start({ name: "../../x\u202efdp.pdf" }));
    expect(file.name).toBe("xfdp.pdf");
    expect(file.objectKey).toMatch(/^files\/fil_[0-9a-z]{26}$/);
  });

  it("gives a link for as many bytes as the part has, and none for parts that the file has not", async () => {
    const { fileId } = must(await running.start()).file;
    const ask = { ...running.asked, fileId, parts: [1, 3] };
    const links = must(await linkParts(running.portal.deps, running.submitter, ask));
    expect(links.map(({ part }) => part)).toEqual([1]);
    expect(() => running.portal.files.send(links[0]?.url ?? "", Buffer.alloc(7))).toThrow("refuses");
  });

  it("begins anew when the object store has forgotten what had arrived", async () => {
    const key = anyKey();
    const { file } = must(await running.start({}, key));
    await running.sendParts(file.fileId, [1]);
    await running.portal.files.abort({ objectKey: file.objectKey, uploadId: file.uploadId ?? "" });
    await refusesWith(running.portal, "parts-missing", () => running.complete(file.fileId));
    expect(must(await running.start({}, key))).toMatchObject({ file: { fileId: file.fileId }, arrived: [] });
    await running.sendParts(file.fileId, [1, 2]);
    must(await running.complete(file.fileId));
    expect(await running.files()).toMatchObject([{ fileId: file.fileId, state: "checking" }]);
  });

  it("never changes once it is whole", async () => {
    const { fileId } = must(await running.start()).file;
    await running.sendParts(fileId, [1, 2]);
    const links = must(
      await linkParts(running.portal.deps, running.submitter, { ...running.asked, fileId, parts: [1] }),
    );
    must(await running.complete(fileId));
    const before = await running.portal.digest();
    const [stored] = running.portal.files.objects.values();
    expect(() => running.portal.files.send(links[0]?.url ?? "", Buffer.alloc(8 * 1024 * 1024))).toThrow(
      "refuses",
    );
    must(await running.complete(fileId));
    expect(
      must(await findParts(running.portal.deps, running.submitter, { ...running.asked, fileId })).arrived,
    ).toEqual([]);
    expect(await running.portal.digest()).toBe(before);
    // The very bytes, and no others.
    expect([...running.portal.files.objects.values()][0]).toBe(stored);
  });

  it("is whole and attached once, whatever call of completing it goes wrong", async () => {
    for (const fault of FAULTS)
      for (let call = 1; call <= 12; call += 2) {
        const { fileId } = must(await running.start({ size: 4 })).file;
        await running.sendParts(fileId, [1], running.submitter, 4);
        const faults = faultsIn(running.portal.client);
        faults.plan({ [call]: fault });
        await running.complete(fileId).catch(() => undefined);
        faults.plan({});
        must(await running.complete(fileId));
        expect(await running.files(), `${fault} at ${call}`).toMatchObject([{ fileId, state: "checking" }]);
        must(await running.remove(fileId));
        expect(await running.files()).toEqual([]);
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
    await refusesWith(running.portal, code, () => running.start(change));
  });

  it("counts files on their way: the third of two is refused", async () => {
    must(await running.small());
    const { fileId } = must(await running.start()).file;
    await refusesWith(running.portal, "too-many-files", () => running.start());
    const another = () => running.small("more.txt", Buffer.from("More"));
    await refusesWith(running.portal, "too-many-files", another);
    must(await running.remove(fileId));
    must(await another());
  });

  it("sees that the same bytes under the same name are there already, and takes them under another or after a removal", async () => {
    const { fileId } = must(await running.small()).file;
    await refusesWith(running.portal, "file-there-already", () => running.small());
    must(await running.small("other.txt"));
    must(await running.remove(fileId));
    must(await running.small());
  });

  it("takes a key for one file only", async () => {
    const key = anyKey();
    must(await running.start({}, key));
    await refusesWith(running.portal, "request-key-reused", () => running.start({ size: SIZE + 1 }, key));
    await refusesWith(running.portal, "request-key-reused", () => running.start({ name: "other.pdf" }, key));
  });

  it("opens with the PQQ and shuts at its closing instant, for files on their way too", async () => {
    running.portal.at(OPENS);
    const { fileId } = must(await running.start()).file;
    await running.sendParts(fileId, [1, 2]);
    running.portal.at(CLOSES);
    for (const act of [
      running.start,
      running.small,
      () => running.complete(fileId),
      () => running.remove(fileId),
    ])
      await refusesWith(running.portal, "pqq-closed", () => act());
    running.portal.at(london("2013-10-31T11:59:59.999"));
    must(await running.complete(fileId));
    running.portal.at(london("2013-09-19T08:59:59.999"));
    await refusesWith(running.portal, "pqq-not-open", () => running.start());
  });

  it("refusing a file ends with the competition", async () => {
    await running.cancel();
    await refusesWith(running.portal, "competition-cancelled", () => running.start());
  });

  it("shows nobody else that there is a file", async () => {
    const { submitter: rival } = await running.bidder("rival");
    const key = anyKey();
    const { fileId } = must(await running.start({}, key)).file;
    for (const act of [
      running.complete,
      (id: FileId, of: BidderActor) => running.remove(id, anyKey(), of),
      link,
    ])
      await refusesWith(running.portal, "not-found", () => act(fileId, rival));
    const parts = { ...running.asked, fileId, parts: [1] };
    await refusesWith(running.portal, "not-found", () => linkParts(running.portal.deps, rival, parts));
    // The same key of another organisation names another file.
    expect(must(await running.start({}, key, rival)).file.fileId).not.toBe(fileId);
  });
});

describe("taking a file off", () => {
  it("gives up one on its way: its parts and its row are gone, and it can be begun again", async () => {
    const key = anyKey();
    const { fileId } = must(await running.start({}, key)).file;
    await running.sendParts(fileId, [1]);
    must(await running.remove(fileId));
    expect(await loadUploads(running.portal.deps.table, { ...running, ...running.submitter })).toEqual([]);
    await refusesWith(running.portal, "not-found", () => running.remove(fileId));
    expect(must(await running.start({}, key))).toMatchObject({ file: { fileId }, arrived: [] });
  });

  it("keeps what a submission may name, and takes the same file again where there is room", async () => {
    const key = anyKey();
    const { fileId } = must(await running.start({ size: 4 }, key)).file;
    await running.sendParts(fileId, [1], running.submitter, 4);
    must(await running.complete(fileId));
    must(await running.remove(fileId));
    expect(await running.files()).toEqual([]);
    const at = { ...running.asked, organisationId: running.submitter.organisationId, fileId };
    expect(await loadFile(running.portal.deps.table, at)).toMatchObject({ state: "checking" });
    const { file } = must(await running.small("a.txt", Buffer.from("a")));
    must(await running.small("b.txt", Buffer.from("b")));
    await refusesWith(running.portal, "too-many-files", () => running.start({ size: 4 }, key));
    must(await running.remove(file.fileId));
    must(await running.start({ size: 4 }, key));
    must(await running.complete(fileId));
    expect(await running.files()).toMatchObject([{ name: "b.txt" }, { fileId }]);
  });
});

describe("reading one's own file", () => {
  it("is possible while it is being checked, and after", async () => {
    const { fileId } = must(await running.small()).file;
    expect(must(await link(fileId, running.member))).toContain(fileId);
    await checkFile(running.portal.deps, {
      ...running.asked,
      organisationId: running.submitter.organisationId,
      fileId,
    });
    expect(must(await link(fileId))).toContain(fileId);
  });

  it("reading one's own file waits until it is whole", async () => {
    const { fileId } = must(await running.start()).file;
    await refusesWith(running.portal, "not-found", () => link(fileId));
  });

  it("is never possible for a file that was refused", async () => {
    const sendable = HOSTILE.filter(
      ([name, problem]) => !["type-not-allowed", "empty"].includes(problem) && !name.includes("bomb"),
    );
    expect(sendable.length).toBeGreaterThan(45);
    for (const [what, problem, make] of sendable) {
      const { name, bytes } = make();
      const { fileId } = must(await running.small(name, bytes)).file;
      await checkFile(running.portal.deps, {
        ...running.asked,
        organisationId: running.submitter.organisationId,
        fileId,
      });
      expect(await running.files(), what).toMatchObject([{ state: "refused", problem }]);
      const refused = { ok: false, error: { code: "file-refused", problem } };
      expect(await link(fileId), what).toEqual(refused);
      must(await running.remove(fileId));
      // Nor does it come back by completing it once more.
      expect(await running.complete(fileId), what).toEqual(refused);
    }
  });

  it("keeps the names and bytes of what is in order", async () => {
    const { bytes } = aPdf();
    const { file } = must(await running.small("accounts.pdf", bytes));
    expect(running.portal.files.objects.get(file.objectKey)).toEqual(bytes);
  });
});
