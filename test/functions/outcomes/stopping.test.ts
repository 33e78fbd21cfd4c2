import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { stopOutcome } from "../../../functions/outcomes/stopping.ts";
import { loadAllWaiting, loadUnratified } from "../../../functions/proposals/facts.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import { StopOutcome } from "../../../shared/outcomes/schema.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

const PUBLICATION = london("2013-12-19T09:00");

let pqq: AssessedPqq;
/** Two people have confirmed an outcome, whose instant is still to come. */
beforeEach(async () => {
  pqq = await anAssessedPqq();
  must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
});

const authority = () => fenced(pqq.portal.deps, "authority");
const commanded = (given: object = {}) =>
  StopOutcome.parse({
    competitionId: pqq.competitionId,
    visibleAt: PUBLICATION,
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

  it("is refused to whoever saw another instant, and a second time", async () => {
    await expectRefusal("changed-meanwhile", { visibleAt: plus(PUBLICATION, MINUTE) });
    must(await stop());
    await expectRefusal("nothing-to-stop");
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
    const proposalId = proposalIn(answer);
    const addressed = { scope: pqq.competitionId, proposalId };
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
