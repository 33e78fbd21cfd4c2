import { beforeEach, describe, expect, it } from "vitest";
import { completeUpload, removeFile } from "../../../functions/responses/file-operations.ts";
import type { FileId, RequestKey } from "../../../shared/kernel/id.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { refusesWith } from "../../builders/effects.ts";
import { beforeCall, beforeWriting, FAULTS, faultsIn } from "../../builders/faults.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { type RunningUploads, uploading } from "../../builders/uploads.ts";

let running: RunningUploads;
beforeEach(async () => void (running = await uploading()));

const answered = (fileId: FileId) => ({ ok: true, value: { fileId } });

describe("a removal that is sent again", () => {
  it("is told the same and takes nothing off that was attached again since, also after closing", async () => {
    const [upload, key] = [anyKey(), anyKey()];
    const fileId = await running.uploaded(upload);
    const repeat = () => running.remove(fileId, key);
    expect(await repeat()).toEqual(answered(fileId));
    expect(await running.files()).toEqual([]);
    expect(await running.uploaded(upload)).toBe(fileId);
    for (const at of [undefined, CLOSES]) {
      if (at !== undefined) running.portal.at(at);
      const before = await running.portal.digest();
      expect(await repeat()).toEqual(answered(fileId));
      expect(await running.portal.digest()).toBe(before);
      expect(await running.files()).toMatchObject([{ fileId }]);
    }
  });

  it("is told that an upload was given up, and leaves alone the one that was begun again since", async () => {
    const [upload, key] = [anyKey(), anyKey()];
    const { fileId } = must(await running.start({}, upload)).file;
    for (let turn = 0; turn < 2; turn += 1)
      expect(await running.remove(fileId, key)).toEqual(answered(fileId));
    must(await running.start({}, upload));
    await running.sendParts(fileId, [1]);
    expect(await running.remove(fileId, key)).toEqual(answered(fileId));
    expect(must(await running.start({}, upload))).toMatchObject({ file: { fileId }, arrived: [1] });
  });

  it("is refused with another file and for another question, and is nobody else's", async () => {
    const [one, other, key] = [await running.uploaded(), await running.uploaded(), anyKey()];
    must(await running.remove(one, key));
    await refusesWith(running.portal, "request-key-reused", () => running.remove(other, key));
    const elsewhere = { ...running.asked, questionId: QuestionId.parse("turnover"), fileId: one };
    await refusesWith(running.portal, "request-key-reused", () =>
      removeFile(running.portal.deps, running.submitter, elsewhere, key),
    );
    must(await running.remove(other, key, running.member));
    expect(await running.files()).toEqual([]);
  });

  it("at one instant is done once, and all are told the same", async () => {
    const [fileId, key] = [await running.uploaded(), anyKey()];
    const told = await Promise.all(Array.from({ length: 10 }, () => running.remove(fileId, key)));
    expect(told).toEqual(told.map(() => answered(fileId)));
    expect(await running.files()).toEqual([]);
  });

  it("gives up no upload that somebody has completed meanwhile", async () => {
    const { fileId } = must(await running.start({ size: 4 })).file;
    await running.sendParts(fileId, [1], running.submitter, 4);
    const deps = beforeWriting(running.portal.deps, () => running.complete(fileId));
    const late = await removeFile(deps, running.submitter, { ...running.asked, fileId }, anyKey());
    expect(late).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await running.files()).toMatchObject([{ fileId, state: "checking" }]);
  });

  /** The calls of a removal: competition and file; noted; file, draft and list; the next list. */
  const CALLS = 7;

  it("a removal is tried for every call there is", async () => {
    const fileId = await running.uploaded();
    const faults = faultsIn(running.portal.client);
    faults.plan({});
    must(await running.remove(fileId));
    expect(faults.calls()).toBe(CALLS);
  });

  it.each(
    FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => [fault, index + 1] as const)),
  )(
    "(%s, call %i) it is attached as before or off for good, and a repeat takes it off",
    async (fault, call) => {
      const [fileId, key] = [await running.uploaded(), anyKey()];
      const faults = faultsIn(running.portal.client);
      faults.plan({ [call]: fault });
      await running.remove(fileId, key).catch(() => undefined);
      faults.plan({});
      // A late repeat of completing it brings nothing back.
      const stands = (await running.files()).map((file) => file.fileId);
      must(await running.complete(fileId));
      expect((await running.files()).map((file) => file.fileId)).toEqual(stands);
      expect(await running.remove(fileId, key)).toEqual(answered(fileId));
      must(await running.complete(fileId));
      expect(await running.files()).toEqual([]);
    },
  );
});

describe("a file that is removed and added at one instant", () => {
  /** A removal that is noted and then cut off: its repeat takes the file off. */
  async function notedOnly(fileId: FileId, key: RequestKey): Promise<void> {
    const deps = beforeWriting(running.portal.deps, ([first]) => {
      if (first !== undefined && "check" in first) throw new Error("cut off");
    });
    const cut = removeFile(deps, running.submitter, { ...running.asked, fileId }, key);
    await expect(cut).rejects.toThrow("cut off");
  }

  /** Plays once for each call of an act, and once more with none left, each time with a response of its own. */
  async function atEachCall(play: (call: number) => Promise<boolean>): Promise<void> {
    let call = 1;
    for (; await play(call); call += 1) running = await uploading();
    expect(call, "calls of the act").toBeGreaterThan(8);
  }

  it("stays when it is added again before any call of a late duplicate of its removal", () =>
    atEachCall(async (call) => {
      const [upload, key] = [anyKey(), anyKey()];
      const fileId = await running.uploaded(upload);
      await notedOnly(fileId, key);
      const { deps, happened } = beforeCall(running.portal.deps, call, () => running.uploaded(upload));
      const late = await removeFile(deps, running.submitter, { ...running.asked, fileId }, key);
      expect(late).toEqual(answered(fileId));
      expect(await running.files(), `call ${call}`).toMatchObject(happened() ? [{ fileId }] : []);
      return happened();
    }));

  it("is told why it is not attached any more when the window shuts before the write", async () => {
    const { fileId } = must(await running.start({ size: 4 })).file;
    await running.sendParts(fileId, [1], running.submitter, 4);
    const deps = beforeWriting(running.portal.deps, () => running.cancel());
    const late = await completeUpload(deps, running.submitter, { ...running.asked, fileId });
    expect(late).toMatchObject({ ok: false, error: { code: "competition-cancelled" } });
    expect(await running.files()).toEqual([]);
  });

  it("is off when it is removed before any call of what attaches it", () =>
    atEachCall(async (call) => {
      const { fileId } = must(await running.start({ size: 4 })).file;
      await running.sendParts(fileId, [1], running.submitter, 4);
      const { deps, happened } = beforeCall(running.portal.deps, call, () =>
        running.remove(fileId).then(must),
      );
      const late = await completeUpload(deps, running.submitter, { ...running.asked, fileId });
      // Before it is complete its upload is given up.
      expect(late.ok ? "ok" : late.error.code).toMatch(/^(ok|not-found|parts-missing)$/);
      expect(await running.files(), `call ${call}`).toMatchObject(happened() ? [] : [{ fileId }]);
      return happened();
    }));
});
