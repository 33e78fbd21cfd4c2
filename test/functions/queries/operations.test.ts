import { beforeEach, describe, expect, it } from "vitest";
import { loadQueriesOf, loadOwnQuery, loadOwnQueries } from "../../../functions/queries/facts.ts";
import { answerQuery, askQuery, readQueries } from "../../../functions/queries/operations.ts";
import { LEAST_TIME_TO_ANSWER, MOST_WORDS } from "../../../shared/queries/rules.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import type { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { QueryId, OrganisationId } from "../../../shared/kernel/id.ts";
import { plus, toLondon } from "../../../shared/kernel/instant.ts";
import { aCompetition, anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { CAPABILITY } from "../../builders/evaluation.ts";
import { fenced } from "../../builders/fenced.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

const DUE = london("2013-11-06T12:00");

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

const bidder = async (name: string, person = "submit"): Promise<BidderActor> => {
  return pqq.portal.actor("bidder", `${person}@${name}.example`);
};
const ask = (given: Partial<AskQuery> = {}, as: AuthorityActor = pqq.lead, key = anyKey()) =>
  askQuery(
    fenced(pqq.portal.deps, "authority"),
    as,
    AskQuery.parse({
      competitionId: pqq.competitionId,
      organisationId: pqq.idOf("alpha"),
      sectionId: CAPABILITY,
      question: "Which area do you mean?",
      answerBy: "2013-11-06T12:00",
      ...given,
    }),
    key,
  );
const asked = async (given: Partial<AskQuery> = {}) =>
  QueryId.parse(must(await ask(given)).answer["queryId"]);
const answer = (queryId: QueryId, as: BidderActor, text = "All of London", key = anyKey()) =>
  answerQuery(
    fenced(pqq.portal.deps, "bidder"),
    as,
    { competitionId: pqq.competitionId, queryId, answer: text },
    key,
  );

describe("asking a bidder", () => {
  it("a query is one act of a national lead", async () => {
    const { entry } = await leavesOneEntry(pqq.portal, () => ask());
    expect(entry.detail["section"]).toBe("Capability");
    const { queries } = must(await readQueries(pqq.portal.deps, pqq.lead, pqq.competitionId));
    expect(queries).toMatchObject([
      {
        organisationName: "alpha",
        sectionTitle: "Capability",
        dueAt: DUE,
        askedBy: { name: "National Lead" },
      },
    ]);
  });

  it("a query is refused to anybody else, an auditor and an evaluator included", async () => {
    const { portal } = pqq;
    await refusesWith(portal, "not-for-your-role", () =>
      ask({}, { ...pqq.lead, role: "competition-lead", lots: [] }),
    );
    const evaluator = await pqq.evaluator("eva", CAPABILITY);
    await refusesWith(portal, "not-for-your-role", () => ask({}, evaluator));
    const auditor = await pqq.staff("auditor", "auditor");
    await refusesWith(portal, "needs-national-lead", () => ask({}, auditor));
  });

  it("a query is refused about a response or a section that is not there", async () => {
    const nobody = OrganisationId.parse("org_00000000000000000000000000");
    await refusesWith(pqq.portal, "no-response", () => ask({ organisationId: nobody }));
    const { submitter } = await pqq.bidder("late");
    await refusesWith(pqq.portal, "no-response", () => ask({ organisationId: submitter.organisationId }));
    const command = AskQuery.shape.sectionId.parse("nowhere");
    await refusesWith(pqq.portal, "no-such-section", () => ask({ sectionId: command }));
  });

  it("a query leaves at least an hour to answer", async () => {
    const { portal } = pqq;
    const answerBy = toLondon(plus(portal.deps.now(), LEAST_TIME_TO_ANSWER));
    portal.at(plus(portal.deps.now(), 1));
    await refusesWith(portal, "answer-time-too-short", () => ask({ answerBy }));
    portal.at(plus(portal.deps.now(), -1));
    must(await ask({ answerBy }));
  });

  it("a query is refused once an outcome is proposed, and in a competition that was cancelled", async () => {
    const { portal } = pqq;
    must(await pqq.propose());
    await refusesWith(portal, "outcome-proposed", () => ask());
    await pqq.cancel();
    await refusesWith(portal, "competition-cancelled", () => ask());
  });

  it("a query is refused before the PQQ is sealed, and the attempt is written down", async () => {
    const { portal, lead, competitionId } = await aCompetition("2013-10-01T09:00");
    const refused = await leavesOneEntry(portal, async () => {
      const read = await readQueries(portal.deps, lead, competitionId);
      return read.ok ? { ok: false, error: { code: "read" } } : { ok: true, value: read.error.code };
    });
    expect(refused).toBe("too-early");
  });
});

describe("answering", () => {
  it("an answer to a query is one act of a submitter, and seen beside the section", async () => {
    const { portal, idOf } = pqq;
    const { competition } = await pqq.read();
    const queryId = await asked();
    const submitter = await bidder("alpha");
    const { entry } = await leavesOneEntry(portal, () => answer(queryId, submitter, "All of it"));
    expect(entry.detail["section"]).toBe("Capability");
    const beside = await loadQueriesOf(portal.deps, competition, idOf("alpha"));
    expect(beside).toMatchObject([
      { sectionId: CAPABILITY, state: "answered", answered: { text: "All of it", at: portal.deps.now() } },
    ]);
    expect(await loadQueriesOf(portal.deps, competition, idOf("beta"))).toEqual([]);
  });

  it("an answer to a query is in time a millisecond before its time, and late at it", async () => {
    const { portal } = pqq;
    const [inTime, late] = [await asked(), await asked()];
    const submitter = await bidder("alpha");
    portal.at(plus(DUE, -1));
    must(await answer(inTime, submitter));
    portal.at(DUE);
    await refusesWith(portal, "answer-too-late", () => answer(late, submitter));
  });

  it("an answer to a query is judged in the write too: two answers at the same time, and one of them counts", async () => {
    const queryId = await asked();
    const submitter = await bidder("alpha");
    const texts = ["The first", "The second"];
    const both = await Promise.all(texts.map((text) => answer(queryId, submitter, text)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("an answer to a query is final", async () => {
    const queryId = await asked();
    const submitter = await bidder("alpha");
    must(await answer(queryId, submitter));
    await refusesWith(pqq.portal, "already-answered", () => answer(queryId, submitter, "Or none"));
  });

  it("an answer to a query is refused to a member, and to another organisation as if there were no question", async () => {
    const queryId = await asked();
    const [member, rival] = [await bidder("alpha", "member"), await bidder("beta")];
    await refusesWith(pqq.portal, "not-for-your-role", () => answer(queryId, member));
    await refusesWith(pqq.portal, "not-found", () => answer(queryId, rival));
    const { table } = pqq.portal.deps;
    expect(await loadOwnQuery(table, rival, pqq.competitionId, queryId)).toBeUndefined();
    expect(await loadOwnQueries(table, rival, pqq.competitionId)).toEqual([]);
  });

  it("an answer to a query has up to 1,000 words", async () => {
    const queryId = await asked();
    const submitter = await bidder("alpha");
    const words = (count: number) => "word ".repeat(count).trim();
    await refusesWith(pqq.portal, "answer-too-long", () => answer(queryId, submitter, words(MOST_WORDS + 1)));
    must(await answer(queryId, submitter, words(MOST_WORDS)));
  });

  it("an answer to a query tells a bidder nothing of who at the authority asked", async () => {
    await asked();
    const own = await loadOwnQueries(pqq.portal.deps.table, await bidder("alpha"), pqq.competitionId);
    expect(JSON.stringify(own)).not.toContain("National Lead");
    expect(own).toMatchObject([{ question: "Which area do you mean?", dueAt: DUE }]);
  });

  it("an answer to a query is refused in a competition that was cancelled", async () => {
    const { portal } = pqq;
    const queryId = await asked();
    const submitter = await bidder("alpha");
    await pqq.cancel();
    await refusesWith(portal, "competition-cancelled", () => answer(queryId, submitter));
  });
});

describe("a lead with an interest in an organisation", () => {
  it("a lead with an interest in an organisation neither reads nor asks what concerns its response", async () => {
    const { portal, lead, competitionId } = pqq;
    await asked();
    must(await pqq.declare(lead, ["alpha"]));
    const { queries } = must(await readQueries(portal.deps, lead, competitionId));
    expect(queries).toEqual([]);
    await refusesWith(portal, "no-response", () => ask());
    const others = must(await readQueries(portal.deps, pqq.secondLead, competitionId));
    expect(others.queries).toHaveLength(1);
  });
});
