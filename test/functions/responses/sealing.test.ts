import { beforeEach, describe, expect, it } from "vitest";
import { loadUnsentResponses } from "../../../functions/responses/facts.ts";
import { loadOpenedAnswers, loadOpenedResponses } from "../../../functions/responses/opened-facts.ts";
import { loadCompetition, loadCompetitions } from "../../../functions/competition/facts.ts";
import { proposeCancellation } from "../../../functions/competition/of-two.ts";
import type { Write } from "../../../functions/platform/table.ts";
import { responsesSealing } from "../../../functions/responses/sealing.ts";
import { sealDue } from "../../../functions/workers/seal-window.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { editOrganisation } from "../../../functions/organisations/profile-operations.ts";
import { loadReceipt } from "../../../functions/responses/receipt-facts.ts";
import { digestOf } from "../../../shared/kernel/digest.ts";
import { CompetitionId, SubmissionId } from "../../../shared/kernel/id.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { refusesWith } from "../../builders/effects.ts";
import { beforeWriting, dying } from "../../builders/faults.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { CLOSES, PQQ, SEALABLE } from "../../builders/pqq.ts";
import { answered, BIDDER, sectionOf } from "../../builders/questionnaire.ts";
import { ACCOUNTS, aResponse, bidderNamed, type RunningResponse } from "../../builders/response.ts";

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse({ members: ["Capita", "Novo"], complete: true })));

const look = () => loadOpenedResponses(running.portal.deps, running.competitionId);
const openedAnswers = (section = BIDDER, { organisationId } = running.submitter) =>
  loadOpenedAnswers(running.portal.deps.table, { ...running, window: PQQ, organisationId }, section);

const receiptOf = (submissionId: SubmissionId) =>
  loadReceipt(running.portal.deps, { ...running, ...running.submitter }, submissionId);

