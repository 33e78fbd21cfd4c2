import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Deps } from "../../../functions/platform/deps.ts";
import { removeFile } from "../../../functions/responses/file-operations.ts";
import { loadMySection } from "../../../functions/responses/facts.ts";
import { FileId } from "../../../shared/kernel/id.ts";
import { problemsIn } from "../../../shared/responses/answers.ts";
import { QuestionId, type Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { beforeCall } from "../../builders/faults.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { answered, PAPERS, sectionOf, SMALL } from "../../builders/questionnaire.ts";
import { ACCOUNTS, aResponse, type RunningResponse } from "../../builders/response.ts";

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse()));
afterEach(() => running.portal.close());

describe("files of a question", () => {
  const draft = async () => (await running.mine())?.draft;
  const problems = async () => (await draft())?.sections[PAPERS]?.problems;
  const attached = async () =>
    (await loadMySection(running.portal.deps.table, { ...running, ...running.submitter }, PAPERS)).files;

  it("files of a question are kept beside the answers, in the order in which they were attached", async () => {
    const [one, two] = [
      await running.attach(running.submitter, ACCOUNTS),
      await running.attach(running.member, ACCOUNTS),
    ];
    must(await running.save(running.submitter, PAPERS, answered(sectionOf("papers"))));
    expect(await attached()).toEqual({ accounts: [one, two] });
    expect(await problems()).toBe(0);
    await expect(running.attach(running.submitter, ACCOUNTS)).rejects.toThrow("too-many-files");
  });

  it("attached by two people at once both stay", async () => {
    const both = await Promise.all([
      running.attach(running.submitter, ACCOUNTS),
      running.attach(running.member, ACCOUNTS),
    ]);
    expect((await attached())[ACCOUNTS]).toHaveLength(2);
    expect((await attached())[ACCOUNTS]).toEqual(expect.arrayContaining(both));
  });

  it("files of a question are taken off again, once", async () => {
    const { competitionId, portal, member } = running;
    const fileId = await running.attach(running.submitter, ACCOUNTS);
    const asked = { competitionId, questionId: ACCOUNTS, fileId };
    must(await removeFile(portal.deps, member, asked, anyKey()));
    expect(await attached()).toEqual({ accounts: [] });
    const before = await draft();
    must(await removeFile(portal.deps, member, asked, anyKey()));
    expect(await draft()).toEqual(before);
  });

  it("files of a question are not attached after closing, nor to a question that asks for none", async () => {
    await expect(running.attach(running.submitter, QuestionId.parse("turnover"))).rejects.toThrow(
      "not-found",
    );
    running.portal.at(CLOSES);
    await expect(running.attach(running.submitter, ACCOUNTS)).rejects.toThrow("pqq-closed");
  });
});

/** What somebody of the bidder may do to the section with a question for files. */
const ACTS = {
  saves: (deps?: Deps) =>
    running.save(running.member, PAPERS, answered(sectionOf("papers")), { ...(deps && { deps }) }),
  attaches: (deps?: Deps) => running.attach(running.submitter, ACCOUNTS, "Figures.", deps),
  async "takes off"(deps = running.portal.deps) {
    const { competitionId, portal, submitter } = running;
    const { files } = await loadMySection(portal.deps.table, { ...submitter, competitionId }, PAPERS);
    const asked = { competitionId, questionId: ACCOUNTS, fileId: FileId.parse(String(files[ACCOUNTS])) };
    return removeFile(deps, submitter, asked, anyKey());
  },
};

/** The questionnaire whose question for files has to be answered. */
const NEEDED: Questionnaire = {
  ...SMALL,
  sections: SMALL.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) =>
      one.questionId === ACCOUNTS ? { ...one, required: true } : one,
    ),
  })),
};

describe("What is not yet right in a section is what its answers and files say", () => {
  /** As counted in the draft’s header, and as its latest answers and files have it. */
  const needed = NEEDED.sections.find(({ sectionId }) => sectionId === PAPERS) ?? sectionOf("papers");
  async function counts() {
    const { competitionId, portal, submitter } = running;
    const { saved, files } = await loadMySection(portal.deps.table, { ...submitter, competitionId }, PAPERS);
    return [
      (await running.mine())?.draft?.sections[PAPERS]?.problems,
      saved && problemsIn(needed, saved.answers, files, saved.savedAt).length,
    ];
  }

  it.each([
    ["saves", "attaches", false],
    ["saves", "takes off", true],
    ["attaches", "saves", false],
    ["takes off", "saves", true],
    ["takes off", "attaches", true],
    ["attaches", "takes off", true],
  ] as const)(
    "while somebody %s and somebody else %s in between, at every call",
    async (one, other, hasFile) => {
      for (const isSaved of [false, true])
        for (let nth = 1, more = true; more; nth += 1) {
          running = await aResponse({ questionnaire: NEEDED });
          if (hasFile) await ACTS.attaches();
          if (isSaved) must(await ACTS.saves());
          const { deps, happened } = beforeCall(running.portal.deps, nth, () => ACTS[other]());
          await ACTS[one](deps);
          const [counted, real] = await counts();
          expect(counted, `${isSaved} ${nth}`).toBe(real);
          more = happened();
          await running.portal.close();
        }
    },
  );
});
