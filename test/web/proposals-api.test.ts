import { beforeEach, describe, expect, it } from "vitest";
import { aCompetition } from "../builders/competition.ts";
import { programAt } from "../builders/visitor.ts";

type Program = Awaited<ReturnType<typeof programAt>>;
let first: Program;
let second: Program;
let scope: string;
beforeEach(async () => {
  const { portal, competitionId } = await aCompetition("2014-05-08T09:00");
  scope = competitionId;
  first = await programAt(portal, "authority", "lead@authority.example");
  second = await programAt(portal, "authority", "second.lead@authority.example");
});

const MOVE = { stageId: "preferences-2", moves: "closesAt", to: "2014-05-19T17:00", reason: "Uplift late" };
async function proposed(): Promise<string> {
  const seen = { "if-match": '"1"' };
  const { proposalId } = await first.done("POST", `/competitions/${scope}/amendments`, MOVE, seen);
  return `/proposals/${scope}/${String(proposalId)}`;
}

describe("proposals by API", () => {
  it("proposals by API are listed where they wait, with all that both people read, and the command in no answer but its own", async () => {
    const proposal = await proposed();
    for (const list of ["/proposals", `/proposals/${scope}`]) {
      const { items } = await second.done("GET", list);
      expect(items).toMatchObject([
        {
          scope,
          act: "timetable-amendment",
          state: "waiting",
          shown: [{ lines: [["Moves from", "12 noon, Friday 16 May 2014 (BST)"], {}, {}] }],
          proposedBy: { name: "National Lead" },
        },
      ]);
    }
    const ofPortal = (await second.done("GET", "/proposals/portal")).items;
    expect(ofPortal).toMatchObject([{ act: "competition-publication", state: "confirmed" }]);
    const { etag, hash } = await second.done("GET", proposal);
    expect(etag).toBe(`"${String(hash)}"`);
  });

  it("a proposal by API is confirmed on the hash that the ETag names, by another person and once for one key", async () => {
    const proposal = await proposed();
    const { etag } = await second.done("GET", proposal);
    const confirm = ["POST", `${proposal}/confirm`, {}] as const;
    expect(await second.refused(...confirm)).toBe("428 version-missing");
    expect(await second.refused(...confirm, { "if-match": `"${"0".repeat(64)}"` })).toBe(
      "412 changed-meanwhile",
    );
    expect(await first.refused(...confirm, { "if-match": etag })).toBe("403 needs-second-person");
    const once = { "if-match": etag, "idempotency-key": "the-same-key-twice" };
    const confirmed = await second.done(...confirm, once);
    expect(proposal.endsWith(String(confirmed["proposalId"]))).toBe(true);
    expect(await second.done(...confirm, once)).toEqual(confirmed);
    expect(await second.refused(...confirm, { "if-match": etag })).toBe("422 proposal-closed");
    expect(await second.done("GET", "/proposals")).toEqual({ items: [] });
    expect((await second.done("GET", `/proposals/${scope}`)).items).toMatchObject([{ state: "confirmed" }]);
  });

  it("a proposal by API is withdrawn by its proposer, declined by another with a reason, and proposed again", async () => {
    const proposal = await proposed();
    expect(await second.refused("POST", `${proposal}/withdraw`)).toBe("403 not-the-proposer");
    await first.done("POST", `${proposal}/withdraw`);
    const { proposalId } = await first.done("POST", `${proposal}/again`);
    const anew = `/proposals/${scope}/${String(proposalId)}`;
    expect(await first.refused("POST", `${anew}/decline`, { reason: "Mine" })).toBe("403 own-proposal");
    expect(await second.refused("POST", `${anew}/decline`, {})).toBe("422 invalid");
    await second.done("POST", `${anew}/decline`, { reason: "Not needed" });
    expect(await first.done("GET", anew)).toMatchObject({
      state: "declined",
      closed: { how: "declined", reason: "Not needed", by: { name: "Second Lead" } },
    });
  });

  it("a proposal by API is not found under another scope or id", async () => {
    const id = (await proposed()).split("/").at(-1);
    for (const path of [
      `/proposals/portal/${id}`,
      `/proposals/cmp_00000000000000000000000000/${id}`,
      `/proposals/waiting/${id}`,
      `/proposals/${scope}/prp_00000000000000000000000000`,
      "/proposals/cmp_00000000000000000000000000",
    ])
      expect([path, await second.refused("GET", path)]).toEqual([path, "404 not-found"]);
  });
});
