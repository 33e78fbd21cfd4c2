import { unratifiedInWords } from "../../../shared/proposals/words.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition, recallCompetition } from "../../../functions/competition/facts.ts";
import { proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import { holdClosing } from "../../../functions/competition/holding.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { gateKey } from "../../../functions/platform/gate.ts";
import { submitPreferences } from "../../../functions/preferences/operations.ts";
import { loadAllWaiting, loadFollowed, loadUnratified } from "../../../functions/proposals/facts.ts";
import { declineProposal, proposeAgain } from "../../../functions/proposals/operations.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId, LotId, StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { GATE_SHARDS } from "../../../shared/kernel/window.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, confirmAs, proposalIn, withdrawAs } from "../../builders/of-two.ts";

const [ROUND_1, ROUND_2] = [StageId.parse("preferences-1"), StageId.parse("preferences-2")];
const CLOSES = london("2014-02-28T12:00");
/** Half a minute before noon of a Friday. */
const HELD_AT = london("2014-02-28T11:59:30");
const RATIFY_BY = london("2014-03-03T11:59:30");

let running: RunningCompetition;
let deps: Deps;
beforeEach(async () => {
  running = await aCompetition("2014-02-10T09:00");
  deps = fenced(running.portal.deps, "authority");
});

const hold = (given: object = {}, as = running.lead, key = anyKey()) => {
  const command = {
    competitionId: running.competitionId,
    stageId: ROUND_1,
    hours: 2,
    reason: "Pages did not load",
  };
  return holdClosing(deps, as, HoldClosing.parse({ ...command, ...given }), key);
};
/** Holds round 1 at half a minute before noon, and gives back what its ratification is found by. */
async function held() {
  running.portal.at(HELD_AT);
  const { answer } = must(await hold());
  return { scope: running.competitionId, proposalId: proposalIn(answer) };
}
async function competition() {
  const found = await loadCompetition(deps.table, running.competitionId);
  if (found === undefined) throw new Error("the competition is gone");
  return found;
}
const closes = async (stageId = ROUND_1) =>
  (await competition()).stages.find((stage) => stage.stageId === stageId)?.closesAt;

describe("holding a closing time", () => {
  it("is one act of one lead: timetable and all shards move at once, and what another is to ratify waits", async () => {
    const { portal, lead, competitionId } = running;
    portal.at(HELD_AT);
    const { entry, answer } = await leavesOneEntry(portal, () => hold());
    expect(entry).toMatchObject({
      what: "timetable.held",
      subject: ROUND_1,
      detail: { from: CLOSES, to: london("2014-02-28T14:00"), reason: "Pages did not load" },
    });
    expect(await closes()).toBe(london("2014-02-28T14:00"));
    for (let shard = 0; shard < GATE_SHARDS; shard += 1)
      expect(await portal.deps.table.get(gateKey(competitionId, ROUND_1, shard))).toMatchObject({
        closesAt: london("2014-02-28T14:00"),
      });
    expect((await competition()).amendments).toMatchObject([{ held: true, proposedBy: { name: lead.name } }]);
    const [waiting] = await loadAllWaiting(deps, running.secondLead);
    expect(waiting).toMatchObject({
      proposalId: proposalIn(answer),
      act: "holding-extension",
      standsAnyway: true,
      confirmable: { until: RATIFY_BY, itselfCounts: true },
    });
  });

  it("is told the same when it is repeated with its key, and holds nothing twice", async () => {
    const { portal, lead } = running;
    const key = anyKey();
    const first = must(await hold({}, lead, key));
    const before = await portal.digest();
    expect(must(await hold({}, lead, key)).answer).toEqual(first.answer);
    expect(await portal.digest()).toBe(before);
  });

  it("is refused to everybody but a national lead, and commits nothing", async () => {
    const others = [
      { ...running.lead, role: "competition-lead" as const, lots: [LotId.parse("lot-20")] },
      await appointed(running, { mail: "approver@authority.example", name: "Ann", role: "approver" }),
      await appointed(running, { mail: "auditor@authority.example", name: "Una", role: "auditor" }),
    ];
    for (const other of others)
      await refusesWith(running.portal, "needs-national-lead", () => hold({}, other));
  });

  it("holding a closing time is refused where there is none, and commits nothing", async () => {
    const { portal } = running;
    const nobodys = CompetitionId.parse("cmp_00000000000000000000000000");
    await refusesWith(portal, "not-found", () => hold({ competitionId: nobodys }));
    for (const stageId of ["itn", "no-such-stage"])
      await refusesWith(portal, "no-such-instant", () => hold({ stageId }));
    // The PQQ has closed long since.
    await refusesWith(portal, "instant-has-passed", () => hold({ stageId: "pqq" }));
    await running.cancel();
    await refusesWith(portal, "already-cancelled", () => hold());
  });

  it("is in time at the last millisecond, and refused at the closing instant", async () => {
    const { portal } = running;
    portal.at(CLOSES);
    await refusesWith(portal, "instant-has-passed", () => hold());
    portal.at(plus(CLOSES, -1));
    await leavesOneEntry(portal, () => hold({ hours: 24 }));
    expect(await closes()).toBe(london("2014-03-01T12:00"));
  });

  it("is once for each window, whoever does it and whatever became of the first: then it takes two", async () => {
    const { portal, secondLead } = running;
    const waiting = await held();
    await refusesWith(portal, "already-held", () => hold());
    must(await confirmAs(deps, secondLead, waiting));
    await refusesWith(portal, "already-held", () => hold({}, secondLead));
    await leavesOneEntry(portal, () => hold({ stageId: ROUND_2 }));
    await running.moveClosing(ROUND_1, "2014-02-28T16:00");
    expect(await closes()).toBe(london("2014-02-28T16:00"));
    await refusesWith(portal, "already-held", () => hold({}, secondLead));
  });

  it("happens once when two leads hold it at the same time", async () => {
    const { portal, lead, secondLead } = running;
    const both = await leavesOneEntry(portal, async () => ({
      ok: true,
      value: await Promise.all([hold({}, lead), hold({ hours: 4 }, secondLead)]),
    }));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await competition()).amendments).toHaveLength(1);
  });

  it("overtakes an amendment that waits, which nobody confirms any more as it was", async () => {
    const { portal, lead, secondLead } = running;
    const move = { stageId: ROUND_1, moves: "closesAt", to: "2014-02-28T13:00", reason: "Snow" } as const;
    const command = { competitionId: running.competitionId, ...move, seenVersion: 1 };
    const { answer } = must(await proposeTimetableAmendment(deps, lead, command, anyKey()));
    const waiting = { scope: running.competitionId, proposalId: proposalIn(answer) };
    await held();
    // An hour later only would now be sooner.
    await refusesWith(portal, "no-longer-possible", () => confirmAs(deps, secondLead, waiting));
    expect(await closes()).toBe(london("2014-02-28T14:00"));
  });
});

