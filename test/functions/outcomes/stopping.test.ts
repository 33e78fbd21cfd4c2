import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition, loadStanding } from "../../../functions/competition/facts.ts";
import { proposeCancellation } from "../../../functions/competition/of-two.ts";
import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { stopOutcome } from "../../../functions/outcomes/stopping.ts";
import { loadAllWaiting, loadUnratified } from "../../../functions/proposals/facts.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import type { ProposalId } from "../../../shared/kernel/id.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { StopOutcome } from "../../../shared/outcomes/schema.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { CAPABILITY, scores } from "../../builders/evaluation.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { fenced } from "../../builders/fenced.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq, moderated } from "../../builders/outcome.ts";

const PUBLICATION = london("2013-12-19T09:00");

let pqq: AssessedPqq;
let proposalId: ProposalId;
/** Two people have confirmed an outcome, whose instant is still to come. */
beforeEach(async () => {
  pqq = await anAssessedPqq();
  proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
  must(await pqq.confirm(proposalId));
});

const authority = () => fenced(pqq.portal.deps, "authority");
const commanded = (given: object = {}) =>
  StopOutcome.parse({
    competitionId: pqq.competitionId,
    proposalId,
    reason: "A response was marked twice",
    ...given,
  });
const stop = (given: object = {}, as = pqq.lead, key = anyKey()) =>
  stopOutcome(authority(), as, commanded(given), key);
const outcome = async () => (await loadCompetition(pqq.portal.deps.table, pqq.competitionId))?.outcome;
const published = async () => {
  const { deps } = pqq.portal;
  const competition = await loadCompetition(deps.table, pqq.competitionId);
  return competition && loadPrequalified(fenced(deps, "public"), competition);
};
const expectRefusal = (code: string, given: object = {}) => refusesWith(pqq.portal, code, () => stop(given));

