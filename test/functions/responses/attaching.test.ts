import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeFile } from "../../../functions/responses/file-operations.ts";
import { loadMySection } from "../../../functions/responses/facts.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { answered, PAPERS, sectionOf } from "../../builders/questionnaire.ts";
import { ACCOUNTS, aResponse, type RunningResponse } from "../../builders/response.ts";

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse()));
afterEach(() => running.portal.close());

describe("files of a question", () => {
  const draft = async () => (await running.mine())?.draft;
  const problems = async () => (await draft())?.sections[PAPERS]?.problems;
  const attached = async () =>
    (await loadMySection(running.portal.deps.table, running.submitter, running.competitionId, PAPERS)).files;

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