describe("what a holding does for who was about to be shut out", () => {
  const submit = (actor: BidderActor, seenVersion = "0.0") =>
    submitPreferences(
      fenced(running.portal.deps, "bidder"),
      actor,
      { competitionId: running.competitionId, round: ROUND_1, lots: [LotId.parse("lot-20")], seenVersion },
      anyKey(),
    );

  it("lets in who comes half an hour after the old noon, though a function remembers that, until the held time", async () => {
    const { portal } = running;
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await recallCompetition(portal.deps, running.competitionId);
    await held();
    portal.at(london("2014-02-28T12:30"));
    await leavesOneEntry(portal, () => submit(submitter));
    portal.at(london("2014-02-28T13:59:59.999"));
    must(await submit(submitter, "0.1"));
    portal.at(london("2014-02-28T14:00"));
    await refusesWith(portal, "round-closed", () => submit(submitter, "0.2"));
  });

  it("is sealed after the held time, and not by who still comes at the old one", async () => {
    const { portal } = running;
    const sealed = async () => (await competition()).sealed[ROUND_1];
    await held();
    portal.at(london("2014-02-28T12:01"));
    await portal.seal();
    expect(await sealed()).toBeUndefined();
    portal.at(london("2014-02-28T14:01"));
    await portal.seal();
    expect(await sealed()).toBe(london("2014-02-28T14:01"));
  });
});

