import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadBidderHub, loadStaffHub } from "../../../functions/competition/hub-facts.ts";
import { askQuery } from "../../../functions/queries/operations.ts";
import type { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { CAPABILITY, FINANCE } from "../../builders/evaluation.ts";
import { withdrawAs } from "../../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

const DUE = london("2013-11-06T12:00");
const PUBLISHED = london("2013-11-08T09:00");

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

const competition = async () => {
  const found = await loadCompetition(pqq.portal.deps.table, pqq.competitionId);
  if (found === undefined) throw new Error("no competition");
  return found;
};
const looking = async <Person>(actor: Person) => {
  const { deps } = pqq.portal;
  return { deps, actor, competition: await competition(), now: deps.now() };
};

describe("what a bidder’s page of a competition stands on", () => {
  const alpha = async (): Promise<BidderActor> => {
    return pqq.portal.actor("bidder", "submit@alpha.example");
  };
  const queries = async (actor: BidderActor) => {
    const { lines } = await loadBidderHub(await looking(actor));
    return lines.find(({ path }) => path === "queries");
  };
  beforeEach(async () => {
    const { competitionId, idOf, lead, portal } = pqq;
    const asked = { competitionId, organisationId: idOf("alpha"), sectionId: CAPABILITY, question: "Why?" };
    const command = AskQuery.parse({ ...asked, answerBy: "2013-11-06T12:00" });
    must(await askQuery(portal.deps, lead, command, anyKey()));
  });

  it("a question waits until a millisecond before its time", async () => {
    const actor = await alpha();
    pqq.portal.at(plus(DUE, -1));
    expect(await queries(actor)).toMatchObject({ state: "waiting", due: { until: DUE } });
    pqq.portal.at(DUE);
    expect(await queries(actor)).toMatchObject({ state: "closed", details: "1 question" });
  });

  it("a question does not wait in a competition that was cancelled", async () => {
    await pqq.cancel();
    expect(await queries(await alpha())).toMatchObject({ state: "closed", details: "1 question" });
  });
});

describe("what the authority’s page of a competition stands on", () => {
  const hub = async (actor: AuthorityActor) => loadStaffHub(await looking(actor));
  const outcome = async () =>
    (await hub(pqq.secondLead)).due.find(({ act }) => act === "Confirm: Outcome of the PQQ");
  const published = { publishAt: "2013-11-08T09:00" };

  it("an outcome waits for its confirmation until a minute before it is published, that instant with it", async () => {
    expect(await outcome()).toBeUndefined();
    await pqq.proposed(published);
    const until = plus(PUBLISHED, -MINUTE);
    const waits = {
      until,
      itselfCounts: true,
      details: "Proposed by National Lead: As the panel recommends",
    };
    expect(await outcome()).toMatchObject(waits);
    expect((await hub(pqq.lead)).due).toEqual([]);
    pqq.portal.at(until);
    expect(await outcome()).toMatchObject(waits);
    pqq.portal.at(plus(until, 1));
    expect(await outcome()).toBeUndefined();
  });

  it("an outcome that was withdrawn waits no more", async () => {
    const { competitionId, lead, portal } = pqq;
    const proposalId = await pqq.proposed();
    expect(await outcome()).not.toHaveProperty("until");
    must(await withdrawAs(portal.deps, lead, { scope: competitionId, proposalId }));
    expect(await outcome()).toBeUndefined();
  });

  it("an outcome that was confirmed waits no more, before it is published", async () => {
    must(await pqq.confirm(await pqq.proposed(published)));
    expect(await outcome()).toBeUndefined();
  });

  it("an outcome does not wait in a competition that was cancelled", async () => {
    await pqq.proposed();
    await pqq.cancel();
    expect(await outcome()).toBeUndefined();
  });

  it("marking is asked of nobody once an outcome is proposed, until it is withdrawn", async () => {
    const { competitionId, lead, portal } = pqq;
    const evaluator = await pqq.evaluator("eva", FINANCE);
    const marks = async () => (await hub(evaluator)).due.map(({ act }) => act);
    expect(await marks()).toEqual(["Mark 3 sections of responses"]);
    const proposalId = await pqq.proposed();
    expect(await marks()).toEqual([]);
    must(await withdrawAs(portal.deps, lead, { scope: competitionId, proposalId }));
    expect(await marks()).toEqual(["Mark 3 sections of responses"]);
  });
});
