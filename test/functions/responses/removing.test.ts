import { beforeEach, describe, expect, it } from "vitest";
import { removeFile } from "../../../functions/responses/file-operations.ts";
import type { FileId } from "../../../shared/kernel/id.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { refusesWith } from "../../builders/effects.ts";
import { beforeWriting, FAULTS, faultsIn } from "../../builders/faults.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { type RunningUploads, uploading } from "../../builders/uploads.ts";

let running: RunningUploads;
beforeEach(async () => void (running = await uploading()));

describe("a removal that is sent again", () => {
  const answered = (fileId: FileId) => ({ ok: true, value: { fileId } });

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

  it("is refused with another file, and is nobody else's", async () => {
    const [one, other, key] = [await running.uploaded(), await running.uploaded(), anyKey()];
    must(await running.remove(one, key));
    await refusesWith(running.portal, "request-key-reused", () => running.remove(other, key));
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

  /** The calls of a removal: question, files and draft; noted; again, version, and the latest named. */
  const CALLS = 8;

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
