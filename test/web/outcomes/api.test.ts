import { beforeEach, expect, it } from "vitest";
import { Instant } from "../../../shared/kernel/instant.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";
import { appoint } from "../../builders/of-two.ts";
import { programAt } from "../../builders/visitor.ts";

type Program = Awaited<ReturnType<typeof programAt>>;
let pqq: AssessedPqq;
let lead: Program;
let alpha: Program;
let path: string;
beforeEach(async () => {
  pqq = await anAssessedPqq();
  lead = await programAt(pqq.portal, "authority", "lead@authority.example");
  alpha = await programAt(pqq.portal, "bidder", "submit@alpha.example");
  path = `/competitions/${pqq.competitionId}`;
});

it("the outcome is proposed on the results that the ETag names, and confirmed by another’s program on the proposal’s own", async () => {
  const { etag, ...read } = await lead.done("GET", `${path}/outcome`);
  expect(read).toMatchObject({ complete: true, results: [{}, {}, {}] });
  const outcomes = `${path}/outcome/proposals`;
  const body = { reason: "As the panel recommends" };
  const stale = { "if-match": `"${"0".repeat(32)}"` };
  expect(await lead.refused("POST", outcomes, body, stale)).toBe("412 changed-meanwhile");
  const { proposalId } = await lead.done("POST", outcomes, body, { "if-match": etag });
  const proposal = `/proposals/${pqq.competitionId}/${proposalId}`;
  const second = await programAt(pqq.portal, "authority", "second.lead@authority.example");
  const { etag: hash } = await second.done("GET", proposal);
  const visible = { proposalId, visibleAt: pqq.portal.deps.now() };
  expect(await second.done("POST", `${proposal}/confirm`, {}, { "if-match": hash })).toEqual(visible);
  expect(await lead.done("GET", proposal)).toMatchObject({ state: "confirmed" });
});

it("the results are read whole by who oversees them, and by an approver without a reason, on the same ETag", async () => {
  const mail = "approver@authority.example";
  await appoint(pqq, { mail, name: "Ann", role: "approver" });
  const approver = await programAt(pqq.portal, "authority", mail);
  const [whole, marks] = [
    await lead.done("GET", `${path}/outcome`),
    await approver.done("GET", `${path}/outcome`),
  ];
  expect(JSON.stringify(whole)).toContain('"reason"');
  expect(JSON.stringify(marks)).not.toContain('"reason"');
  expect(marks.etag).toBe(whole.etag);
  const withoutReasons = (_name: string, value: unknown) => (_name === "reason" ? undefined : value);
  expect(marks).toEqual(JSON.parse(JSON.stringify(whole, withoutReasons)));
});

it("the outcome is a bidder's own, and for everybody who passed and agreed, without a token", async () => {
  const anybody = await programAt(pqq.portal, "public");
  const list = `${path}/pre-qualified`;
  expect(await alpha.refused("GET", `${path}/outcome`)).toBe("404 not-found");
  expect(await anybody.refused("GET", list)).toBe("404 not-found");
  await pqq.confirm(await pqq.proposed());
  const own = { organisationName: "alpha", passes: true, totalTenths: 800 };
  expect(await alpha.done("GET", `${path}/outcome`)).toMatchObject(own);
  expect(await anybody.done("GET", list)).toMatchObject({ submitted: 3, passed: 2, listed: ["alpha"] });
});

it("the outcome stands in no competition's description before it is published, the authority's included", async () => {
  await pqq.confirm(await pqq.proposed({ publishAt: "2013-11-04T09:10" }));
  for (const program of [lead, alpha]) {
    const described = await program.done("GET", path);
    expect([described.outcome, described.prequalifiedAt]).toEqual([undefined, undefined]);
  }
  pqq.portal.at(Instant.parse("2013-11-04T09:10:00.000Z"));
  const outcome = { submitted: 3, passed: 2 };
  expect(await lead.done("GET", path)).toMatchObject({ outcome });
  const prequalifiedAt = "2013-11-04T09:10:00.000Z";
  expect(await alpha.done("GET", path)).toMatchObject({ outcome, prequalifiedAt });
});

it("questions to bidders are asked, listed to both sides and answered once by programs", async () => {
  const question = {
    organisationId: pqq.idOf("alpha"),
    sectionId: "capability",
    question: "Which area do you mean?",
    answerBy: "2013-11-06T12:00",
  };
  const queries = `${path}/queries`;
  const soon = { ...question, answerBy: "2013-11-04T09:30" };
  expect(await lead.refused("POST", queries, soon)).toBe("422 answer-time-too-short");
  const { queryId } = await lead.done("POST", queries, question);

  const listed = await alpha.done("GET", queries);
  expect(listed).toMatchObject({ items: [{ queryId, state: "waiting" }] });
  expect(JSON.stringify(listed)).not.toContain("National Lead");
  const beta = await programAt(pqq.portal, "bidder", "submit@beta.example");
  expect(await beta.done("GET", queries)).toEqual({ items: [] });
  const answering = ["POST", `${queries}/${queryId}/answer`, { answer: "All of London" }] as const;
  expect(await beta.refused(...answering)).toBe("404 not-found");
  expect(await alpha.done(...answering)).toEqual({ queryId, answeredAt: pqq.portal.deps.now() });
  expect(await lead.done("GET", queries)).toMatchObject({
    items: [{ state: "answered", answered: { text: "All of London" } }],
  });
});
