import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition, loadStanding } from "../../../functions/competition/facts.ts";
import { proposeCorrection } from "../../../functions/outcomes/correcting.ts";
import { loadOwnOutcome, loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { ownOutcomeForHub } from "../../../functions/outcomes/hub-facts.ts";
import { loadCoverage } from "../../../functions/preferences/coverage-facts.ts";
import { savePreferencesDraft, submitPreferences } from "../../../functions/preferences/operations.ts";
import { loadFollowed } from "../../../functions/proposals/facts.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId, OrganisationId, StageId } from "../../../shared/kernel/id.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { CorrectOutcome } from "../../../shared/outcomes/schema.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { fenced } from "../../builders/fenced.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

const PUBLICATION = london("2013-12-19T09:00");
const CORRECTED = london("2014-02-10T09:00");

let pqq: AssessedPqq;
/** Alpha passed and is named, beta passed and is not, gamma did not; published on 19 December 2013. Round 1 is open. */
beforeEach(async () => {
  pqq = await anAssessedPqq();
  must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
  pqq.portal.at(CORRECTED);
  await pqq.portal.seal();
});

const deps = () => fenced(pqq.portal.deps, "authority");
const correct = (name: string, passes: boolean, as: AuthorityActor = pqq.lead, key = anyKey()) => {
  const organisationId = pqq.idOf(name);
  const command = { competitionId: pqq.competitionId, organisationId, passes, reason: `Why ${name} is` };
  return proposeCorrection(deps(), as, CorrectOutcome.parse(command), key);
};
/** Proposes to correct what the outcome says of somebody, and gives back what that is found by. */
const proposed = async (name: string, passes: boolean) => ({
  scope: pqq.competitionId,
  proposalId: proposalIn(must(await correct(name, passes)).answer),
});
type Of = Awaited<ReturnType<typeof proposed>>;
const confirm = (of: Of, as: AuthorityActor = pqq.secondLead) => confirmAs(deps(), as, of);
/** Two people correct it. */
const corrected = async (name: string, passes: boolean) => must(await confirm(await proposed(name, passes)));

async function competition() {
  const found = await loadCompetition(deps().table, pqq.competitionId);
  if (found === undefined) throw new Error("the competition is gone");
  return found;
}
/** The submitter of a bidder of the builder, who signed in before. */
const submitterOf = (name: string): Promise<BidderActor> =>
  pqq.portal.actor("bidder", `submit@${name}.example`);

/** What each page says of one bidder: the authority's results, its own, its standing, its hub, the public. */
async function saidOf(name: string) {
  const found = await competition();
  const now = pqq.portal.deps.now();
  const actor = await submitterOf(name);
  const own = await loadOwnOutcome(deps(), actor, found);
  const standing = await loadStanding(deps().table, actor.organisationId, pqq.competitionId);
  const { results } = await pqq.read();
  const hub = await ownOutcomeForHub({ deps: pqq.portal.deps, actor, competition: found, now });
  const everybody = await loadPrequalified(deps(), found);
  return {
    results: results.find(({ organisationName }) => organisationName === name)?.passes,
    own: own?.passes,
    standing: prequalifiedSince(found, standing, now) !== undefined,
    hub: JSON.stringify(hub),
    public: [everybody?.submitted, everybody?.passed, everybody?.listed],
  };
}

describe("proposing a correction of the outcome", () => {
  it("is one act of a national lead, after which nothing is said otherwise yet", async () => {
    const before = await saidOf("gamma");
    const { entry } = await leavesOneEntry(pqq.portal, () => correct("gamma", true));
    expect(entry).toMatchObject({
      what: "proposal.made",
      detail: { act: "outcome-correction", title: "gamma", reason: "Why gamma is" },
    });
    expect(await saidOf("gamma")).toEqual(before);
  });

  it("proposing a correction of the outcome is refused to everybody else, and commits nothing", async () => {
    for (const other of [
      { ...pqq.lead, role: "competition-lead" as const, lots: [] },
      await pqq.staff("approver", "approver"),
      await pqq.staff("auditor", "auditor"),
      await pqq.staff("evaluator"),
    ])
      await refusesWith(pqq.portal, "needs-national-lead", () => correct("gamma", true, other));
  });

  it("is refused for what it says already, for who did not respond, and when the competition is cancelled", async () => {
    const { portal, competitionId, lead } = pqq;
    await refusesWith(portal, "says-so-already", () => correct("alpha", true));
    await refusesWith(portal, "says-so-already", () => correct("gamma", false));
    const organisationId = OrganisationId.parse("org_00000000000000000000000000");
    const nobody = { competitionId, organisationId, passes: true, reason: "x" };
    await refusesWith(portal, "did-not-respond", () =>
      proposeCorrection(deps(), lead, CorrectOutcome.parse(nobody), anyKey()),
    );
    await pqq.cancel();
    await refusesWith(portal, "competition-cancelled", () => correct("gamma", true));
  });

  it("is refused a millisecond before the outcome is published, and not at that instant", async () => {
    pqq.portal.at(plus(PUBLICATION, -1));
    await refusesWith(pqq.portal, "not-published", () => correct("gamma", true));
    pqq.portal.at(PUBLICATION);
    await leavesOneEntry(pqq.portal, () => correct("gamma", true));
  });

  it("waits for one organisation once, and for two of them side by side", async () => {
    await proposed("gamma", true);
    await refusesWith(pqq.portal, "already-proposed", () => correct("gamma", true, pqq.secondLead));
    await leavesOneEntry(pqq.portal, () => correct("alpha", false));
  });
});

describe("confirming a correction of the outcome", () => {
  it("is one act of another person, and never of who proposed it", async () => {
    const waiting = await proposed("gamma", true);
    await refusesWith(pqq.portal, "needs-second-person", () => confirm(waiting, pqq.lead));
    const { entry } = await leavesOneEntry(pqq.portal, () => confirm(waiting));
    expect(entry).toMatchObject({
      what: "outcome.corrected",
      subject: pqq.idOf("gamma"),
      detail: { organisation: "gamma", passes: true, passed: 3, proposedBy: "National Lead" },
    });
  });

  it("is overtaken by another correction, so that the counts are those both people read", async () => {
    const [first, second] = [await proposed("gamma", true), await proposed("alpha", false)];
    must(await confirm(first));
    expect((await loadFollowed(deps(), pqq.lead, second))?.state).toBe("overtaken");
    await refusesWith(pqq.portal, "proposal-overtaken", () => confirm(second));
  });

  it("happens once when two corrections are confirmed at the same time", async () => {
    const [first, second] = [await proposed("gamma", true), await proposed("alpha", false)];
    const both = await leavesOneEntry(pqq.portal, async () => ({
      ok: true,
      value: await Promise.all([confirm(first), confirm(second)]),
    }));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("does not undo that the outcome was announced between what is read and what is written", async () => {
    pqq = await anAssessedPqq();
    must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
    pqq.portal.at(PUBLICATION);
    const waiting = await proposed("gamma", true);
    let announced = false;
    const between = beforeWriting(deps(), async (writes) => {
      if (announced || !writes.some((write) => "put" in write && write.put["closed"] !== undefined)) return;
      announced = true;
      await pqq.portal.seal();
    });
    const confirmed = await confirmAs(between, pqq.secondLead, waiting);
    expect(confirmed.ok ? "accepted" : confirmed.error.code).toBe("changed-meanwhile");
    expect((await competition()).outcome?.announcedAt).toBe(PUBLICATION);
    must(await confirm(waiting));
    expect((await competition()).outcome?.announcedAt).toBe(PUBLICATION);
  });
});

describe("a corrected outcome", () => {
  it("is said alike everywhere of who passes after all, who is named if they agreed", async () => {
    const before = await saidOf("gamma");
    expect(before).toMatchObject({ results: false, own: false, standing: false, public: [3, 2, ["alpha"]] });
    await corrected("gamma", true);
    const after = await saidOf("gamma");
    expect(after).toMatchObject({ results: true, own: true, standing: true });
    expect(after.public).toEqual([3, 3, ["alpha", "gamma"]]);
    expect(after.hub).not.toBe(before.hub);
    expect((await loadPrequalified(deps(), await competition()))?.correctedAt).toBe(CORRECTED);
    const own = await loadOwnOutcome(deps(), await submitterOf("gamma"), await competition());
    expect(own?.corrected).toEqual({ at: CORRECTED, reason: "Why gamma is" });
  });

  it("is said alike everywhere of who does not pass after all, who is named no more", async () => {
    const before = await saidOf("alpha");
    expect(before).toMatchObject({ results: true, own: true, standing: true });
    await corrected("alpha", false);
    const after = await saidOf("alpha");
    expect(after).toMatchObject({ results: false, own: false, standing: false, public: [3, 1, []] });
    expect(after.hub).not.toBe(before.hub);
    expect(await saidOf("beta")).toMatchObject({ results: true, own: true, standing: true });
  });

  it("names nobody in public who did not agree to be named", async () => {
    await corrected("beta", false);
    await corrected("beta", true);
    expect((await saidOf("beta")).public).toEqual([3, 2, ["alpha"]]);
  });

  it("can be corrected back, with both corrections kept", async () => {
    await corrected("alpha", false);
    pqq.portal.at(plus(CORRECTED, MINUTE));
    await corrected("alpha", true);
    expect(await saidOf("alpha")).toMatchObject({
      results: true,
      own: true,
      standing: true,
      public: [3, 2, ["alpha"]],
    });
    expect((await competition()).outcome?.corrections).toMatchObject([
      { passes: false, at: CORRECTED },
      { passes: true, at: plus(CORRECTED, MINUTE) },
    ]);
  });

  it("opens the rounds of preferences to who passes after all and shuts them to who does not, from its instant on", async () => {
    const { portal, competitionId } = pqq;
    const round = StageId.parse("preferences-1");
    const lots = [LotId.parse("lot-20")];
    const bidder = fenced(portal.deps, "bidder");
    const [alpha, gamma] = [await submitterOf("alpha"), await submitterOf("gamma")];
    const submit = (actor: BidderActor, seenVersion = "0.0") =>
      submitPreferences(bidder, actor, { competitionId, round, lots, seenVersion }, anyKey());
    const save = (actor: BidderActor) => {
      const draft = { competitionId, round, lots, seenVersion: "0.0" };
      return savePreferencesDraft(bidder, actor, draft, anyKey());
    };
    for (const act of [submit, save]) await refusesWith(portal, "not-prequalified", () => act(gamma));
    must(await submit(alpha));

    await corrected("gamma", true);
    await corrected("alpha", false);
    await leavesOneEntry(portal, () => submit(gamma));
    await refusesWith(portal, "not-prequalified", () => submit(alpha, "0.1"));

    // What alpha submitted before does not count where it has no part any more.
    portal.at(plus(london("2014-02-28T12:00"), MINUTE));
    await portal.seal();
    const coverage = must(await loadCoverage(deps(), pqq.lead, competitionId, { round }));
    expect(coverage.opened?.opened.map(({ organisationName }) => organisationName).toSorted()).toEqual([
      "beta",
      "gamma",
    ]);
  });
});

describe("who is told of a correction", () => {
  it("is the organisation itself, partners and staff, without the reason, and nobody before it is confirmed", async () => {
    const told = async () => {
      const records = changesOf(await actsIn(pqq.portal));
      const { batchItemFailures } = await createWorker(fenced(pqq.portal.deps, "notify"))(records);
      expect(batchItemFailures).toEqual([]);
      const about = pqq.portal.mails.filter(({ subject }) => /corrected/i.test(subject));
      expect(JSON.stringify(about)).not.toContain("Why gamma is");
      return about.map(({ to }) => to).toSorted();
    };
    const waiting = await proposed("gamma", true);
    expect(await told()).toEqual([]);
    must(await confirm(waiting));
    expect(await told()).toEqual([
      "lead@authority.example",
      "member@gamma.example",
      "second.lead@authority.example",
      "submit@gamma.example",
    ]);
  });
});
