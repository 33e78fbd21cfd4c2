import { describe, expect, it } from "vitest";
import { asDescribed } from "../builders/described.ts";
import * as z from "zod";
import { london } from "../builders/competition.ts";
import { aSealedPqq } from "../builders/evaluation.ts";
import { preferencesPortal } from "./preferences-doors.ts";
import { programAt, type Visitor } from "../builders/visitor.ts";

const KEY = { "idempotency-key": "a-key-of-mine" };

const roundOf = (competition: string, round: 1 | 2) =>
  `/bidder/competitions/${competition}/preferences/preferences-${round}`;

async function submits(as: Visitor, path: string, ...lots: readonly string[]) {
  const seen = await as.api("GET", path);
  const headers = {
    ...KEY,
    "if-match": seen.etag,
    "idempotency-key": `key-${lots.join("-")}-${seen.etag.slice(1, -1)}`,
  };
  return as.api("POST", `${path}/submissions`, { lots }, headers);
}

const Waiting = z.tuple(
  [z.looseObject({ scope: z.string(), proposalId: z.string(), hash: z.string() })],
  z.unknown(),
);

describe("a bidder's API", () => {
  it("reads, keeps a draft, submits, reads the receipt and withdraws", async () => {
    const portal = await preferencesPortal("2014-05-08T09:00");
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = roundOf(portal.competitionId, 2);

    const empty = await as.api("GET", path);
    expect(empty.etag).toBe('"0.0"');
    expect(asDescribed("getMyPreferences", empty)).toMatchObject({ open: true, startingChoice: [] });

    const lots = ["lot-20", "lot-9"];
    const put = (body: object, seen: string, key: object = KEY) =>
      as.api("PUT", `${path}/draft`, body, { ...key, "if-match": seen });
    const saved = await put({ lots }, empty.etag);
    expect(asDescribed("savePreferencesDraft", saved)).toMatchObject({ lots, version: 1 });
    expect(saved.etag).toBe('"1.0"');
    const again = await put({ lots }, empty.etag);
    expect([again.status, again.text, again.etag]).toEqual([200, saved.text, saved.etag]);
    const unkeyed = await put({ lots }, empty.etag, {});
    expect(unkeyed.refusal, "without the key the same text is no repeat").toBe("412 changed-meanwhile");
    expect((await put({ lots: [] }, empty.etag)).refusal).toBe("422 request-key-reused");
    expect((await put({ lots: [] }, saved.etag)).refusal, "nor with what stands now").toBe(
      "422 request-key-reused",
    );
    const short = await put({ lots }, empty.etag, { "idempotency-key": "short" });
    expect(short.refusal).toBe("400 idempotency-key-missing");

    const headers = { ...KEY, "if-match": saved.etag };
    const post = (body: object, given: Readonly<Record<string, string>> = headers) =>
      as.api("POST", `${path}/submissions`, body, given);
    const submitted = await post({ lots });
    const received = asDescribed("submitPreferences", submitted);
    expect(received).toMatchObject({ receivedAt: "2014-05-08T08:00:00.000Z" });
    const repeated = await post({ lots });
    expect([repeated.status, repeated.text]).toEqual([201, submitted.text]);
    expect((await post({ lots: ["lot-1"] })).refusal).toBe("422 request-key-reused");
    const elsewhere = await post({ lots }, { ...headers, "if-match": '"1.1"' });
    expect(elsewhere.refusal, "what was seen is part of what was asked").toBe("422 request-key-reused");

    const receiptPath = `/bidder/competitions/${portal.competitionId}/receipts/${String(received["submissionId"])}`;
    const receipt = await as.api("GET", receiptPath);
    expect(asDescribed("getReceipt", receipt)).toMatchObject({
      what: "submitted",
      lots,
      seq: 1,
      signed: { keyId: "test-key", statement: { receivedAt: "2014-05-08T08:00:00.000Z" } },
    });

    const standing = await as.api("GET", path);
    expect(standing.etag).toBe('"1.1"');
    expect(asDescribed("getMyPreferences", standing)).toMatchObject({ draftIsUnsent: false });
    const withdrawal = { "if-match": standing.etag, "idempotency-key": "another-key" };
    asDescribed("withdrawPreferences", await as.api("POST", `${path}/withdrawals`, {}, withdrawal));
    expect(asDescribed("getMyPreferences", await as.api("GET", path))).toMatchObject({ seenVersion: "1.2" });
  });

  it("tells a save again after others followed, and says which version stands", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("capita");
    const draft = `${roundOf(portal.competitionId, 1)}/draft`;
    const save = async (who: typeof as, lot: string, version: string, more = {}) =>
      asDescribed(
        "savePreferencesDraft",
        await who.api("PUT", draft, { lots: [lot] }, { "if-match": `"${version}"`, ...more }),
      );
    const saved = await save(as, "lot-20", "0.0", KEY);
    await save(asMember, "lot-1", "1.0");
    expect(await save(as, "lot-20", "0.0", KEY)).toEqual({ ...saved, latest: 2 });
  });

  it("asks for version and key, and refuses a version that is stale or made up", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("crr");
    const path = roundOf(portal.competitionId, 1);
    const body = { lots: ["lot-20"] };
    expect((await as.api("PUT", `${path}/draft`, body)).refusal).toBe("428 version-missing");
    expect((await as.api("POST", `${path}/submissions`, body, KEY)).refusal).toBe("428 version-missing");
    const unkeyed = await as.api("POST", `${path}/submissions`, body, { "if-match": '"0.0"' });
    expect(unkeyed.refusal).toBe("400 idempotency-key-missing");
    for (const version of ['"7.0"', '"made up"'])
      expect((await as.api("PUT", `${path}/draft`, body, { "if-match": version })).refusal).toBe(
        "412 changed-meanwhile",
      );
    const stale = await as.api("POST", `${path}/submissions`, body, { ...KEY, "if-match": '"0.1"' });
    expect(stale.refusal).toBe("412 changed-meanwhile");
    const member = await asMember.api("POST", `${path}/submissions`, body, { ...KEY, "if-match": '"0.0"' });
    expect(member.refusal).toBe("403 not-for-your-role");
  });

  it("refuses what does not fit, in problem documents, and changes nothing", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("eos");
    const { asSubmitter: latecomer } = await portal.takesPart("latecomer", [], false);
    const path = roundOf(portal.competitionId, 1);
    const headers = { "if-match": '"0.0"' };
    const before = await portal.portal.digest();
    const put = async (body: unknown) => (await as.api("PUT", `${path}/draft`, body, headers)).refusal;
    expect(await put({ lots: ["lot-1", "lot-1"] })).toBe("422 lot-chosen-twice");
    expect(await put({ lots: ["lot-77"] })).toBe("422 lot-not-in-competition");
    expect(await put({ lots: "lot-1" })).toBe("422 invalid");
    expect(await put({ lots: [], more: 1 })).toBe("422 invalid");
    expect(await put({ lots: [], round: "preferences-2" })).toBe("422 invalid");
    expect(await put(["lot-1"])).toBe("400 not-an-object");
    const text = await as.api("PUT", `${path}/draft`, {}, { ...headers, "content-type": "text/plain" });
    expect(text.refusal).toBe("415 not-json");
    expect((await as.api("GET", `${path}?more=1`)).refusal).toBe("422 invalid");
    expect((await latecomer.api("GET", path)).refusal).toBe("403 not-prequalified");
    const nothing = await as.api("POST", `${path}/withdrawals`, {}, { ...headers, ...KEY });
    expect(nothing.refusal).toBe("422 nothing-submitted");
    expect((await as.api("GET", path.replace("preferences-1", "pqq"))).refusal).toBe("404 not-found");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("answers alike for another's receipt and for one that never was", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const { asSubmitter: rival } = await portal.takesPart("canary");
    const { submissionId } = JSON.parse(
      (await submits(rival, roundOf(portal.competitionId, 1), "lot-20")).text,
    );
    const told = async (submission: string) => {
      const path = `/bidder/competitions/${portal.competitionId}/receipts/${submission}`;
      const answer = await as.api("GET", path);
      return [answer.status, answer.text.replace(/urn:request:[\w-]+/, "")];
    };
    expect(await told(submissionId)).toEqual(await told(`sub_${"0".repeat(26)}`));
    expect((await told(submissionId))[0]).toBe(404);
    expect((await told("sub_x"))[0]).toBe(404);
  });
});

