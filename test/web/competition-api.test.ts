import { describe, expect, it } from "vitest";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { aCompetition, london } from "../builders/competition.ts";
import { programAt } from "../builders/visitor.ts";

async function leads(at = "2014-05-08T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  return {
    ...competition,
    path: `/competitions/${competitionId}`,
    first: await programAt(portal, "authority", "lead@authority.example"),
    second: await programAt(portal, "authority", "second.lead@authority.example"),
  };
}

type Program = Awaited<ReturnType<typeof programAt>>;
const MOVE = { stageId: "preferences-2", moves: "closesAt", to: "2014-05-19T17:00", reason: "Uplift late" };
const SEEN = { "if-match": '"1"' };

const WHY = { reason: "Announced" };

/** Confirms by program what was proposed, on the hash that the ETag names. */
async function confirmed(by: Program, scope: string, { proposalId }: Readonly<Record<string, unknown>>) {
  const proposal = `/proposals/${scope}/${String(proposalId)}`;
  const { etag } = await by.done("GET", proposal);
  return by.done("POST", `${proposal}/confirm`, {}, { "if-match": etag });
}

describe("competitions by API", () => {
  it("competitions by API are listed page by page, the newest first, with what is open", async () => {
    const { first, second, competitionId, portal } = await leads();
    portal.at(london("2014-05-08T09:01"));
    const template = { from: "transforming-rehabilitation-2013", title: "Later", startsOn: "2026-09-21" };
    const { draftId } = await first.done("POST", "/competition-draft-copies", template);
    const path = `/competition-drafts/${draftId}/publish`;
    const proposed = await first.done("POST", path, WHY, SEEN);
    const { competitionId: later } = await confirmed(second, "portal", proposed);
    const page = await first.done("GET", "/competitions?limit=1");
    expect(page.items).toMatchObject([{ competitionId: later, title: "Later", open: [] }]);
    const rest = await first.done("GET", `/competitions?limit=1&cursor=${page.next}`);
    expect(rest.items).toMatchObject([{ competitionId, open: [{ stageId: "preferences-2" }, {}, {}] }]);
    expect(rest.next).toBeUndefined();
    for (const query of ["limit=0", "limit=51", "limit=x", "cursor=made-up", "cursor="])
      expect(await first.refused("GET", `/competitions?${query}`), query).toBe("422 invalid");
  });

  it("competitions by API that are longer than can be kept are refused, and no fault", async () => {
    const { first, portal } = await leads();
    const before = await portal.digest();
    const lots = Array.from({ length: 60 }, (_, index) => ({
      lotId: `lot-${index + 1}`,
      cpaNumber: index + 1,
      name: `Lot ${index + 1}`,
      aliases: Array.from({ length: 10 }, () => "\u2013".repeat(120)),
      prisons: Array.from({ length: 20 }, () => "\u2013".repeat(80)),
      tile: [0, 0],
    }));
    const stages = [{ stageId: "launch", kind: "launch", opens: "2026-01-05T09:00", precision: "instant" }];
    const caps = { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 };
    const long = { title: "Long", lots, stages, caps, minimumBidders: 2 };
    expect(await first.refused("POST", "/competition-drafts", long)).toBe("422 lots-too-long");
    expect(await portal.digest()).toBe(before);
  });

  it("competitions by API are answered whole, with the version of the timetable as ETag", async () => {
    const { first, path, competitionId } = await leads();
    expect(await first.done("GET", path)).toMatchObject({
      etag: '"1"',
      competitionId,
      version: 1,
      amendments: [],
    });
  });

  it("competitions by API are shown to bidders and partners without names of staff and times of sealing", async () => {
    const { first, second, path, portal, lead, bidder, partner, prequalify, competitionId } = await leads();
    const { submitter } = await bidder("capita");
    const mail = "partner.london@partner.example";
    await partner(mail);
    await confirmed(second, competitionId, await first.done("POST", `${path}/amendments`, MOVE, SEEN));

    const bidders = await programAt(portal, "bidder", "member@capita.example");
    for (const program of [bidders, await programAt(portal, "partner", mail)]) {
      expect((await program.done("GET", "/competitions")).items).toHaveLength(1);
      const { etag, ...body } = await program.done("GET", path);
      expect(etag).toBe('"2"');
      expect(body.amendments).toMatchObject([{ reason: "Uplift late", from: london("2014-05-16T12:00") }]);
      expect(body.prequalifiedAt).toBeUndefined();
      for (const hidden of ["National Lead", "Second Lead", "sealed", lead.personId])
        expect(JSON.stringify(body)).not.toContain(hidden);
    }
    await prequalify(submitter);
    expect((await bidders.done("GET", path)).prequalifiedAt).toBe(london("2014-05-08T09:00"));
  });

  it("competitions by API are drafted, checked and published, and what is wrong with one is named", async () => {
    const { first, second, portal } = await leads();
    const lot = { lotId: "lot-1", cpaNumber: 1, name: "North", aliases: [], prisons: [], tile: [0, 0] };
    const stage = { stageId: "award", kind: "award", opens: "2026-09-01T09:00", precision: "instant" };
    const caps = { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 };
    const body = { title: "By hand", lots: [lot], stages: [stage], caps, minimumBidders: 2 };
    const { draftId, etag } = await first.done("POST", "/competition-drafts", body);
    expect(etag).toBe('"1"');
    const own = `/competition-drafts/${draftId}`;
    const wrong = {
      ...body,
      stages: [{ ...stage, kind: "tender", stageId: "tender", opens: "2014-05-11T09:00" }],
    };
    expect(await first.done("PUT", own, wrong, SEEN)).toEqual({ draftId, version: 2, etag: '"2"' });
    expect(await first.done("GET", own)).toMatchObject({
      etag: '"2"',
      problems: [{ code: "stage-needs-closing-time", stageId: "tender" }],
      warnings: [{ code: "on-a-weekend", stageId: "tender" }],
    });
    expect(await first.refused("POST", `${own}/publish`, WHY, SEEN)).toBe("412 changed-meanwhile");
    expect(await first.refused("POST", `${own}/publish`, WHY, { "if-match": '"2"' })).toBe(
      "422 stage-needs-closing-time",
    );
    await first.done("PUT", own, body, { "if-match": '"2"' });
    const proposed = await first.done("POST", `${own}/publish`, WHY, { "if-match": '"3"' });
    const { competitionId } = await confirmed(second, "portal", proposed);
    expect((await loadCompetition(portal.deps.table, competitionId))?.title).toBe("By hand");
    expect((await first.done("GET", "/competition-drafts")).items).toEqual([]);
    const refused = first.done("POST", "/competition-drafts", { ...body, lots: [{ ...lot, name: "" }] });
    await expect(refused).rejects.toThrow('"pointer":"/lots/0/name"');
  });
});

it("an amendment by API is proposed by one lead on the version that they saw, and once for one key", async () => {
  const { first, path, second, portal, competitionId } = await leads();
  expect(await first.refused("POST", `${path}/amendments`, MOVE, { "if-match": '"2"' })).toBe(
    "412 changed-meanwhile",
  );
  const once = { ...SEEN, "idempotency-key": "the-same-key-twice" };
  const proposed = await first.done("POST", `${path}/amendments`, MOVE, once);
  expect(await first.done("POST", `${path}/amendments`, MOVE, once)).toEqual(proposed);
  expect(await second.refused("POST", `${path}/amendments`, MOVE, SEEN)).toBe("422 already-proposed");
  await confirmed(second, competitionId, proposed);
  expect((await loadCompetition(portal.deps.table, competitionId))?.version).toBe(2);
});
