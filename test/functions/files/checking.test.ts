import { beforeEach, describe, expect, it } from "vitest";
import { checkFile } from "../../../functions/files/checking.ts";
import { scanStream } from "../../../functions/platform/stream.ts";
import { loadFile } from "../../../functions/files/facts.ts";
import { loadOpenedResponses } from "../../../functions/responses/opened-facts.ts";
import { loadMyResponse } from "../../../functions/responses/facts.ts";
import { removeFile, startUpload, uploadSmallFile } from "../../../functions/responses/file-operations.ts";
import { createWorker } from "../../../functions/workers/scan.ts";
import { AuditEntry, firstBreak } from "../../../shared/kernel/chain.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { FileAt } from "../../../shared/files/schema.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { keysIn, queuedChangesOf } from "../../builders/changes.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { leavesOneEntry } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { eicar } from "../../builders/hostile-files.ts";
import { aPqq, CLOSES, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { copiesIn, project } from "../audit/acts.ts";

const ACCOUNTS = QuestionId.parse("accounts");

let running: RunningPqq;
let submitter: BidderActor;
beforeEach(async () => {
  running = await aPqq();
  ({ submitter } = await running.bidder("capita", ["Capita"]));
});

/** Uploads a small text file; it waits for its verdict. */
async function uploaded(text = "Notes"): Promise<FileAt> {
  const { competitionId } = running;
  const command = { competitionId, questionId: ACCOUNTS, name: "notes.txt" };
  const { file } = must(
    await uploadSmallFile(running.portal.deps, submitter, command, Buffer.from(text), anyKey()),
  );
  return { competitionId, organisationId: submitter.organisationId, fileId: file.fileId };
}
const fileAt = (at: FileAt) => loadFile(running.portal.deps.table, at);
const verdict = async (at: FileAt) =>
  ({ ok: true, value: await checkFile(running.portal.deps, at) }) as const;
const scanned = async () => {
  const stream = scanStream(running.competitionId, submitter.organisationId).name;
  const items = await running.portal.deps.table.all({ pk: stream, beginsWith: "ENTRY#" });
  const entries = items.map(({ pk, sk: _sk, ...entry }) => AuditEntry.parse({ ...entry, stream: pk }));
  return { stream, entries: entries.toSorted((a, b) => a.seq - b.seq) };
};

describe("the verdict on a file", () => {
  it("the verdict on a file is written once, with one entry that says whose file it was", async () => {
    const at = await uploaded();
    await leavesOneEntry(running.portal, () => verdict(at));
    expect(await fileAt(at)).toMatchObject({ state: "clean", mediaType: "text/plain", size: 5 });
    const { entries } = await scanned();
    expect(entries).toMatchObject([
      {
        what: "file.checked",
        who: { audience: "bidder", organisationId: submitter.organisationId },
        subject: submitter.organisationId,
        detail: { fileId: at.fileId, name: "notes.txt", size: 5, sha256: (await fileAt(at))?.sha256 },
      },
    ]);
    await leavesOneEntry(running.portal, () => verdict(at), 0);
  });

  it("the verdict on a file is one, however many look at once", async () => {
    const at = await uploaded(eicar());
    await leavesOneEntry(running.portal, async () => {
      await Promise.all(Array.from({ length: 10 }, () => verdict(at)));
      return verdict(at);
    });
    expect(await fileAt(at)).toMatchObject({ state: "refused", problem: "malware" });
  });

  it("the verdict on a file makes a chain that holds, file after file", async () => {
    for (const text of ["one", eicar(), "three"]) {
      const at = await uploaded(text);
      await checkFile(running.portal.deps, at);
      if (text === "one") await removeOne(at);
    }
    const { stream, entries } = await scanned();
    expect(entries.map(({ what }) => what)).toEqual(["file.checked", "file.refused", "file.checked"]);
    expect(await firstBreak(stream, entries)).toBeUndefined();
  });

  it("the verdict on a file says that a file is empty whose bytes are lost, and so keeps nothing from being sealed", async () => {
    const at = await uploaded();
    const deps = { ...running.portal.deps, files: { ...running.portal.files, read: async () => undefined } };
    await checkFile(deps, at);
    expect(await fileAt(at)).toMatchObject({ state: "refused", problem: "empty" });
    expect(running.portal.logLines.join("")).toContain("file-not-there");
  });
});

describe("the scan worker", () => {
  const wake = async (...words: string[]) =>
    createWorker(fenced(running.portal.deps, "scan"))(
      queuedChangesOf(await keysIn(running.portal, ...words)),
    );

  it("the scan worker is woken by the rows of files, and leaves those alone that are still arriving", async () => {
    const at = await uploaded();
    const command = {
      competitionId: running.competitionId,
      questionId: ACCOUNTS,
      name: "a.pdf",
      size: 9_000_000,
    };
    const { file } = must(await startUpload(running.portal.deps, submitter, command, anyKey()));
    expect(await wake("FILE#")).toEqual({ batchItemFailures: [] });
    expect(await fileAt(at)).toMatchObject({ state: "clean" });
    expect(await fileAt({ ...at, fileId: file.fileId })).toMatchObject({ state: "uploading" });
  });

  it("passes over what is no file", async () => {
    expect(await wake("CMP#", "ORG#", "DRAFT#")).toEqual({ batchItemFailures: [] });
    expect((await scanned()).entries).toEqual([]);
  });

  it("the scan worker has what it could not do brought again", async () => {
    await uploaded();
    const read = () => Promise.reject(new Error("the object store is away"));
    const deps = { ...running.portal.deps, files: { ...running.portal.files, read } };
    const { batchItemFailures } = await createWorker(deps)(
      queuedChangesOf(await keysIn(running.portal, "FILE#")),
    );
    expect(batchItemFailures).toHaveLength(1);
  });

  it("the scan worker looks into one file when it is asked", async () => {
    const at = await uploaded();
    await createWorker(running.portal.deps)({ scan: at });
    expect(await fileAt(at)).toMatchObject({ state: "clean" });
  });
});

describe("what the check found", () => {
  it("the verdict on a file is withheld from the log until the window is sealed, and then shown", async () => {
    const at = await uploaded();
    await checkFile(running.portal.deps, at);
    await project(running.portal);
    const shown = async () => (await copiesIn(running.portal)).filter(({ what }) => what.startsWith("file."));
    expect(await shown()).toEqual([]);
    running.portal.at(SEALABLE);
    await running.portal.seal();
    await project(running.portal);
    expect(await shown()).toMatchObject([{ what: "file.checked", detail: { fileId: at.fileId } }]);
  });

  it("the verdict on a file comes at the sealing at the latest: a bad file is kept apart, and the submission stands", async () => {
    const { portal, competitionId } = running;
    await running.answerAll(submitter);
    const bad = await uploaded(eicar());
    const good = await uploaded("in order");
    must(await running.submit(submitter));
    portal.at(CLOSES);
    expect(await fileAt(bad)).toMatchObject({ state: "checking" });
    portal.at(SEALABLE);
    await portal.seal();
    const opened = must(await loadOpenedResponses(portal.deps, competitionId));
    const states = opened[0]?.files.map(({ fileId, state }) => [fileId, state]);
    expect(states).toContainEqual([bad.fileId, "refused"]);
    expect(states).toContainEqual([good.fileId, "clean"]);
    expect(portal.files.objects.has(`opened/${good.fileId}`)).toBe(true);
    expect(portal.files.objects.has(`opened/${bad.fileId}`)).toBe(false);
    const mine = await loadMyResponse(portal.deps, { ...submitter, competitionId });
    expect(mine?.submitted?.withdrawn).toBe(false);
  });
});

async function removeOne({ fileId }: FileAt): Promise<void> {
  const { competitionId } = running;
  must(
    await removeFile(
      running.portal.deps,
      submitter,
      { competitionId, questionId: ACCOUNTS, fileId },
      anyKey(),
    ),
  );
}
