import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { recordPrequalification } from "../../../functions/competition/operations.ts";
import { loadResults } from "../../../functions/evaluation/facts.ts";
import { askQuery } from "../../../functions/queries/operations.ts";
import { loadOutcomeProposed } from "../../../functions/outcomes/facts.ts";
import { proposeOutcome } from "../../../functions/outcomes/of-two.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { loadProposal } from "../../../functions/platform/proposals.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import type { ProposalId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { ResultsHash } from "../../../shared/outcomes/schema.ts";
import { aCompetition, anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { aSealedPqq, CAPABILITY, scores } from "../../builders/evaluation.ts";
import { anAssessedPqq, type AssessedPqq, moderated } from "../../builders/outcome.ts";
import { proposalIn, withdrawAs } from "../../builders/of-two.ts";

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

const teamLead = (): AuthorityActor => ({ ...pqq.lead, role: "competition-lead", lots: [] });
const withdraw = (proposalId: ProposalId) =>
  withdrawAs(pqq.portal.deps, pqq.lead, { scope: pqq.competitionId, proposalId });

describe("proposing an outcome", () => {
  it("is one act of a national lead", async () => {
    const { portal, competitionId } = pqq;
    const { answer } = await leavesOneEntry(portal, () => pqq.propose());
    const { table, now } = portal.deps;
    expect(await loadOutcomeProposed(table, competitionId)).toBe(now());
    const proposal = await loadProposal(table, competitionId, proposalIn(answer));
    expect(proposal?.shown[1]?.lines).toEqual([
      ["alpha", "Passed; 80%"],
      ["beta", "Passed; 80%; not named in public"],
      ["gamma", "Not passed; 40%"],
    ]);
  });

  it("proposing an outcome is refused to anybody else", async () => {
    const auditor = await pqq.staff("auditor", "auditor");
    await refusesWith(pqq.portal, "needs-national-lead", () => pqq.propose({}, teamLead()));
    await refusesWith(pqq.portal, "needs-national-lead", () => pqq.propose({}, auditor));
  });

  it("proposing an outcome is refused while another one stands", async () => {
    await pqq.proposed();
    await refusesWith(pqq.portal, "already-proposed", () => pqq.propose({}, pqq.secondLead));
  });

  it("is refused on results that the lead did not see", async () => {
    const seenResults = ResultsHash.parse("0".repeat(32));
    await refusesWith(pqq.portal, "changed-meanwhile", () => pqq.propose({ seenResults }));
  });

  it("is refused for a time that leaves less than a minute to confirm it", async () => {
    // It is 9am on 4 November 2013.
    await refusesWith(pqq.portal, "publish-later", () => pqq.propose({ publishAt: "2013-11-04T09:00" }));
    pqq.portal.at(plus(pqq.portal.deps.now(), 1));
    await refusesWith(pqq.portal, "publish-later", () => pqq.propose({ publishAt: "2013-11-04T09:01" }));
    pqq.portal.at(plus(pqq.portal.deps.now(), -1));
    must(await pqq.propose({ publishAt: "2013-11-04T09:01" }));
  });

  it("is refused while a section of a response is not moderated", async () => {
    const { portal, lead, competitionId } = await aSealedPqq(["alpha"]);
    const { complete, resultsHash: seenResults } = must(await readOutcome(portal.deps, lead, competitionId));
    expect(complete).toBe(false);
    const command = { competitionId, reason: "Too soon", seenResults };
    await refuses(portal, "evaluation-not-complete", proposeOutcome, lead, command);
  });

  it("is refused when nobody submitted a response", async () => {
    const { portal, lead, competitionId } = await aSealedPqq([]);
    const { resultsHash: seenResults } = must(await readOutcome(portal.deps, lead, competitionId));
    const command = { competitionId, reason: "Nobody came", seenResults };
    await refuses(portal, "nothing-submitted", proposeOutcome, lead, command);
  });

  it("is refused while a bidder may still answer, to the last millisecond", async () => {
    const { portal, lead, competitionId } = pqq;
    const question = AskQuery.parse({
      competitionId,
      organisationId: pqq.idOf("alpha"),
      sectionId: CAPABILITY,
      question: "Which area do you mean?",
      answerBy: "2013-11-05T12:00",
    });
    must(await askQuery(portal.deps, lead, question, anyKey()));
    portal.at(plus(london("2013-11-05T12:00"), -1));
    await refusesWith(portal, "query-open", () => pqq.propose());
    portal.at(london("2013-11-05T12:00"));
    must(await pqq.propose());
  });

  it("is refused before the PQQ is sealed, and the look is written down", async () => {
    const { portal, lead, competitionId } = await aCompetition("2013-10-01T09:00");
    const early = await leavesOneEntry(portal, async () => {
      const read = await readOutcome(portal.deps, lead, competitionId);
      return read.ok ? { ok: false, error: { code: "read" } } : { ok: true, value: read.error.code };
    });
    expect(early).toBe("too-early");
  });
});

describe("confirming an outcome", () => {
  it("is one act of another lead beside the batches of rows", async () => {
    const { portal } = pqq;
    const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
    await leavesOneEntry(portal, () => pqq.confirm(proposalId), 2);
  });

  it("confirming an outcome is refused to the lead who proposed it, and to a lead of some lots", async () => {
    const proposalId = await pqq.proposed();
    await refusesWith(pqq.portal, "needs-second-person", () => pqq.confirm(proposalId, pqq.lead));
    await refusesWith(pqq.portal, "not-for-your-role", () => pqq.confirm(proposalId, teamLead()));
  });

  it("is one act of an approver, who reads no response", async () => {
    const { portal } = pqq;
    const approver = await pqq.staff("approver", "approver");
    const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
    await leavesOneEntry(portal, () => pqq.confirm(proposalId, approver), 2);
    const read = await loadResults(portal.deps, approver, pqq.competitionId);
    expect(read.ok ? "read" : read.error.code).toBe("not-for-your-role");
  });

  it("confirming an outcome is refused for what was withdrawn and what is confirmed", async () => {
    const { portal } = pqq;
    const withdrawn = await pqq.proposed();
    must(await withdraw(withdrawn));
    await refusesWith(portal, "proposal-closed", () => pqq.confirm(withdrawn));
    const proposalId = await pqq.proposed();
    must(await pqq.confirm(proposalId));
    await refusesWith(portal, "proposal-closed", () => pqq.confirm(proposalId));
    await refusesWith(portal, "already-published", () => pqq.propose());
    await refusesWith(portal, "proposal-closed", () => withdraw(proposalId));
  });

  it("is refused when the results are no longer those proposed", async () => {
    const proposalId = await pqq.proposed();
    await moderated(pqq, "gamma", CAPABILITY, scores(5), 2);
    await refusesWith(pqq.portal, "proposal-overtaken", () => pqq.confirm(proposalId));
  });

  it("is refused from a minute before its instant on", async () => {
    const { portal } = pqq;
    const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
    portal.at(plus(london("2013-12-19T08:59"), 1));
    await refusesWith(portal, "proposal-lapsed", () => pqq.confirm(proposalId));
    portal.at(london("2013-12-19T08:59"));
    must(await pqq.confirm(proposalId));
  });

  it("happens once when two leads confirm at the same time", async () => {
    const third = await pqq.staff("third.lead", "national-lead");
    const proposalId = await pqq.proposed();
    const both = await Promise.all([pqq.confirm(proposalId), pqq.confirm(proposalId, third)]);
    const refused = both.flatMap((one) => (one.ok ? [] : [one.error.code]));
    expect(refused).toHaveLength(1);
    const { deps } = pqq.portal;
    expect((await loadCompetition(deps.table, pqq.competitionId))?.outcome?.passed).toBe(2);
  });
});

describe("recording a pre-qualification beside an outcome", () => {
  it("is nobody's: before the outcome, while it is proposed and once it is published", async () => {
    const { portal, lead, competitionId } = pqq;
    const nobodyIsRecorded = async () => {
      for (const name of ["alpha", "gamma"]) {
        const command = { competitionId, organisationId: pqq.idOf(name), reason: "On review" };
        await refuses(portal, "has-a-pqq", recordPrequalification, lead, command);
      }
    };
    await nobodyIsRecorded();
    const proposalId = await pqq.proposed();
    await nobodyIsRecorded();
    must(await pqq.confirm(proposalId));
    await nobodyIsRecorded();
  });
});

describe("withdrawing an outcome that is proposed", () => {
  it("is one act, after which responses are marked again and another outcome can be proposed", async () => {
    const { portal, competitionId } = pqq;
    const proposalId = await pqq.proposed();
    await leavesOneEntry(portal, () => withdraw(proposalId));
    expect(await loadOutcomeProposed(portal.deps.table, competitionId)).toBeUndefined();
    must(await pqq.propose());
  });
});