describe("the authority's and the partners' API", () => {
  async function sealed() {
    const portal = await preferencesPortal();
    const { asSubmitter: capita } = await portal.takesPart("capita");
    const { asSubmitter: crr } = await portal.takesPart("crr", ["Carillion", "RAPt"]);
    await submits(capita, roundOf(portal.competitionId, 1), "lot-20");
    await submits(crr, roundOf(portal.competitionId, 1), "lot-20", "lot-21");
    portal.moveTo(london("2014-03-31T09:00"));
    await portal.portal.seal();
    return { portal, path: `/authority/competitions/${portal.competitionId}/coverage` };
  }
  const Bidders = z.array(z.looseObject({ name: z.string() }));
  const Lots = z.array(z.looseObject({ lotId: z.string(), bidders: Bidders })).default([]);
  const Covered = z.looseObject({ round: z.string().optional(), lots: Lots, whatIf: Lots });
  const names = (lots: z.infer<typeof Covered>["lots"], lot: string) =>
    lots.find(({ lotId }) => lotId === lot)?.bidders.map(({ name }) => name);

  it("reads coverage of the latest sealed round, of one lot, and what if somebody withdrew", async () => {
    const { portal, path } = await sealed();
    const lead = await portal.asLead();
    const read = async (query = "") =>
      Covered.parse(asDescribed("getCoverage", await lead.api("GET", `${path}${query}`)));
    const all = await read();
    expect(all.round).toBe("preferences-1");
    expect(all.lots).toHaveLength(21);
    expect(names(all.lots, "lot-20")).toEqual(["capita", "crr"]);
    expect((await read("?lot=lot-21&round=preferences-1")).lots).toHaveLength(1);
    const supposed = await read("?withdrawnMember=RAPt");
    expect([names(supposed.lots, "lot-20"), names(supposed.whatIf, "lot-20")]).toEqual([
      ["capita", "crr"],
      ["capita"],
    ]);
  });

  it("refuses other lots, unsealed rounds, evaluators, and parameters that are unknown or sent twice", async () => {
    const { portal, path } = await sealed();
    const kent = await portal.asStaff("competition-lead", [21]);
    const evaluator = await portal.asStaff("evaluator", "all");
    expect(
      Covered.parse(JSON.parse((await kent.api("GET", path)).text)).lots.map(({ lotId }) => lotId),
    ).toEqual(["lot-21"]);
    expect((await kent.api("GET", `${path}?lot=lot-20`)).refusal).toBe("403 not-your-lot");
    expect((await kent.api("GET", `${path}?round=preferences-2`)).refusal).toBe("403 too-early");
    expect((await evaluator.api("GET", path)).refusal).toBe("403 not-for-your-role");
    expect((await kent.api("GET", `${path}?more=1`)).refusal).toBe("422 invalid");
    expect((await kent.api("GET", `${path}?lot=lot-21&lot=lot-20`)).refusal).toBe("422 invalid");
    expect((await kent.api("GET", `${path}?lot=lot-99`)).refusal).toBe("403 not-your-lot");
    const lead = await portal.asLead();
    expect((await lead.api("GET", `${path}?lot=lot-99`)).refusal).toBe("404 not-found");
  });

  it("discloses a lot once however often it is sent, and partners page through what they were told", async () => {
    const { portal } = await sealed();
    const lead = await portal.asLead();
    const partner = await portal.asPartner(20);
    const lot = (number: number, who: string) =>
      `/${who}/competitions/${portal.competitionId}/lots/lot-${number}/disclosures`;
    const body = { round: "preferences-1", reason: "For the boroughs" };
    const first = await lead.api("POST", lot(20, "authority"), body, KEY);
    asDescribed("proposeDisclosure", first);
    const second = await programAt(portal.portal, "authority", "second.lead@authority.example");
    const confirm = async () => {
      const { items } = await second.done("GET", `/proposals/${portal.competitionId}`);
      const [{ scope, proposalId, hash }] = Waiting.parse(items);
      await second.done("POST", `/proposals/${scope}/${proposalId}/confirm`, {}, { "if-match": `"${hash}"` });
    };
    expect((await lead.api("POST", lot(20, "authority"), body, KEY)).text).toBe(first.text);
    expect((await lead.api("POST", lot(20, "authority"), body)).refusal).toBe("400 idempotency-key-missing");
    const unsealed = { ...body, round: "preferences-2" };
    const early = await lead.api("POST", lot(20, "authority"), unsealed, {
      "idempotency-key": "key-of-early",
    });
    expect(early.refusal).toBe("403 too-early");
    await confirm();
    portal.moveTo(london("2014-04-01T09:00"));
    await lead.api("POST", lot(20, "authority"), body, { "idempotency-key": "the-second-time" });
    await confirm();

    const page1 = asDescribed(
      "listDisclosuresForPartner",
      await partner.api("GET", `${lot(20, "partner")}?limit=1`),
    );
    expect(page1["items"]).toMatchObject([{ disclosedAt: "2014-03-31T08:00:00.000Z" }]);
    const page2 = await partner.api("GET", `${lot(20, "partner")}?limit=1&cursor=${String(page1["next"])}`);
    expect(asDescribed("listDisclosuresForPartner", page2)).toMatchObject({
      items: [{ disclosedAt: "2014-04-01T08:00:00.000Z" }],
    });
    expect(JSON.parse(page2.text)).not.toHaveProperty("next");
    expect(page2.text).not.toContain("boroughs");
    expect((await partner.api("GET", `${lot(20, "partner")}?cursor=made-up`)).refusal).toBe("422 invalid");
    expect((await partner.api("GET", `${lot(20, "partner")}?limit=51`)).refusal).toBe("422 invalid");
    expect((await partner.api("GET", lot(21, "partner"))).refusal).toBe("404 not-found");
  });

  it("finds no round to disclose in a window that is none, also when responses were opened in it", async () => {
    const { portal, competitionId } = await aSealedPqq();
    const lead = await programAt(portal, "authority", "lead@authority.example");
    const disclosures = `/competitions/${competitionId}/lots/lot-20/disclosures`;
    for (const round of ["pqq", "launch", "preferences-9"])
      expect(await lead.refused("POST", disclosures, { round, reason: "For the boroughs" })).toBe(
        "404 not-found",
      );
  });

  it("answers before any seal with the rounds alone", async () => {
    const portal = await preferencesPortal();
    const answer = await (
      await portal.asLead()
    ).api("GET", `/authority/competitions/${portal.competitionId}/coverage`);
    expect(Object.keys(asDescribed("getCoverage", answer)).toSorted()).toEqual([
      "competitionId",
      "minimumBidders",
      "rounds",
    ]);
  });
});
