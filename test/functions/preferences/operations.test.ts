import { beforeEach, describe, expect, it } from "vitest";
import { proposeDisclosure } from "../../../functions/preferences/of-two.ts";
import {
  savePreferencesDraft,
  submitPreferences,
  withdrawPreferences,
} from "../../../functions/preferences/operations.ts";
import { loadLotDisclosures } from "../../../functions/preferences/disclosure-facts.ts";
import { loadMyPreferences, loadReceipt } from "../../../functions/preferences/facts.ts";
import { recallCompetition } from "../../../functions/competition/facts.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { StageId, SubmissionId } from "../../../shared/kernel/id.ts";
import { choiceIn } from "../../../shared/preferences/receipt.ts";
import type { SubmitPreferences } from "../../../shared/preferences/schema.ts";
import { anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { inRound1, lots, ROUND_1, ROUND_2 } from "./in-round-1.ts";
import { countEntries, leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";

let running: RunningCompetition;
let submitter: BidderActor;
let member: BidderActor;
beforeEach(async () => void ({ running, submitter, member } = await inRound1()));

const submission = (change: Partial<SubmitPreferences> = {}): SubmitPreferences => ({
  competitionId: running.competitionId,
  round: ROUND_1,
  lots: lots(20),
  seenVersion: "0.0",
  ...change,
});
const submit = (change: Partial<SubmitPreferences> = {}, requestKey = anyKey(), actor = submitter) =>
  submitPreferences(running.portal.deps, actor, submission(change), requestKey);
const mine = (round = ROUND_1) =>
  loadMyPreferences(running.portal.deps.table, { ...running, ...submitter }, round);
const receiptOf = (answer: Record<string, unknown>) => {
  const submissionId = SubmissionId.parse(answer["submissionId"]);
  return loadReceipt(running.portal.deps, { ...running, ...submitter }, submissionId);
};

describe("submitting lot preferences", () => {
  it("leaves one entry in the organisation's own stream, and a receipt that says when it was received", async () => {
    running.portal.at(london("2014-02-28T11:59:59.999"));
    const { answer } = await leavesOneEntry(running.portal, () => submit());
    const receipt = await receiptOf(answer);
    expect(receipt?.statement).toMatchObject({
      what: "submitted",
      receivedAt: london("2014-02-28T11:59:59.999"),
      stream: { seq: 1 },
    });
    expect(receipt && choiceIn(receipt.submission)).toEqual({ lots: lots(20) });
    expect((await mine())?.choices[ROUND_1]).toMatchObject({ lots: lots(20), version: 1 });
  });

  it("is refused at the closing instant and after", async () => {
    running.portal.at(london("2014-02-28T12:00:00.000"));
    await refusesWith(running.portal, "round-closed", () => submit());
    running.portal.at(london("2014-02-28T12:00:00.001"));
    await refusesWith(running.portal, "round-closed", () => submit());
  });

  it("is refused before the opening instant and accepted at it", async () => {
    running.portal.at(london("2014-02-03T08:59:59.999"));
    await refusesWith(running.portal, "round-not-open", () => submit());
    running.portal.at(london("2014-02-03T09:00:00.000"));
    must(await submit());
  });

  const REFUSED: readonly [string, Partial<SubmitPreferences>][] = [
    ["no-lot-chosen", { lots: [] }],
    ["lot-chosen-twice", { lots: lots(20, 1, 20) }],
    ["lot-not-in-competition", { lots: lots(22) }],
    ["changed-meanwhile", { seenVersion: "0.1" }],
    ["not-found", { round: StageId.parse("pqq") }],
    ["round-not-open", { round: ROUND_2 }],
  ];
  it.each(REFUSED)("submitting lot preferences refuses %s", async (code, change) => {
    await refusesWith(running.portal, code, () => submit(change));
  });

  it("submitting lot preferences is for submitters of pre-qualified organisations", async () => {
    await refusesWith(running.portal, "not-for-your-role", () => submit({}, anyKey(), member));
    const { submitter: other } = await running.bidder("unqualified");
    await refusesWith(running.portal, "not-prequalified", () => submit({}, anyKey(), other));
  });

  it("does one thing for one request key, and gives 200 concurrent repeats one answer", async () => {
    const before = await countEntries(running.portal);
    const requestKey = anyKey();
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => submit({}, requestKey)));
    const answers = outcomes.map((outcome) => must(outcome).answer);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await countEntries(running.portal)) - before).toBe(1);
    expect((await mine())?.choices[ROUND_1]?.version).toBe(1);
  });

  it("gives a repeat the same answer after the round has closed and was sealed", async () => {
    const requestKey = anyKey();
    const first = must(await submit({}, requestKey));
    running.portal.at(london("2014-02-28T12:00"));
    expect(must(await submit({}, requestKey)).answer).toEqual(first.answer);
    running.portal.at(london("2014-02-28T12:01"));
    await running.portal.seal();
    expect(must(await submit({}, requestKey)).answer).toEqual(first.answer);
  });

  it("refuses a key that was used for other lots", async () => {
    const requestKey = anyKey();
    must(await submit({}, requestKey));
    await refusesWith(running.portal, "request-key-reused", () => submit({ lots: lots(1) }, requestKey));
    await refusesWith(running.portal, "request-key-reused", () =>
      submit({ lots: lots(1), seenVersion: "0.1" }, requestKey),
    );
  });

  it("takes a key of an earlier round for another request, and completes both", async () => {
    const requestKey = anyKey();
    must(await submit({}, requestKey));
    running.portal.at(london("2014-05-07T09:00"));
    await running.portal.seal();
    must(await submit({ round: ROUND_2, lots: lots(1) }, requestKey));
    running.portal.at(london("2014-05-16T12:01"));
    await running.portal.seal();
    expect((await mine(ROUND_2))?.choices).toMatchObject({
      [ROUND_1]: { lots: lots(20), version: 1 },
      [ROUND_2]: { lots: lots(1), version: 1 },
    });
  });

  it("replaces what was submitted, and keeps every submission", async () => {
    must(await submit());
    await refusesWith(running.portal, "changed-meanwhile", () => submit({ lots: lots(1) }));
    must(await submit({ lots: lots(1), seenVersion: "0.1" }));
    expect((await mine())?.choices[ROUND_1]).toMatchObject({ lots: lots(1), version: 2 });
  });

  it("counts from an amended closing time on, though a function still remembers the old one", async () => {
    const { portal, competitionId } = running;
    await recallCompetition(portal.deps, competitionId);
    await running.moveClosing(ROUND_1, "2014-03-07T12:00");
    portal.at(london("2014-03-07T11:59:59.999"));
    must(await submit());
    portal.at(london("2014-03-07T12:00"));
    await refusesWith(portal, "round-closed", () => submit({ seenVersion: "0.1" }));
  });

  it("is refused once the competition is cancelled, though a function still remembers it running", async () => {
    const { portal, competitionId } = running;
    await recallCompetition(portal.deps, competitionId);
    await running.cancel();
    await refusesWith(portal, "competition-cancelled", () => submit());
  });
});

