import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { checkFile } from "../../../functions/files/checking.ts";
import type { FileId } from "../../../shared/kernel/id.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { aPdf } from "../../builders/documents.ts";
import { refusesWith } from "../../builders/effects.ts";
import { type RunningUploads, SIZE, uploading } from "../../builders/uploads.ts";

let running: RunningUploads;
beforeEach(async () => void (running = await uploading()));

describe("an upload of which somebody states the bytes", () => {
  const of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const AS_SENT = of(Buffer.alloc(SIZE, "x"));
  const verdict = async (fileId: FileId) => {
    const { organisationId } = running.submitter;
    await checkFile(running.portal.deps, { ...running.asked, organisationId, fileId });
    return running.files();
  };

  it("refuses the file when others have arrived, and says that it changed", async () => {
    const { bytes } = aPdf();
    for (const [sha256, found] of [
      [of(bytes), { state: "clean" }],
      ["0".repeat(64), { state: "refused", problem: "changed-while-sent" }],
    ] as const) {
      const { fileId } = must(await running.start({ size: bytes.length, sha256 })).file;
      await running.send(fileId, bytes);
      must(await running.complete(fileId));
      expect(await verdict(fileId)).toMatchObject([found]);
      must(await running.remove(fileId));
    }
  });

  it("takes the key of other bytes for no repeat", async () => {
    const key = anyKey();
    must(await running.start({ sha256: AS_SENT }, key));
    await refusesWith(running.portal, "request-key-reused", () =>
      running.start({ sha256: "0".repeat(64) }, key),
    );
    must(await running.start({}, key));
  });

  it("goes on with what was begun under another key, also in a question's last place", async () => {
    must(await running.small());
    const { fileId } = must(await running.start()).file;
    await running.sendParts(fileId, [2]);
    await refusesWith(running.portal, "too-many-files", () => running.start());
    const [key, sha256] = [anyKey(), AS_SENT];
    for (let times = 0; times < 2; times += 1)
      expect(must(await running.start({ sha256 }, key, running.member))).toMatchObject({
        file: { fileId },
        arrived: [2],
      });
    await refusesWith(running.portal, "too-many-files", () => running.start({ sha256: "0".repeat(64) }));
    await running.sendParts(fileId, [1], running.member);
    must(await running.complete(fileId, running.member));
    const [, file] = await verdict(fileId);
    // Whoever goes on has said which bytes they are: these are they, though no document.
    expect(file).toMatchObject({ announcedSha256: sha256, sha256, problem: "content-is-not-its-type" });
  });

  it("ends with the plain form too", async () => {
    const bytes = Buffer.from("Notes");
    const { file } = must(await running.start({ name: "notes.txt", size: bytes.length }));
    must(await running.small("notes.txt", bytes));
    expect(await verdict(file.fileId)).toMatchObject([{ fileId: file.fileId, state: "clean" }]);
    const upload = { objectKey: file.objectKey, uploadId: file.uploadId ?? "" };
    expect(await running.portal.files.partsArrived(upload)).toBeUndefined();
  });
});
