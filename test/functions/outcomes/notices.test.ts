import { beforeEach, describe, expect, it } from "vitest";
import { askQuery } from "../../../functions/queries/operations.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import { takePart } from "../../../functions/platform/taking-part.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { CAPABILITY } from "../../builders/evaluation.ts";
import { fenced } from "../../builders/fenced.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

const PUBLISHED = "Outcome of the PQQ published: Transforming Rehabilitation";
const PUBLICATION = london("2013-12-19T09:00");

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

/** Lets the notify worker see everything there is, under its own role. */
async function notify(): Promise<void> {
  const records = changesOf(await actsIn(pqq.portal));
  const { batchItemFailures } = await createWorker(fenced(pqq.portal.deps, "notify"))(records);
  expect(batchItemFailures).toEqual([]);
}
const told = (subject: string) =>
  pqq.portal.mails
    .filter((mail) => mail.subject === subject)
    .map(({ to }) => to)
    .toSorted();

describe("who is told of an outcome", () => {
  it("is everybody who submitted, partners and staff, when its instant has come and not before", async () => {
    const { portal, competitionId } = pqq;
    await pqq.partner("people@borough.example");
    await portal.signIn("people@borough.example", "Pat");
    // Prepared a response and never submitted it.
    const { submitter } = await pqq.bidder("late");
    await portal.deps.table.writeOne(takePart(competitionId, submitter.organisationId));

    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
    portal.at(plus(PUBLICATION, -1));
    await portal.seal();
    await notify();
    expect(told(PUBLISHED)).toEqual([]);
    portal.at(PUBLICATION);
    await portal.seal();
    await notify();
    expect(told(PUBLISHED)).toEqual(
      [
        ...["alpha", "beta", "gamma"].flatMap((name) => [`member@${name}.example`, `submit@${name}.example`]),
        "lead@authority.example",
        "people@borough.example",
        "second.lead@authority.example",
      ].toSorted(),
    );
    const text = JSON.stringify(portal.mails.filter(({ subject }) => subject === PUBLISHED));
    expect(text).not.toMatch(/80%|alpha<|3 organisations/);
  });

  it("is everybody who could confirm it when one is proposed, and its proposer when it is declined, without the reasons", async () => {
    const { portal, competitionId, secondLead } = pqq;
    await pqq.staff("approver", "approver");
    await pqq.staff("auditor", "auditor");
    const proposalId = await pqq.proposed({ reason: "Alpha has 80%" });
    const declining = { scope: competitionId, proposalId, reason: "Beta has 80%" };
    must(await declineProposal(portal.deps, secondLead, declining, anyKey()));
    await notify();
    expect(told("To confirm: Outcome of the PQQ")).toEqual([
      "approver@authority.example",
      "lead@authority.example",
      "second.lead@authority.example",
    ]);
    expect(told("Declined: Outcome of the PQQ")).toEqual(["lead@authority.example"]);
    expect(JSON.stringify(portal.mails)).not.toContain("80%");
  });
});

describe("who is told of a question", () => {
  it("is the bidder alone, and not what is asked", async () => {
    const { portal, lead, competitionId, idOf } = pqq;
    const command = AskQuery.parse({
      competitionId,
      organisationId: idOf("alpha"),
      sectionId: CAPABILITY,
      question: "Which area do you mean?",
      answerBy: "2013-11-06T12:00",
    });
    must(await askQuery(portal.deps, lead, command, anyKey()));
    await notify();
    const subject = "A question about your response: Transforming Rehabilitation";
    expect(told(subject)).toEqual(["member@alpha.example", "submit@alpha.example"]);
    expect(JSON.stringify(portal.mails)).not.toContain("Which area");
  });
});