describe("stopping the publication of an outcome", () => {
  it("is one act of one lead, and another person is to ratify it within one working day", async () => {
    const { portal, secondLead } = pqq;
    const stoppedAt = portal.deps.now();
    const { entry, answer } = await leavesOneEntry(portal, () => stop());
    expect(entry).toMatchObject({
      what: "outcome.stopped",
      detail: { visibleAt: PUBLICATION, reason: "A response was marked twice" },
    });
    const [waiting] = await loadAllWaiting(authority(), secondLead);
    expect(waiting).toMatchObject({
      proposalId: proposalIn(answer),
      act: "outcome-stop",
      standsAnyway: true,
      proposedAt: stoppedAt,
      confirmable: { itselfCounts: true },
    });
    expect(await outcome()).toBeUndefined();
  });

  it("leaves nothing to be read at the instant or after it, and nobody is told", async () => {
    const { portal } = pqq;
    must(await stop());
    for (const at of [PUBLICATION, plus(PUBLICATION, MINUTE)]) {
      portal.at(at);
      await portal.seal();
      expect(await published()).toBeUndefined();
    }
    expect(await outcome()).toBeUndefined();
  });

  it("is possible until a minute before the instant, and not a millisecond later", async () => {
    const { portal } = pqq;
    const last = plus(PUBLICATION, -MINUTE);
    for (const at of [plus(last, 1), plus(PUBLICATION, -1), PUBLICATION, plus(PUBLICATION, MINUTE)]) {
      portal.at(at);
      await expectRefusal("too-late-to-stop");
    }
    portal.at(last);
    must(await stop());
  });

  it("is refused a second time, and of another outcome than the one that was seen", async () => {
    must(await stop());
    await expectRefusal("nothing-to-stop");
    // Another one for the very instant.
    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
    await expectRefusal("changed-meanwhile");
  });

  it("is refused where the competition was cancelled meanwhile, also at the same instant", async () => {
    const { portal, competitionId, lead, secondLead } = pqq;
    const seenVersion = (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;
    const cancelling = { competitionId, reason: "No money", seenVersion };
    const { answer } = must(await proposeCancellation(authority(), lead, cancelling, anyKey()));
    const cancel = () =>
      confirmAs(portal.deps, secondLead, { scope: competitionId, proposalId: proposalIn(answer) });
    const overtaken = beforeWriting(portal.deps, async (writes) => {
      if (writes.some((write) => "put" in write && write.put["stoppedAt"] !== undefined))
        must(await cancel());
    });
    const late = await stopOutcome(overtaken, lead, commanded(), anyKey());
    expect(late.ok ? "accepted" : late.error.code).toBe("changed-meanwhile");
    await expectRefusal("competition-cancelled");
  });

  it("is told to those who confirm and to the auditors, and to nobody outside the authority", async () => {
    const { portal } = pqq;
    const told = async () => {
      await createWorker(fenced(portal.deps, "notify"))(changesOf(await keysIn(portal, "AUD")));
      return portal.mails.splice(0);
    };
    await told();
    must(await stop());
    const mails = await told();
    expect(new Set(mails.map(({ to }) => to.split("@")[1]))).toEqual(new Set(["authority.example"]));
    expect(mails.map(({ to }) => to)).toContain("second.lead@authority.example");
    expect(mails[0]?.subject).toMatch(/^Publication of the outcome stopped/);
    // What its reason tells of a response is read in the portal only.
    expect(mails.map(({ text }) => text).join("\n")).not.toContain("marked twice");
  });

  it("lets responses be marked again, and their standing follows from the outcome that comes after it", async () => {
    const { portal, competitionId } = pqq;
    must(await stop());
    await moderated(pqq, "beta", CAPABILITY, scores(1, 1, "Was marked twice"), 2);
    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T10:00" })));
    portal.at(london("2013-12-19T10:00"));
    const competition = await loadCompetition(portal.deps.table, competitionId);
    if (competition === undefined) throw new Error("the competition is gone");
    const since = async (name: string) =>
      prequalifiedSince(
        competition,
        await loadStanding(portal.deps.table, pqq.idOf(name), competitionId),
        portal.deps.now(),
      );
    expect([await since("alpha"), await since("beta")]).toEqual([london("2013-12-19T10:00"), undefined]);
  });

  it("is seen by those alone who read the results before everybody does", async () => {
    must(await stop());
    const sees = async (actor: AuthorityActor) =>
      (await loadAllWaiting(authority(), actor)).map(({ act }) => act);
    expect(await sees(await pqq.staff("auditor", "auditor"))).toEqual(["outcome-stop"]);
    for (const actor of [
      await pqq.staff("evaluator"),
      await pqq.staff("team.lead", "competition-lead", [9]),
      await pqq.staff("support", "support-manager", [9]),
    ])
      expect(await sees(actor)).toEqual([]);
  });

  it("is not ratified in time where nobody does, and stands", async () => {
    must(await stop());
    pqq.portal.at(plus(pqq.portal.deps.now(), 5 * 24 * 60 * MINUTE));
    expect(await loadUnratified(authority())).toMatchObject([{ act: "outcome-stop" }]);
    expect(await outcome()).toBeUndefined();
  });

  it("is done once by two leads at the same instant", async () => {
    const both = await Promise.all([stop(), stop({}, pqq.secondLead)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("repeated with its key gets the answer that it had", async () => {
    const key = anyKey();
    const { answer } = must(await stop({}, pqq.lead, key));
    expect(must(await stop({}, pqq.lead, key))).toMatchObject({ answer, repeated: true });
  });

  it("stands when another person declines to ratify it, and the auditors see that", async () => {
    const { answer } = must(await stop());
    const addressed = { scope: pqq.competitionId, proposalId: proposalIn(answer) };
    must(
      await declineProposal(authority(), pqq.secondLead, { ...addressed, reason: "It was right" }, anyKey()),
    );
    expect(await outcome()).toBeUndefined();
    expect(await loadUnratified(authority())).toMatchObject([{ act: "outcome-stop" }]);
  });

  it("is ratified by another person and never by whoever did it, also after a new outcome", async () => {
    const { portal } = pqq;
    const { answer } = must(await stop());
    const addressed = { scope: pqq.competitionId, proposalId: proposalIn(answer) };
    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T10:00" })));
    expect((await outcome())?.visibleAt).toBe(london("2013-12-19T10:00"));
    expect(await confirmAs(authority(), pqq.lead, addressed)).toMatchObject({
      ok: false,
      error: { code: "needs-second-person" },
    });
    const { entry } = await leavesOneEntry(portal, () => confirmAs(authority(), pqq.secondLead, addressed));
    expect(entry).toMatchObject({ what: "outcome-stop.ratified", detail: { stoppedBy: pqq.lead.name } });
    portal.at(london("2013-12-19T10:00"));
    expect(await published()).toMatchObject({ passed: 2, listed: ["alpha"] });
  });
});