describe("sealing the PQQ", () => {
  it("opens nothing before a minute after closing", async () => {
    const { portal } = running;
    must(await running.submit());
    for (const instant of [london("2013-10-10T09:00"), CLOSES, london("2013-10-31T12:00:59.999")]) {
      portal.at(instant);
      await refusesWith(portal, "too-early", look);
    }
    portal.at(SEALABLE);
    expect(must(await look())).toHaveLength(1);
  });

  it("opens what stands, with the profile as it was and the hash of every section", async () => {
    const { portal } = running;
    portal.at(london("2013-10-31T11:59:59.999"));
    must(await running.submit());
    portal.at(SEALABLE);
    const [opened] = must(await look());
    expect(opened).toMatchObject({
      window: PQQ,
      receivedAt: london("2013-10-31T11:59:59.999"),
      submittedBy: "Submitter of capita",
      organisation: { organisationId: running.submitter.organisationId, name: "capita" },
      files: [],
    });
    expect(Object.keys(opened?.sections ?? {}).toSorted()).toEqual([
      "bidder",
      "capability",
      "papers",
      "standing",
    ]);
    expect(await openedAnswers()).toEqual(answered(sectionOf("bidder")));
  });

  it("opens what was submitted, though the draft went on", async () => {
    must(await running.submit());
    must(await running.save(running.member, BIDDER, bidderNamed("Not submitted")));
    running.portal.at(SEALABLE);
    must(await look());
    expect(await openedAnswers()).toEqual(answered(sectionOf("bidder")));
  });

  it("opens no answer to a question that is not asked any more; the draft keeps it, and the receipt is of what counts", async () => {
    const { portal, submitter } = running;
    const counts = answered(sectionOf("bidder"));
    must(await running.save(submitter, BIDDER, Answers.parse({ ...counts, "new-company": "yes" })));
    const { answer } = must(await running.submit());
    const submissionId = SubmissionId.parse(answer["submissionId"]);
    portal.at(SEALABLE);
    const [opened] = must(await look());
    expect(await openedAnswers()).toEqual(counts);
    expect((await running.saved())?.answers).toMatchObject({ "new-company": "yes" });
    expect(opened?.sections[BIDDER]).toBe(await digestOf(counts));
    const receipt = await receiptOf(submissionId);
    expect(receipt?.statement.items).toContainEqual({ name: "bidder.json", sha256: await digestOf(counts) });
  });

  it("opens the profile that was seen when it was submitted, and its receipt states the hash of that", async () => {
    const { portal, submitter } = running;
    const seenVersion = await running.seen();
    const rename = async (name: string, seen: number) =>
      must(await editOrganisation(portal.deps, submitter, { seenVersion: seen, name }, anyKey()));
    await rename("Capita Justice", 1);
    await refusesWith(portal, "changed-meanwhile", () => running.submit(submitter, { seenVersion }));
    const submissionId = SubmissionId.parse(must(await running.submit()).answer["submissionId"]);
    await rename("Capita later", 2);
    portal.at(SEALABLE);
    const [opened] = must(await look());
    expect(opened?.organisation).toMatchObject({ name: "Capita Justice", version: 2 });
    const receipt = await receiptOf(submissionId);
    const sha256 = opened && (await digestOf(opened.organisation));
    expect(receipt?.statement).toMatchObject({
      version: 2,
      items: [{ name: "profile.json", sha256 }, {}, {}, {}, {}],
    });
  });

  it("opens nothing of who saved and did not submit, or withdrew", async () => {
    const { portal } = running;
    const { submitter: other } = await running.bidder("other");
    await running.answerAll(other);
    must(await running.submit(other));
    must(await running.withdraw(other));
    portal.at(SEALABLE);
    expect(must(await look())).toEqual([]);
    expect(await openedAnswers()).toBeUndefined();
    expect(await portal.deps.table.all({ pk: `OPEN#${running.competitionId}#pqq` })).toEqual([]);
  });

  it("completes and opens what was received in time by a function that died", async () => {
    const { portal } = running;
    portal.at(london("2013-10-31T11:59:59.999"));
    await expect(running.submit(running.submitter, { deps: dying(portal.deps) })).rejects.toThrow("died");
    portal.at(SEALABLE);
    await portal.seal();
    expect(must(await look())).toMatchObject([
      { receivedAt: london("2013-10-31T11:59:59.999"), submittedBy: "Submitter of capita" },
    ]);
  });

  it("has a file looked into that nobody got to, and opens it", async () => {
    const { portal } = running;
    const fileId = await running.attach(running.submitter, ACCOUNTS);
    must(await running.submit());
    portal.at(SEALABLE);
    expect(must(await look())[0]?.files).toMatchObject([{ fileId, state: "clean", name: "accounts.txt" }]);
    expect(await portal.deps.files.downloadLink({ from: "opened", fileId, name: "accounts.txt" })).toContain(
      fileId,
    );
  });

  it("keeps a bad file apart: the submission stands, and the file is named and not opened", async () => {
    const { portal } = running;
    const fileId = await running.attach(running.submitter, ACCOUNTS, "\u0000\u0001 not text at all");
    must(await running.submit());
    portal.at(SEALABLE);
    const [opened] = must(await look());
    expect(opened?.files).toMatchObject([{ fileId, state: "refused", problem: "content-is-not-its-type" }]);
    expect(await portal.deps.files.size(`opened/${fileId}`)).toBeUndefined();
  });

  it("waits a quarter of an hour for a file that breaks the check, and then seals everything without it", async () => {
    const { portal } = running;
    const fileId = await running.attach(running.submitter, ACCOUNTS);
    must(await running.submit());
    const scan = async () => {
      throw new Error("the check broke");
    };
    const sealed = () =>
      sealDue(
        { ...portal.deps, ask: { ...portal.deps.ask, scan } },
        [responsesSealing],
        running.competitionId,
      );
    portal.at(plus(CLOSES, 15 * MINUTE - 1));
    await expect(sealed()).rejects.toThrow("the check broke");
    portal.at(plus(CLOSES, 15 * MINUTE));
    await sealed();
    expect(must(await look())[0]?.files).toMatchObject([{ fileId, state: "checking" }]);
    expect(await portal.deps.files.size(`opened/${fileId}`)).toBeUndefined();
    expect(portal.logLines.join()).toContain("file-not-checked");
  });

  it("does the same again when it is called late, twice, or was cut short", async () => {
    const { portal } = running;
    await running.attach(running.submitter, ACCOUNTS);
    must(await running.submit());
    portal.at(london("2013-11-03T09:00"));
    await Promise.all([portal.seal(), portal.seal()]).catch(() => undefined);
    await portal.seal();
    const once = await portal.digest();
    await portal.seal();
    expect(await portal.digest()).toBe(once);
    expect(must(await look())).toHaveLength(1);
  });

  const seals = (writes: readonly Write[]) =>
    writes.some((write) => "put" in write && write.put.sk.startsWith("SEAL#"));

  it("opens nothing of a competition that is cancelled while it is being sealed", async () => {
    const { portal, competitionId } = running;
    must(await running.submit());
    portal.at(SEALABLE);
    let cancelled = false;
    const overtaken = beforeWriting(portal.deps, async (writes) => {
      if (!seals(writes) || cancelled) return;
      cancelled = true;
      await running.cancel();
    });
    await sealDue(overtaken, [responsesSealing], competitionId);
    expect(cancelled).toBe(true);
    await portal.seal();
    await refusesWith(portal, "too-early", () => look());
  });

  it("keeps a competition from being cancelled as not yet opened by people who did not see it opened", async () => {
    const { portal, competitionId, lead, secondLead } = running;
    must(await running.submit());
    portal.at(SEALABLE);
    const seenVersion = (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;
    const command = { competitionId, reason: "No money", seenVersion };
    const { answer } = must(await proposeCancellation(portal.deps, lead, command, anyKey()));
    const overtaken = beforeWriting(portal.deps, async (writes) => {
      if (writes.some((write) => "put" in write && write.put.sk === "TIMETABLE")) await portal.seal();
    });
    const of = { scope: competitionId, proposalId: proposalIn(answer) };
    expect((await confirmAs(overtaken, secondLead, of)).ok).toBe(false);
    expect((await loadCompetition(portal.deps.table, competitionId))?.cancelled).toBeUndefined();
    expect(must(await look())).toHaveLength(1);
  });

  it("waits for the time that an amendment moved it to", async () => {
    const { portal } = running;
    await running.moveClosing(PQQ, "2013-11-14T12:00");
    must(await running.submit());
    portal.at(SEALABLE);
    await refusesWith(portal, "too-early", () => look());
    portal.at(london("2013-11-14T12:01"));
    expect(must(await look())).toHaveLength(1);
  });

  it("is looked for by nobody where there is no such competition", async () => {
    const nowhere = CompetitionId.parse(running.portal.deps.newId("competition"));
    const outcome = await loadOpenedResponses(running.portal.deps, nowhere);
    expect(outcome).toEqual({ ok: false, error: { code: "not-found" } });
  });
});

describe("a response that is saved and not submitted", () => {
  const warnings = async () => {
    const { portal, competitionId } = running;
    const rows = await portal.deps.table.all({
      pk: `REMIND#${running.submitter.organisationId}#${competitionId}`,
    });
    return rows.map(({ sk }) => sk.split("#").at(-1));
  };
  const sealedAt = async (at: string) => {
    running.portal.at(london(at));
    await running.portal.seal();
    return warnings();
  };

  it("is warned of a week, a day and two hours before the close, once each", async () => {
    // The clocks went back in that week.
    expect(await sealedAt("2013-10-24T12:59:59.999")).toEqual([]);
    expect(await sealedAt("2013-10-24T13:00")).toEqual(["a-week"]);
    expect(await sealedAt("2013-10-30T11:59:59.999")).toEqual(["a-week"]);
    expect(await sealedAt("2013-10-30T12:00")).toEqual(["a-day", "a-week"]);
    expect(await sealedAt("2013-10-31T10:00")).toEqual(["a-day", "a-week", "two-hours"]);
    expect(await sealedAt("2013-10-31T11:59:59.999")).toHaveLength(3);
  });

  it("is warned of anew when the close has moved", async () => {
    expect(await sealedAt("2013-10-30T12:00")).toEqual(["a-day"]);
    await running.moveClosing(PQQ, "2013-11-14T12:00");
    expect(await sealedAt("2013-11-13T12:00")).toEqual(["a-day", "a-day"]);
  });

  it("is warned of no more once it was submitted", async () => {
    must(await running.submit());
    expect(await sealedAt("2013-10-31T11:00")).toEqual([]);
  });

  it("is named to its own organisation, complete or not, while the PQQ is open", async () => {
    const { portal } = running;
    const unsent = async () =>
      (
        await loadUnsentResponses(
          portal.deps,
          running.submitter,
          await loadCompetitions(portal.deps.table),
          portal.deps.now(),
        )
      ).map(({ sectionsLeft }) => sectionsLeft);
    expect(await unsent()).toEqual([0]);
    must(await running.save(running.member, BIDDER, {}));
    expect(await unsent()).toEqual([1]);
    must(await running.save(running.member, BIDDER, answered(sectionOf("bidder"))));
    must(await running.submit());
    expect(await unsent()).toEqual([]);
    portal.at(CLOSES);
    expect(await unsent()).toEqual([]);
  });
});
