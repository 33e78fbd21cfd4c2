import { describe, expect, it } from "vitest";
import { competitionOperations } from "../../functions/competition/openapi.ts";
import { loadCompetition, loadCompetitions } from "../../functions/competition/facts.ts";
import { addPartner } from "../../functions/organisations/operations.ts";
import { CompetitionId, LotId, spellId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, london, must } from "../builders/competition.ts";
import { type Audience, clientOf } from "./competition-door.ts";

async function leads(at = "2014-05-08T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  return {
    ...competition,
    path: `/competitions/${competitionId}`,
    first: await clientOf(portal, "authority", "lead@authority.example"),
    second: await clientOf(portal, "authority", "second.lead@authority.example"),
  };
}

let serial = 0;
const key = () => ({ "idempotency-key": `a-key-of-its-own-${(serial += 1)}` });
const keyAndVersion = (version: number | string) => ({ ...key(), "if-match": `"${version}"` });

/** The body of an answer, which is as the OpenAPI document says. */
async function answered(operationId: string, response: Response) {
  const operation = competitionOperations.find((one) => one.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  expect(response.status).toBe(operation.status);
  const body: unknown = await response.json();
  expect(operation.answer.safeParse(body).error).toBeUndefined();
  return Object(body);
}

/** The code of a problem document. */
async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const body = Object(await response.json());
  expect(body.status).toBe(response.status);
  expect(body.type).toBe(`urn:problem:${body.code}`);
  expect(body.detail.length).toBeGreaterThan(5);
  return `${response.status} ${body.code}`;
}

const MOVE = { stageId: "preferences-2", moves: "closesAt", to: "2014-05-19T17:00", reason: "Uplift late" };

describe("competitions by API", () => {
  it("has an operation for every route, each with an id of its own", () => {
    const ids = competitionOperations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([
      "createCompetition",
      "listCompetitions",
      "getCompetition",
      "listTimetableAmendments",
      "proposeTimetableAmendment",
      "confirmTimetableAmendment",
      "cancelCompetition",
      "recordPrequalification",
      "listCompetitionsForBidder",
      "getCompetitionForBidder",
      "listCompetitionsForPartner",
      "getCompetitionForPartner",
    ]);
  });

  it("are listed page by page, the newest first, with what is open", async () => {
    const { first, competitionId, portal } = await leads();
    portal.at(london("2014-05-08T09:01"));
    const created = await first("POST", "/competitions", {
      body: { template: "transforming-rehabilitation-2013", title: "Later", startsOn: "2026-09-21" },
      headers: key(),
    });
    const { competitionId: later } = await answered("createCompetition", created);
    const page = await answered("listCompetitions", await first("GET", "/competitions?limit=1"));
    expect(page.items).toMatchObject([{ competitionId: later, title: "Later", open: [] }]);
    const rest = await answered(
      "listCompetitions",
      await first("GET", `/competitions?limit=1&cursor=${page.next}`),
    );
    expect(rest.items).toMatchObject([{ competitionId, open: [{ stageId: "preferences-2" }, {}, {}] }]);
    expect(rest.next).toBeUndefined();
  });

  it.each([
    ["?limit=0"],
    ["?limit=51"],
    ["?limit=x"],
    ["?cursor=made-up"],
    ["?cursor="],
    ["?page=2"],
    ["?limit=1&limit=2"],
  ])("refuse the query %s", async (query) => {
    const { first } = await leads();
    expect(await problemOf(await first("GET", `/competitions${query}`))).toBe("422 invalid");
  });

  it("are answered whole, with the version of the timetable as ETag", async () => {
    const { first, path, competitionId } = await leads();
    const response = await first("GET", path);
    expect(response.headers.get("etag")).toBe('"1"');
    expect(await answered("getCompetition", response)).toMatchObject({
      competitionId,
      version: 1,
      amendments: [],
    });
    expect(await problemOf(await first("GET", `${path}?fields=all`))).toBe("422 invalid");
  });

  it("are not found by other ids, whatever is asked of them", async () => {
    const { first } = await leads();
    const missing = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
    const organisationId = spellId("organisation", new Uint8Array(17));
    const asked: Readonly<Record<string, object>> = {
      "/amendments": MOVE,
      "/cancel": { reason: "Over" },
      "/prequalifications": { organisationId, reason: "Passed" },
    };
    for (const id of [missing, "cmp_1", "%23", "all"])
      for (const [method, rest] of [
        ["GET", ""],
        ["GET", "/amendments"],
        ["POST", "/amendments"],
        ["POST", `/amendments/amd_${"0".repeat(26)}/confirm`],
        ["POST", "/cancel"],
        ["POST", "/prequalifications"],
      ] as const) {
        const sent = method === "GET" ? {} : { body: asked[rest] ?? {}, headers: keyAndVersion(1) };
        expect(await problemOf(await first(method, `/competitions/${id}${rest}`, sent))).toBe(
          "404 not-found",
        );
      }
  });

  it("are shown to bidders and partners without names of staff and times of sealing", async () => {
    const { first, second, path, portal, lead, bidder, prequalify } = await leads();
    const { submitter } = await bidder("capita");
    const partner = { mail: "partner.london@partner.example", personName: "A Partner" };
    must(
      await addPartner(
        portal.deps,
        lead,
        { name: "Haringey", lots: [LotId.parse("lot-20")], ...partner },
        anyKey(),
      ),
    );
    const proposed = await first("POST", `${path}/amendments`, { body: MOVE, headers: keyAndVersion(1) });
    const { amendmentId } = await answered("proposeTimetableAmendment", proposed);
    await second("POST", `${path}/amendments/${amendmentId}/confirm`, {
      body: {},
      headers: keyAndVersion(1),
    });

    const readers: readonly [Exclude<Audience, "authority">, string, string][] = [
      ["bidder", "member@capita.example", "ForBidder"],
      ["partner", partner.mail, "ForPartner"],
    ];
    for (const [audience, mail, suffix] of readers) {
      const client = await clientOf(portal, audience, mail);
      await answered(`listCompetitions${suffix}`, await client("GET", "/competitions"));
      const response = await client("GET", path);
      expect(response.headers.get("etag")).toBe('"2"');
      const body = await answered(`getCompetition${suffix}`, response);
      expect(body.amendments).toMatchObject([{ reason: "Uplift late", from: london("2014-05-16T12:00") }]);
      expect(body.prequalifiedAt).toBeUndefined();
      for (const hidden of ["National Lead", "Second Lead", "sealed", lead.personId])
        expect(JSON.stringify(body)).not.toContain(hidden);
    }
    await prequalify(submitter);
    const client = await clientOf(portal, "bidder", "member@capita.example");
    const body = await answered("getCompetitionForBidder", await client("GET", path));
    expect(body.prequalifiedAt).toBe(london("2014-05-08T09:00"));
  });
});

