import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Instant } from "../../../shared/kernel/instant.ts";
import { OwnOutcome, Prequalified } from "../../../shared/outcomes/schema.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";
import { type Visitor, visitor } from "./visitors.ts";
import type { Answer } from "../../builders/person.ts";

let pqq: AssessedPqq;
let lead: Visitor;
let second: Visitor;
beforeEach(async () => {
  pqq = await anAssessedPqq();
  lead = await visitor(pqq.portal, "lead@authority.example");
  second = await visitor(pqq.portal, "second.lead@authority.example");
});

const path = (door: "authority" | "bidder" | "public", rest = "/outcome") =>
  `/${door}/competitions/${pqq.competitionId}${rest}`;
const json = (answer: Answer): unknown => JSON.parse(answer.text);
const codeOf = (answer: Answer) => [answer.status, z.object({ code: z.string() }).parse(json(answer)).code];
const once = { "idempotency-key": "a-key-for-this-once" };

describe("the outcome for programs", () => {
  it("is proposed on the results that the ETag names, and confirmed by another lead's program", async () => {
    const read = await lead.api("GET", path("authority"));
    const etag = read.headers.get("etag") ?? "";
    expect(json(read)).toMatchObject({ complete: true, proposals: [] });
    const body = { reason: "As the panel recommends" };
    const proposals = path("authority", "/outcome/proposals");
    const unseen = await lead.api("POST", proposals, body, once);
    expect(codeOf(unseen)).toEqual([428, "version-missing"]);
    const keyless = await lead.api("POST", proposals, body, { "if-match": etag });
    expect(codeOf(keyless)).toEqual([400, "idempotency-key-missing"]);
    for (const stale of ['"2"', `"${"0".repeat(32)}"`]) {
      const refused = await lead.api("POST", proposals, body, { ...once, "if-match": stale });
      expect(codeOf(refused)).toEqual([412, "changed-meanwhile"]);
    }
    const proposed = await lead.api("POST", proposals, body, { ...once, "if-match": etag });
    const { proposalId } = z.object({ proposalId: z.string() }).parse(json(proposed));
    expect(proposed.status).toBe(201);
    const confirmation = `${proposals}/${proposalId}/confirm`;
    expect(codeOf(await lead.api("POST", confirmation, undefined, once))).toEqual([
      403,
      "needs-second-person",
    ]);
    const confirmed = await second.api("POST", confirmation, undefined, once);
    expect([confirmed.status, json(confirmed)]).toEqual([
      200,
      { proposalId, visibleAt: pqq.portal.deps.now() },
    ]);
    expect(json(await lead.api("GET", path("authority")))).toMatchObject({
      proposals: [{ proposalId, state: "published" }],
    });
    const why = { reason: "Too late" };
    expect(codeOf(await lead.api("POST", `${proposals}/${proposalId}/withdraw`, why, once))).toEqual([
      422,
      "already-confirmed",
    ]);
  });

  it("is a bidder's own, and for everybody who passed and agreed, without a token", async () => {
    const alpha = await visitor(pqq.portal, "submit@alpha.example");
    const anybody = await visitor(pqq.portal);
    const list = path("public", "/pre-qualified");
    for (const answer of [await alpha.api("GET", path("bidder")), await anybody.api("GET", list)])
      expect(codeOf(answer)).toEqual([404, "not-found"]);
    await pqq.confirm(await pqq.proposed());
    const own = OwnOutcome.extend({ publishedAt: Instant }).parse(
      json(await alpha.api("GET", path("bidder"))),
    );
    expect([own.organisationName, own.passes, own.totalTenths]).toEqual(["alpha", true, 800]);
    expect(Prequalified.parse(json(await anybody.api("GET", list)))).toMatchObject({
      submitted: 3,
      passed: 2,
      listed: ["alpha"],
    });
    expect(codeOf(await anybody.api("GET", `${list}?all=yes`))).toEqual([422, "invalid"]);
  });

  it("stands in no competition's description before it is published, the authority's included", async () => {
    const alpha = await visitor(pqq.portal, "submit@alpha.example");
    await pqq.confirm(await pqq.proposed({ publishAt: "2013-11-04T09:10" }));
    const described = async () =>
      Promise.all(
        [lead.api("GET", path("authority", "")), alpha.api("GET", path("bidder", ""))].map(async (asked) =>
          z
            .object({ outcome: z.unknown().optional(), prequalifiedAt: z.unknown().optional() })
            .parse(json(await asked)),
        ),
      );
    expect(await described()).toEqual([{}, {}]);
    pqq.portal.at(Instant.parse("2013-11-04T09:10:00.000Z"));
    expect(await described()).toMatchObject([
      { outcome: { submitted: 3, passed: 2 } },
      { outcome: { submitted: 3, passed: 2 }, prequalifiedAt: "2013-11-04T09:10:00.000Z" },
    ]);
  });
});

describe("questions to bidders for programs", () => {
  it("are asked, listed to both sides and answered once", async () => {
    const asking = path("authority", "/queries");
    const question = {
      organisationId: pqq.idOf("alpha"),
      sectionId: "capability",
      question: "Which area do you mean?",
      answerBy: "2013-11-06T12:00",
    };
    const soon = await lead.api("POST", asking, { ...question, answerBy: "2013-11-04T09:30" }, once);
    expect(codeOf(soon)).toEqual([422, "answer-time-too-short"]);
    const asked = await lead.api("POST", asking, question, once);
    const { queryId } = z.object({ queryId: z.string() }).parse(json(asked));
    expect(asked.status).toBe(201);

    const [alpha, beta] = [
      await visitor(pqq.portal, "submit@alpha.example"),
      await visitor(pqq.portal, "submit@beta.example"),
    ];
    const own = path("bidder", "/queries");
    const listed = await alpha.api("GET", own);
    expect(json(listed)).toMatchObject({ items: [{ queryId, state: "waiting" }] });
    expect(listed.text).not.toContain("National Lead");
    expect(json(await beta.api("GET", own))).toEqual({ items: [] });
    const given = { answer: "All of London" };
    const foreign = await beta.api("POST", `${own}/${queryId}/answer`, given, once);
    expect(codeOf(foreign)).toEqual([404, "not-found"]);
    const answered = await alpha.api("POST", `${own}/${queryId}/answer`, given, once);
    expect([answered.status, json(answered)]).toEqual([200, { queryId, answeredAt: pqq.portal.deps.now() }]);
    expect(json(await lead.api("GET", asking))).toMatchObject({
      items: [{ state: "answered", answered: { text: "All of London" } }],
    });
  });
});