describe("ratifying a holding", () => {
  const stateOf = async (of: Awaited<ReturnType<typeof held>>) =>
    (await loadFollowed(deps, running.lead, of))?.state;

  it("is one act of another person, and changes nothing of the timetable", async () => {
    const { portal, lead, secondLead } = running;
    const waiting = await held();
    const before = await competition();
    await refusesWith(portal, "needs-second-person", () => confirmAs(deps, lead, waiting));
    const { entry } = await leavesOneEntry(portal, () => confirmAs(deps, secondLead, waiting));
    expect(entry).toMatchObject({ what: "holding.ratified", detail: { heldBy: lead.name } });
    expect(await competition()).toEqual(before);
    expect(await stateOf(waiting)).toBe("confirmed");
  });

  it("is not overtaken by an amendment or by what is held elsewhere", async () => {
    const waiting = await held();
    must(await hold({ stageId: ROUND_2 }));
    await running.moveClosing(ROUND_1, "2014-02-28T16:00");
    await leavesOneEntry(running.portal, () => confirmAs(deps, running.secondLead, waiting));
  });

  it("is in time within one working day, that instant itself, over a weekend; later it stands unratified", async () => {
    const { portal, secondLead } = running;
    const waiting = await held();
    portal.at(RATIFY_BY);
    expect(await loadUnratified(deps)).toEqual([]);
    portal.at(plus(RATIFY_BY, 1));
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(deps, secondLead, waiting));
    expect((await loadUnratified(deps)).map(({ proposalId }) => proposalId)).toEqual([waiting.proposalId]);
    expect(await closes()).toBe(london("2014-02-28T14:00"));
    portal.at(RATIFY_BY);
    await leavesOneEntry(portal, () => confirmAs(deps, secondLead, waiting));
    portal.at(plus(RATIFY_BY, 1));
    expect(await loadUnratified(deps)).toEqual([]);
  });

  it("is for nobody who got the power to confirm after it was held", async () => {
    const { portal } = running;
    const waiting = await held();
    portal.at(plus(HELD_AT, 1));
    const newer = await appointed(running, {
      mail: "approver@authority.example",
      name: "Ann",
      role: "approver",
    });
    await refusesWith(portal, "newer-than-proposal", () => confirmAs(deps, newer, waiting));
  });

  it("is not taken back by who held it, and once it is declined not asked for again: it stands", async () => {
    const { portal, lead, secondLead } = running;
    const waiting = await held();
    await refusesWith(portal, "not-withdrawn", () => withdrawAs(deps, lead, waiting));
    const decline = { ...waiting, reason: "Pages loaded" };
    await refusesWith(portal, "own-proposal", () => declineProposal(deps, lead, decline, anyKey()));
    await leavesOneEntry(portal, () => declineProposal(deps, secondLead, decline, anyKey()));
    expect([await closes(), await stateOf(waiting)]).toEqual([london("2014-02-28T14:00"), "declined"]);
    // Who declined it, and that it stands, is to be seen for good.
    portal.at(plus(RATIFY_BY, 1));
    const [unratified] = await loadUnratified(deps);
    expect(unratified?.proposalId).toBe(waiting.proposalId);
    expect(unratified && unratifiedInWords(unratified)).toBe(
      `declined by ${secondLead.name}, “Pages loaded”; it stands all the same`,
    );
    portal.at(HELD_AT);
    await refusesWith(portal, "not-made-again", () => proposeAgain(deps, lead, waiting, anyKey()));
    await refusesWith(portal, "already-held", () => hold());
  });
});

describe("who is told of a holding", () => {
  async function notify() {
    const records = changesOf(await actsIn(running.portal));
    const { batchItemFailures } = await createWorker(fenced(running.portal.deps, "notify"))(records);
    expect(batchItemFailures).toEqual([]);
  }
  const told = (words: string) =>
    running.portal.mails
      .filter(({ subject }) => subject.includes(words))
      .map(({ to }) => to)
      .toSorted();

  it("is everybody whom it concerns at once, all alike, before anybody has ratified it", async () => {
    const { portal } = running;
    await portal.seal();
    for (const name of ["alpha", "beta"]) await running.prequalify((await running.bidder(name)).submitter);
    await running.partner("people@borough.example");
    await appointed(running, { mail: "auditor@authority.example", name: "Una", role: "auditor" });
    await portal.signIn("people@borough.example", "Pat");
    await held();
    await notify();
    expect(
      told("Closing time held until 2pm, Friday 28 February 2014 (GMT): Lot preferences, round 1"),
    ).toEqual([
      "auditor@authority.example",
      "lead@authority.example",
      ...["alpha", "beta"].map((name) => `member@${name}.example`),
      "people@borough.example",
      "second.lead@authority.example",
      ...["alpha", "beta"].map((name) => `submit@${name}.example`),
    ]);
    const texts = portal.mails
      .filter(({ to, subject }) => to.startsWith("submit@") && subject.includes("round 1"))
      .map(({ text }) => text.replaceAll(/alpha|beta/g, "one"));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("2pm, Friday 28 February 2014");
    expect(texts[0]).toContain("Pages did not load");
  });

  it("is who held it and the auditors, when another person declines to ratify it", async () => {
    const { secondLead } = running;
    await appointed(running, { mail: "auditor@authority.example", name: "Una", role: "auditor" });
    const waiting = await held();
    must(await declineProposal(deps, secondLead, { ...waiting, reason: "Pages loaded" }, anyKey()));
    await notify();
    expect(told("Declined: Ratification of a holding extension")).toEqual([
      "auditor@authority.example",
      "lead@authority.example",
    ]);
  });
});