describe("an amendment by API", () => {
  it("is proposed by one lead, listed as waiting, and confirmed by another on the version that they saw", async () => {
    const { first, second, path, portal, competitionId } = await leads();
    const headers = keyAndVersion(1);
    const sent = await first("POST", `${path}/amendments`, { body: MOVE, headers });
    const { amendmentId } = await answered("proposeTimetableAmendment", sent);
    const again = await first("POST", `${path}/amendments`, { body: MOVE, headers });
    expect(await answered("proposeTimetableAmendment", again)).toEqual({ amendmentId });
    const other = await first("POST", `${path}/amendments`, { body: { ...MOVE, reason: "Other" }, headers });
    expect(await problemOf(other)).toBe("422 request-key-reused");
    const { items } = await answered("listTimetableAmendments", await second("GET", `${path}/amendments`));
    expect(items).toMatchObject([{ amendmentId, state: "waiting" }]);

    const confirm = `${path}/amendments/${amendmentId}/confirm`;
    expect(await problemOf(await first("POST", confirm, { body: {}, headers: keyAndVersion(1) }))).toBe(
      "403 needs-second-person",
    );
    expect(await problemOf(await second("POST", confirm, { body: {}, headers: keyAndVersion(2) }))).toBe(
      "412 changed-meanwhile",
    );
    const confirmed = await second("POST", confirm, { body: {}, headers: keyAndVersion(1) });
    expect(await answered("confirmTimetableAmendment", confirmed)).toEqual({ amendmentId });
    expect(await problemOf(await second("POST", confirm, { body: {}, headers: keyAndVersion(2) }))).toBe(
      "422 already-confirmed",
    );
    expect((await loadCompetition(portal.deps.table, competitionId))?.version).toBe(2);
  });

  it.each([
    ["no key", { "if-match": '"1"' }, MOVE, "400 idempotency-key-missing"],
    ["no version", { "idempotency-key": "a-key-for-this" }, MOVE, "428 version-missing"],
    ["a version without quotes", { ...key(), "if-match": "1" }, MOVE, "428 version-missing"],
    ["another version", keyAndVersion(3), MOVE, "412 changed-meanwhile"],
    ["a version that is none", keyAndVersion("abc"), MOVE, "412 changed-meanwhile"],
    ["a body that is no JSON", keyAndVersion(1), "{", "400 not-json"],
    ["a body that is no object", keyAndVersion(1), [MOVE], "400 not-an-object"],
    ["a body by another name", { ...keyAndVersion(1), "content-type": "text/plain" }, MOVE, "415 not-json"],
    ["a field nobody knows", keyAndVersion(1), { ...MOVE, confirmedBy: "me" }, "422 invalid"],
    ["a version in the body", keyAndVersion(1), { ...MOVE, seenVersion: 1 }, "422 invalid"],
    ["no reason", keyAndVersion(1), { ...MOVE, reason: "  " }, "422 invalid"],
    ["an earlier closing", keyAndVersion(1), { ...MOVE, to: "2014-05-15T12:00" }, "422 only-later"],
    ["a day that does not exist", keyAndVersion(1), { ...MOVE, to: "2014-06-31T12:00" }, "422 not-a-time"],
  ])("is refused with %s, and nothing is written", async (_, headers, body, refusal) => {
    const { first, path, portal } = await leads();
    const before = await portal.digest();
    expect(await problemOf(await first("POST", `${path}/amendments`, { body, headers }))).toBe(refusal);
    expect(await portal.digest()).toBe(before);
  });
});