describe("withdrawing", () => {
  const withdraw = (seenVersion: string, requestKey = anyKey(), actor = submitter) =>
    withdrawPreferences(
      running.portal.deps,
      actor,
      { competitionId: running.competitionId, round: ROUND_1, seenVersion },
      requestKey,
    );

  it("takes back what was submitted, with a receipt of its own, until the round closes", async () => {
    await refusesWith(running.portal, "nothing-submitted", () => withdraw("0.0"));
    must(await submit());
    await refusesWith(running.portal, "not-for-your-role", () => withdraw("0.1", anyKey(), member));
    await refusesWith(running.portal, "changed-meanwhile", () => withdraw("0.0"));
    const { answer } = await leavesOneEntry(running.portal, () => withdraw("0.1"));
    const receipt = await receiptOf(answer);
    expect(receipt?.statement).toMatchObject({ what: "withdrawn", stream: { seq: 2 } });
    await refusesWith(running.portal, "nothing-submitted", () => withdraw("0.2"));
    must(await submit({ seenVersion: "0.2" }));
    running.portal.at(london("2014-02-28T12:00"));
    await refusesWith(running.portal, "round-closed", () => withdraw("0.3"));
  });
});

describe("keeping a draft", () => {
  const save = (seenVersion: string, chosen = lots(20), actor = member, key = anyKey(), round = ROUND_1) =>
    savePreferencesDraft(
      running.portal.deps,
      actor,
      { competitionId: running.competitionId, round, lots: chosen, seenVersion },
      key,
    );

  it("is for everybody of the organisation, and two people do not overwrite each other unseen", async () => {
    await leavesOneEntry(running.portal, () => save("0.0"), 0);
    await refusesWith(running.portal, "changed-meanwhile", () => save("0.0", lots(1), submitter));
    must(await save("1.0", lots(1, 2), submitter));
    expect((await mine())?.draft).toMatchObject({ lots: lots(1, 2), version: 2 });
  });

  it("is done already for a repeat with its key, and for nobody else's same choice", async () => {
    const key = anyKey();
    const saved = must(await save("0.0", lots(20), member, key));
    expect(must(await save("0.0", lots(20), member, key))).toEqual(saved);
    for (const actor of [member, submitter, { ...submitter, name: member.name }])
      await refusesWith(running.portal, "changed-meanwhile", () => save("0.0", lots(20), actor));
    await refusesWith(running.portal, "changed-meanwhile", () => save("0.0", lots(20), submitter, key));
    await refusesWith(running.portal, "request-key-reused", () => save("0.0", lots(1), member, key));
    must(await save("1.0", lots(1), submitter));
    const before = await running.portal.digest();
    const again = must(await save("0.0", lots(20), member, key)).answer;
    expect(again).toEqual({ ...saved.answer, latest: 2 });
    expect(await running.portal.digest(), "what a colleague saved since stands").toBe(before);
  });

  it("takes a key for one choice, whatever version and round another one names", async () => {
    const key = anyKey();
    must(await save("0.0", lots(20), member, key));
    await refusesWith(running.portal, "request-key-reused", () => save("1.0", lots(1), member, key));
    await refusesWith(running.portal, "request-key-reused", () => save("1.0", lots(20), member, key));
    must(await save("1.0", lots(1), submitter, key));
    await refusesWith(running.portal, "request-key-reused", () => save("2.0", lots(2), member, key));
    running.portal.at(london("2014-05-08T09:00"));
    await running.portal.seal();
    const inRound2 = () => save("0.0", lots(20), member, key, ROUND_2);
    await refusesWith(running.portal, "request-key-reused", inRound2);
  });

  it("saved by two people of one name at one instant is kept for exactly one of them", async () => {
    const both = [member, { ...submitter, name: member.name }];
    const outcomes = await Promise.all(both.map((actor) => save("0.0", lots(20), actor)));
    expect(outcomes.map((one) => (one.ok ? "kept" : one.error.code)).toSorted()).toEqual([
      "changed-meanwhile",
      "kept",
    ]);
  });

  it("keeping a draft is refused outside the round, but told again to who kept it in time", async () => {
    const key = anyKey();
    const saved = must(await save("0.0", lots(20), member, key));
    running.portal.at(london("2014-02-28T12:00"));
    await refusesWith(running.portal, "round-closed", () => save("1.0"));
    expect(must(await save("0.0", lots(20), member, key))).toEqual(saved);
    await refusesWith(running.portal, "round-closed", () => save("0.0", lots(20), submitter, key));
    await refusesWith(running.portal, "request-key-reused", () => save("0.0", lots(1), member, key));
  });
});

