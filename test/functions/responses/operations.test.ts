import { beforeEach, describe, expect, it } from "vitest";
import { loadMySubmissions } from "../../../functions/responses/facts.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { removeFile } from "../../../functions/responses/file-operations.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { countEntries, leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { dying, FAULTS, faultsIn } from "../../builders/faults.ts";
import { CLOSES, OPENS, PQQ } from "../../builders/pqq.ts";
import { answered, BIDDER, sectionOf } from "../../builders/questionnaire.ts";
import { ACCOUNTS, aResponse, type RunningResponse } from "../../builders/response.ts";

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse({ complete: true })));

/** A condition taken back: what was answered under it does not count any more. */
const NARROWED = {
  ...answered(sectionOf("bidder")),
  ...Answers.parse({ form: "single", "new-company": "yes" }),
};

const submitted = async () => (await running.mine())?.submitted;
async function history() {
  const response = await running.mine();
  const { deps } = running.portal;
  if (response === undefined) throw new Error("there is no PQQ");
  return loadMySubmissions(deps.table, { ...running, ...running.submitter }, response.stage);
}

describe("submitting a response", () => {
  it("leaves one entry, and stands as it was saved and when it was received", async () => {
    running.portal.at(london("2013-10-31T11:59:59.999"));
    const { answer } = await leavesOneEntry(running.portal, () => running.submit());
    expect(answer).toMatchObject({ receivedAt: london("2013-10-31T11:59:59.999") });
    expect(await submitted()).toMatchObject({
      submissionId: answer["submissionId"],
      receivedAt: london("2013-10-31T11:59:59.999"),
      by: "Submitter of capita",
      withdrawn: false,
      timesSaved: 4,
      version: 1,
    });
  });

  it("submitting a response can be done again after a change, and each submission is kept", async () => {
    must(await running.submit());
    running.portal.at(london("2013-10-11T09:00"));
    must(await running.save(running.member, BIDDER, answered(sectionOf("bidder"))));
    await leavesOneEntry(running.portal, () => running.submit());
    expect(await submitted()).toMatchObject({ version: 2, timesSaved: 5 });
    expect((await history()).map(({ receivedAt }) => receivedAt)).toEqual([
      london("2013-10-11T09:00"),
      london("2013-10-10T09:00"),
    ]);
  });

  it("does not wait for a file that is still being checked", async () => {
    await running.attach(running.submitter, ACCOUNTS);
    must(await running.submit());
    expect(await submitted()).toMatchObject({ timesSaved: 5 });
  });

  it("is refused to a member, to who saw an older response, and while a section is incomplete", async () => {
    const { portal } = running;
    await refusesWith(portal, "not-for-your-role", () => running.submit(running.member));
    await refusesWith(portal, "changed-meanwhile", () =>
      running.submit(running.submitter, { seenVersion: "3.0.1" }),
    );
    must(await running.save(running.member, BIDDER, {}));
    await refusesWith(portal, "sections-incomplete", () => running.submit());
  });

  it("is refused when nothing was saved at all", async () => {
    const { submitter: other } = await running.bidder("other");
    await refusesWith(running.portal, "sections-incomplete", () => running.submit(other));
  });

  it("is accepted at the opening instant, and refused a millisecond before it", async () => {
    running.portal.at(london("2013-09-19T08:59:59.999"));
    await refusesWith(running.portal, "pqq-not-open", () => running.submit());
    running.portal.at(OPENS);
    must(await running.submit());
  });

  it("is refused at the closing instant and after", async () => {
    running.portal.at(CLOSES);
    await refusesWith(running.portal, "pqq-closed", () => running.submit());
    running.portal.at(london("2013-10-31T12:00:00.001"));
    await refusesWith(running.portal, "pqq-closed", () => running.submit());
  });

  it("submitting a response is refused in a cancelled competition", async () => {
    await running.cancel();
    await refusesWith(running.portal, "competition-cancelled", () => running.submit());
  });

  it("is in time by the newest timetable, whichever one is remembered", async () => {
    running.portal.at(london("2013-10-31T11:30"));
    must(await running.submit());
    await running.moveClosing(PQQ, "2013-11-14T12:00");
    running.portal.at(CLOSES);
    must(await running.submit());
    running.portal.at(london("2013-11-14T12:00"));
    await refusesWith(running.portal, "pqq-closed", () => running.submit());
  });
});

describe("a repeated submission", () => {
  it("gets the same answer after the draft changed, after closing, and leaves nothing more", async () => {
    const { portal } = running;
    const [key, seenVersion] = [anyKey(), await running.seen()];
    const repeat = () => running.submit(running.submitter, { key, seenVersion });
    const { answer } = await leavesOneEntry(portal, repeat);
    must(await running.save(running.member, BIDDER, {}));
    for (const at of [london("2013-10-10T10:00"), CLOSES, london("2013-11-20T09:00")]) {
      portal.at(at);
      const before = await portal.digest();
      expect(must(await repeat())).toMatchObject({ answer, repeated: true });
      expect(await portal.digest()).toBe(before);
    }
  });

  it("is refused when its key was used for another response", async () => {
    const key = anyKey();
    must(await running.submit(running.submitter, { key }));
    must(await running.save(running.member, BIDDER, answered(sectionOf("bidder"))));
    await refusesWith(running.portal, "request-key-reused", () => running.submit(running.submitter, { key }));
  });

  it("sent a hundred times at once is done once, and all get one answer", async () => {
    const { portal } = running;
    const [key, seenVersion] = [anyKey(), await running.seen()];
    const before = await countEntries(portal);
    const all = await Promise.all(
      Array.from({ length: 100 }, () => running.submit(running.submitter, { key, seenVersion })),
    );
    expect(new Set(all.map((one) => JSON.stringify(must(one).answer))).size).toBe(1);
    expect(await countEntries(portal)).toBe(before + 1);
    expect(await history()).toHaveLength(1);
    expect(await submitted()).toMatchObject({ version: 1 });
  });
});

