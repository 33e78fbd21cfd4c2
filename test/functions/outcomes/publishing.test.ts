import * as z from "zod";
import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition, loadStanding } from "../../../functions/competition/facts.ts";
import { loadOwnOutcome, loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { ownOutcomeKey } from "../../../functions/outcomes/store.ts";
import { takePart } from "../../../functions/platform/taking-part.ts";
import { savePreferencesDraft } from "../../../functions/preferences/operations.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId, OrganisationId, StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses } from "../../builders/effects.ts";
import { CAPABILITY, scores } from "../../builders/evaluation.ts";
import { fenced } from "../../builders/fenced.ts";
import { anAssessedPqq, type AssessedPqq, moderated } from "../../builders/outcome.ts";
import { withdrawAs } from "../../builders/of-two.ts";
import type { Write } from "../../../functions/platform/table.ts";
import { beforeWriting } from "../../builders/faults.ts";

const PUBLICATION = london("2013-12-19T09:00");

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

const competition = async () => {
  const found = await loadCompetition(pqq.portal.deps.table, pqq.competitionId);
  if (found === undefined) throw new Error("the competition is gone");
  return found;
};
const submitterOf = async (name: string): Promise<BidderActor> => {
  return pqq.portal.actor("bidder", `submit@${name}.example`);
};
const ownOutcome = async (name: string) =>
  loadOwnOutcome(fenced(pqq.portal.deps, "bidder"), await submitterOf(name), await competition());
const publicList = async () => loadPrequalified(fenced(pqq.portal.deps, "public"), await competition());
const prequalified = async (name: string) => {
  const { table, now } = pqq.portal.deps;
  const { organisationId } = await submitterOf(name);
  const standing = await loadStanding(table, organisationId, pqq.competitionId);
  return prequalifiedSince(await competition(), standing, now());
};

describe("a published outcome", () => {
  it("is nowhere a millisecond before its instant, and everywhere at it", async () => {
    const { portal } = pqq;
    const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
    must(await pqq.confirm(proposalId));
    portal.at(plus(PUBLICATION, -1));
    expect(await publicList()).toBeUndefined();
    for (const name of ["alpha", "beta", "gamma"])
      expect([await ownOutcome(name), await prequalified(name)]).toEqual([undefined, undefined]);

    portal.at(PUBLICATION);
    expect(await publicList()).toMatchObject({
      publishedAt: PUBLICATION,
      submitted: 3,
      passed: 2,
      // The other one that passed did not agree to be named.
      listed: ["alpha"],
    });
    expect(await ownOutcome("alpha")).toMatchObject({
      passes: true,
      totalTenths: 800,
      thresholdPercent: 60,
      leastScore: 2,
      publishedAt: PUBLICATION,
    });
    expect(await ownOutcome("gamma")).toMatchObject({ passes: false, totalTenths: 400 });
    expect(await prequalified("alpha")).toBe(PUBLICATION);
    expect(await prequalified("beta")).toBe(PUBLICATION);
    expect(await prequalified("gamma")).toBeUndefined();
  });

  it("tells an organisation every score with its reason, and nothing of the sections that are not marked", async () => {
    must(await pqq.confirm(await pqq.proposed()));
    const own = await ownOutcome("alpha");
    expect(own?.sections.map(({ sectionId }) => sectionId)).toEqual(["finance", "capability"]);
    expect(own?.sections[0]).toMatchObject({ passed: true, reason: "Turnover of alpha suffices" });
    expect(own?.sections[1]?.scores.map(({ score, reason }) => [score, reason])).toEqual([
      [4, "Why alpha has 4"],
      [4, "Why alpha has 4"],
    ]);
    expect(JSON.stringify(own)).not.toMatch(/beta|gamma/);
  });

  it("a published outcome is for those alone who submitted a response", async () => {
    await pqq.bidder("late");
    must(await pqq.confirm(await pqq.proposed()));
    expect(await ownOutcome("late")).toBeUndefined();
    expect(await prequalified("late")).toBeUndefined();
  });

  it("lets those who passed into the preference rounds, and nobody else", async () => {
    const { portal, competitionId } = pqq;
    must(await pqq.confirm(await pqq.proposed()));
    portal.at(london("2014-02-10T09:00"));
    const lots = [LotId.parse("lot-20")];
    const draft = { competitionId, round: StageId.parse("preferences-1"), lots, seenVersion: "0.0" };
    must(await savePreferencesDraft(portal.deps, await submitterOf("beta"), draft, anyKey()));
    const refused = await submitterOf("gamma");
    await refuses(portal, "not-prequalified", savePreferencesDraft, refused, draft);
  });

  it("is at once everywhere when it is published on confirmation", async () => {
    const { portal } = pqq;
    must(await pqq.confirm(await pqq.proposed()));
    expect(await publicList()).toMatchObject({ publishedAt: portal.deps.now() });
    expect((await competition()).outcome?.announcedAt).toBe(portal.deps.now());
  });

  it("is announced by the seal worker, once and not before its instant", async () => {
    const { portal } = pqq;
    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
    portal.at(plus(PUBLICATION, -1));
    const before = await portal.digest();
    await portal.seal();
    expect(await portal.digest()).toBe(before);
    portal.at(PUBLICATION);
    // One says to whom, and one that it is published.
    await leavesOneEntry(portal, async () => ({ ok: true, value: await portal.seal() }), 2);
    const announced = await portal.digest();
    await portal.seal();
    expect(await portal.digest()).toBe(announced);
    expect((await competition()).outcome?.announcedAt).toBe(PUBLICATION);
  });
});

describe("an outcome of many", () => {
  it("tells them in entries of 100 at most, each once, and no entry names them all", async () => {
    const { portal, competitionId } = pqq;
    const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
    must(await pqq.confirm(proposalId));
    for (let number = 0; number < 150; number += 1) {
      const organisation = OrganisationId.parse(portal.deps.newId("organisation"));
      await portal.deps.table.writeOne(takePart(competitionId, organisation));
      const key = ownOutcomeKey({ organisationId: organisation, competitionId, proposalId });
      await portal.deps.table.writeOne({ put: { ...key, passes: false } });
    }
    portal.at(PUBLICATION);
    await portal.seal();
    const entries = await portal.deps.table.all({ pk: `AUDSEAL#${competitionId}` });
    const told = entries
      .filter(({ what }) => what === "outcome.told")
      .map(({ answer }) => Told.parse(answer));
    expect(told.map(({ organisations }) => organisations.length).toSorted((a, b) => b - a)).toEqual([
      100, 53,
    ]);
    expect(new Set(told.flatMap(({ organisations }) => organisations)).size).toBe(153);
    const published = entries.find(({ what }) => what === "outcome.published");
    expect(published?.["answer"]).toEqual({});
  });
});

const Told = z.object({ organisations: z.array(z.string()) });

describe("a proposal that does not become the outcome", () => {
  const publishes = (writes: readonly Write[]) =>
    writes.some((write) => "put" in write && write.put.pk === `CMP#${pqq.competitionId}`);

  it("means nothing, though a part of what it says was written before the machine died", async () => {
    const { portal, competitionId, lead } = pqq;
    const abandoned = await pqq.proposed();
    // The rows of the organisations come through; what would publish them does not.
    const dying = beforeWriting(portal.deps, (writes) => {
      if (publishes(writes)) throw new Error("killed");
    });
    await expect(pqq.confirm(abandoned, pqq.secondLead, anyKey(), dying)).rejects.toThrow("killed");
    expect(await loadStanding(portal.deps.table, pqq.idOf("alpha"), competitionId)).toMatchObject({
      proposalId: abandoned,
    });
    expect(await prequalified("alpha")).toBeUndefined();

    must(await withdrawAs(portal.deps, lead, { scope: competitionId, proposalId: abandoned }));
    await moderated(pqq, "alpha", CAPABILITY, scores(1), 2);
    await moderated(pqq, "gamma", CAPABILITY, scores(5), 2);
    must(await pqq.confirm(await pqq.proposed()));
    expect([await prequalified("alpha"), (await ownOutcome("alpha"))?.totalTenths]).toEqual([undefined, 200]);
    expect(await prequalified("gamma")).toBe(portal.deps.now());
  });

  it("is not published when it is withdrawn while somebody confirms it", async () => {
    const { portal, competitionId, lead } = pqq;
    const proposalId = await pqq.proposed();
    const overtaken = beforeWriting(portal.deps, async (writes) => {
      if (!publishes(writes)) return;
      must(await withdrawAs(portal.deps, lead, { scope: competitionId, proposalId }));
    });
    const confirmed = await pqq.confirm(proposalId, pqq.secondLead, anyKey(), overtaken);
    expect(confirmed.ok ? "accepted" : confirmed.error.code).toBe("changed-meanwhile");
    expect((await competition()).outcome).toBeUndefined();
    expect(await prequalified("alpha")).toBeUndefined();
  });

  it("is not published when the competition is cancelled while somebody confirms it", async () => {
    const proposalId = await pqq.proposed();
    let cancelled = false;
    const overtaken = beforeWriting(pqq.portal.deps, async (writes) => {
      if (!publishes(writes) || cancelled) return;
      cancelled = true;
      await pqq.cancel();
    });
    const confirmed = await pqq.confirm(proposalId, pqq.secondLead, anyKey(), overtaken);
    expect([cancelled, confirmed.ok]).toEqual([true, false]);
    expect((await competition()).outcome).toBeUndefined();
    expect(await publicList()).toBeUndefined();
  });

  it("a proposal can be confirmed again after a death between two batches, and each row is there once", async () => {
    // Three batches of organisations.
    const many = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`bidder-${index}`, 4]));
    pqq = await anAssessedPqq(many);
    const { portal } = pqq;
    const proposalId = await pqq.proposed();
    let batches = 0;
    const dying = beforeWriting(portal.deps, () => {
      batches += 1;
      if (batches === 2) throw new Error("killed");
    });
    const key = anyKey();
    await expect(pqq.confirm(proposalId, pqq.secondLead, key, dying)).rejects.toThrow("killed");
    expect(await ownOutcome("bidder-0")).toBeUndefined();
    must(await pqq.confirm(proposalId, pqq.secondLead, key));
    for (const name of ["bidder-0", "bidder-44"])
      expect(await ownOutcome(name)).toMatchObject({ passes: true });
    expect((await competition()).outcome).toMatchObject({ submitted: 45, passed: 45 });
  });
});