describe("disclosing a lot's bidders", () => {
  it("is proposed by a lead of the lot with a reason, after the round was sealed, and confirmed by another person", async () => {
    const { portal, lead, secondLead, competitionId } = running;
    must(await submit());
    const [lotId] = lots(20);
    if (lotId === undefined) throw new Error("no lot");
    const command = { competitionId, round: ROUND_1, lotId, reason: "For the scrutiny panel" };
    const disclose = (actor = lead, key = anyKey()) => proposeDisclosure(portal.deps, actor, command, key);
    const told = () => loadLotDisclosures(portal.deps.table, competitionId, lotId);
    await refusesWith(portal, "too-early", () => disclose());
    portal.at(london("2014-02-28T12:01"));
    await portal.seal();
    await refusesWith(portal, "not-for-your-role", () => disclose({ ...lead, role: "auditor" }));
    await refusesWith(portal, "not-your-lot", () =>
      disclose({ ...lead, role: "competition-lead", lots: lots(9) }),
    );
    const { answer } = await leavesOneEntry(portal, () =>
      disclose({ ...lead, role: "competition-lead", lots: lots(20) }),
    );
    const waiting = { scope: competitionId, proposalId: proposalIn(answer) };
    await refusesWith(portal, "needs-second-person", () => confirmAs(portal.deps, lead, waiting));
    const teamLead = { ...secondLead, role: "competition-lead" as const, lots: lots(20) };
    await refusesWith(portal, "not-for-your-role", () => confirmAs(portal.deps, teamLead, waiting));
    expect(await told()).toEqual([]);
    await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, waiting));
    expect(await told()).toMatchObject([
      { lotId, round: ROUND_1, bidders: [{ name: "capita", members: ["Capita"] }] },
    ]);
  });
});

describe("a draft whose write timed out after it was stored", () => {
  it("counts as saved when the client library's own repetition is refused", async () => {
    const { portal, competitionId } = running;
    const table = {
      ...portal.deps.table,
      writeAll: async (writes: Parameters<typeof portal.deps.table.writeAll>[0]) => {
        await portal.deps.table.writeAll(writes);
        return portal.deps.table.writeAll(writes);
      },
    };
    const draft = { competitionId, round: ROUND_1, lots: lots(20), seenVersion: "0.0" };
    const saved = await savePreferencesDraft({ ...portal.deps, table }, member, draft, anyKey());
    expect(saved).toMatchObject({ ok: true });
  });
});