describe("whatever happens to one call of a submission", () => {
  /** Head and draft, earlier turns, profile, sections, what counts of one, received, committed, signed. */
  const CALLS = 8;
  beforeEach(async () => {
    must(await running.save(running.member, BIDDER, NARROWED));
  });

  it("is tried for every call there is", async () => {
    const seenVersion = await running.seen();
    const faults = faultsIn(running.portal.client);
    faults.plan({});
    must(await running.submit(running.submitter, { seenVersion }));
    expect(faults.calls()).toBe(CALLS);
  });

  it.each(
    FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => [fault, index + 1] as const)),
  )("(%s, call %i) a repeat gives the one answer, and it is submitted once", async (fault, call) => {
    const { portal } = running;
    const [key, seenVersion] = [anyKey(), await running.seen()];
    const before = await countEntries(portal);
    const faults = faultsIn(portal.client);
    const send = () => running.submit(running.submitter, { key, seenVersion });
    faults.plan({ [call]: fault });
    const first = await send().catch(() => "no answer" as const);
    faults.plan({});
    const given = [first, await send(), await send()].filter((one) => one !== "no answer");
    expect(given.length).toBeGreaterThanOrEqual(2);
    expect(new Set(given.map((one) => JSON.stringify(must(one).answer))).size).toBe(1);
    expect((await countEntries(portal)) - before).toBe(1);
    expect(await history()).toHaveLength(1);
  });

  it("leaves a function that died after receiving to its own repeat, also after closing", async () => {
    const { portal } = running;
    portal.at(london("2013-10-31T11:59:59.999"));
    const [key, seenVersion] = [anyKey(), await running.seen()];
    await expect(
      running.submit(running.submitter, { key, seenVersion, deps: dying(portal.deps) }),
    ).rejects.toThrow("died");
    expect(await submitted()).toBeUndefined();
    portal.at(london("2013-10-31T12:00:30"));
    const { answer } = await leavesOneEntry(portal, () =>
      running.submit(running.submitter, { key, seenVersion }),
    );
    expect(answer["receivedAt"]).toBe(london("2013-10-31T11:59:59.999"));
    expect(await submitted()).toMatchObject({ receivedAt: london("2013-10-31T11:59:59.999") });
  });
});

describe("withdrawing a response", () => {
  it("leaves one entry, keeps the draft and what was submitted, and can be undone by submitting again", async () => {
    must(await running.submit());
    running.portal.at(london("2013-10-11T09:00"));
    await leavesOneEntry(running.portal, () => running.withdraw());
    expect(await submitted()).toMatchObject({ withdrawn: true, version: 2 });
    expect((await history()).map(({ withdrawn }) => withdrawn)).toEqual([true, false]);
    running.portal.at(london("2013-10-12T09:00"));
    must(await running.submit());
    expect(await submitted()).toMatchObject({ withdrawn: false, version: 3 });
    expect((await running.mine())?.draft?.sections[BIDDER]).toMatchObject({ version: 1 });
  });

  it("is refused when nothing stands, to a member, on a stale page and at the closing instant", async () => {
    const { portal } = running;
    await refusesWith(portal, "nothing-submitted", () => running.withdraw());
    must(await running.submit());
    await refusesWith(portal, "not-for-your-role", () => running.withdraw(running.member));
    await refusesWith(portal, "changed-meanwhile", () =>
      running.withdraw(running.submitter, { seenVersion: "4.0" }),
    );
    portal.at(CLOSES);
    await refusesWith(portal, "pqq-closed", () => running.withdraw());
  });

  it("gets the same answer when it is repeated, also after closing", async () => {
    must(await running.submit());
    const [key, seenVersion] = [anyKey(), await running.seen()];
    const { answer } = must(await running.withdraw(running.submitter, { key, seenVersion }));
    running.portal.at(CLOSES);
    expect(must(await running.withdraw(running.submitter, { key, seenVersion }))).toMatchObject({
      answer,
      repeated: true,
    });
  });
});

describe("what was submitted", () => {
  it("keeps a file that was taken off the draft afterwards", async () => {
    const { portal, competitionId } = running;
    const fileId = await running.attach(running.submitter, ACCOUNTS);
    must(await running.submit());
    const asked = { competitionId, questionId: ACCOUNTS, fileId };
    must(await removeFile(portal.deps, running.submitter, asked, anyKey()));
    portal.at(london("2013-10-31T12:01"));
    await portal.seal();
    const opened = await portal.deps.table.all({ pk: `OPEN#${competitionId}#pqq`, beginsWith: "ORG#" });
    expect(JSON.stringify(opened)).toContain(fileId);
  });
});