describe("the other acts by API", () => {
  it("create a competition by hand, and name what is wrong with one", async () => {
    const { first, portal } = await leads();
    const lot = { lotId: "lot-1", cpaNumber: 1, name: "North", aliases: [], prisons: [], tile: [0, 0] };
    const stage = { stageId: "award", kind: "award", opens: "2026-09-01T09:00", precision: "instant" };
    const caps = { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 };
    const body = { title: "By hand", lots: [lot], stages: [stage], caps, minimumBidders: 2 };
    const { competitionId } = await answered(
      "createCompetition",
      await first("POST", "/competitions", { body, headers: key() }),
    );
    expect((await loadCompetition(portal.deps.table, competitionId))?.title).toBe("By hand");
    const before = await portal.digest();
    const refusals = [
      [{ ...body, lots: [lot, lot] }, "422 lot-named-twice"],
      [{ ...body, stages: [stage, stage] }, "422 stage-named-twice"],
      [{ ...body, stages: [{ ...stage, opens: "2026-02-30T09:00" }] }, "422 not-a-time"],
      [{ ...body, competitionId }, "422 invalid"],
      [{ template: "another" }, "422 invalid"],
      [{ template: "transforming-rehabilitation-2013", startsOn: "2026-02-31" }, "422 invalid"],
      [{}, "422 invalid"],
    ] as const;
    for (const [sent, refusal] of refusals)
      expect(await problemOf(await first("POST", "/competitions", { body: sent, headers: key() }))).toBe(
        refusal,
      );
    expect(await problemOf(await first("POST", "/competitions", { body }))).toBe(
      "400 idempotency-key-missing",
    );
    expect(await portal.digest()).toBe(before);
    const unnamed = await first("POST", "/competitions", {
      body: { ...body, lots: [{ ...lot, name: "" }] },
      headers: key(),
    });
    expect(Object(await unnamed.json()).errors).toMatchObject([{ pointer: "/lots/0/name" }]);
  });

  it("cancel on the version that was seen, once", async () => {
    const { first, path } = await leads();
    const cancel = (headers: Record<string, string>) =>
      first("POST", `${path}/cancel`, { body: { reason: "Bought otherwise" }, headers });
    expect(await problemOf(await cancel(key()))).toBe("428 version-missing");
    expect(await problemOf(await cancel(keyAndVersion(2)))).toBe("412 changed-meanwhile");
    const headers = keyAndVersion(1);
    await answered("cancelCompetition", await cancel(headers));
    await answered("cancelCompetition", await cancel(headers));
    expect(await problemOf(await cancel(keyAndVersion(2)))).toBe("422 already-cancelled");
  });

  it("record a pre-qualification once", async () => {
    const { first, path, bidder } = await leads();
    const { submitter } = await bidder("capita");
    const body = { organisationId: submitter.organisationId, reason: "Passed the PQQ" };
    const record = (sent: unknown, headers: Record<string, string> = key()) =>
      first("POST", `${path}/prequalifications`, { body: sent, headers });
    const headers = key();
    await answered("recordPrequalification", await record(body, headers));
    await answered("recordPrequalification", await record(body, headers));
    expect(await problemOf(await record(body))).toBe("422 already-prequalified");
    expect(await problemOf(await record({ ...body, organisationId: `org_${"0".repeat(26)}` }))).toBe(
      "404 not-found",
    );
    expect(await problemOf(await record({ ...body, organisationId: "org_#" }))).toBe("422 invalid");
  });

  it("are refused to bidders and to sessions of a browser", async () => {
    const { portal, bidder, path } = await leads();
    await bidder("capita");
    const client = await clientOf(portal, "authority", "submit@capita.example");
    expect(await problemOf(await client("POST", `${path}/cancel`, { body: {} }))).toBe(
      "403 not-for-your-role",
    );
    const { secret } = await portal.signIn("lead@authority.example");
    const headers = { authorization: `Bearer ${secret}` };
    expect(await problemOf(await client("GET", path, { headers }))).toBe("401 sign-in-first");
    expect(await loadCompetitions(portal.deps.table)).toHaveLength(1);
  });
});
