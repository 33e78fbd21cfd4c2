import { beforeEach, describe, expect, it } from "vitest";
import { loadChanges, loadAllChanges } from "../../../functions/memberships/facts.ts";
import {
  decideMembershipChange,
  requestMembershipChange,
  withdrawMembershipChange,
} from "../../../functions/memberships/operations.ts";
import { loadOrganisation, loadProfileVersion } from "../../../functions/organisations/facts.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { RequestMembershipChange } from "../../../shared/memberships/schema.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { appointed, byTwo, confirmAs, proposalIn } from "../../builders/of-two.ts";
import { key } from "../../builders/portal.ts";
import { aPqq, CLOSES, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { edit } from "../organisations/an-organisation.ts";

let running: RunningPqq;
let deps: Deps;
let submitter: BidderActor;
let member: BidderActor;
beforeEach(async () => {
  running = await aPqq();
  ({ deps } = running.portal);
  ({ submitter, member } = await running.bidder("alpha", ["Alpha Lead", "Beta"]));
});

const GAMMA = { name: "Gamma", kind: "mutual", sharePercent: 20 };
const ADD = request({ what: "add", member: GAMMA });

function request(change: object) {
  return RequestMembershipChange.parse({ change, reason: "Beta is short of staff" });
}

const membersOf = async () =>
  (await loadOrganisation(deps.table, submitter.organisationId))?.members.map(({ name }) => name);
const ask = (command = ADD, requestKey = anyKey()) =>
  requestMembershipChange(deps, submitter, command, requestKey);
async function asked(command = ADD): Promise<ChangeId> {
  return ChangeId.parse(must(await ask(command)).answer["changeId"]);
}
/** One lead refuses a request, or proposes to approve it. */
const decide = (changeId: ChangeId, approve: boolean, requestKey = anyKey(), actor = running.lead) =>
  decideMembershipChange(deps, actor, { changeId, approve, reason: "Fits the competition" }, requestKey);
/** Two approve it. */
const approve = async (changeId: ChangeId) => byTwo(running, "portal", await decide(changeId, true));

/** Alpha's response is in, and the PQQ is closed and sealed. */
async function responseIsIn() {
  await running.answerAll(submitter);
  must(await running.submit(submitter));
  running.portal.at(SEALABLE);
  await running.portal.seal();
}

describe("the members of a bidder", () => {
  const members = [GAMMA];

  it("the members of a bidder are its own affair a millisecond before the PQQ closes, and fixed by its response from then on", async () => {
    await running.answerAll(submitter);
    must(await running.submit(submitter));
    running.portal.at(plus(CLOSES, -1));
    must(await edit(running.portal, submitter, 1, { members: [{ name: "Alpha Lead", kind: "company" }] }));
    running.portal.at(CLOSES);
    await refusesWith(running.portal, "members-fixed", () => edit(running.portal, submitter, 2, { members }));
    must(await edit(running.portal, submitter, 2, { aliases: ["The rest may change"] }));
  });

  it("the members of a bidder stay its own affair without a response", async () => {
    running.portal.at(CLOSES);
    must(await edit(running.portal, submitter, 1, { members }));
    await refusesWith(running.portal, "members-not-fixed", () => ask());
  });

  it("the members of a bidder stay its own affair when the response was withdrawn", async () => {
    await running.answerAll(submitter);
    must(await running.submit(submitter));
    must(await running.withdraw(submitter));
    running.portal.at(CLOSES);
    await leavesOneEntry(running.portal, () => edit(running.portal, submitter, 1, { members }));
  });

  it("the members of a bidder are its own affair again when the competition is cancelled", async () => {
    await responseIsIn();
    await running.cancel();
    await leavesOneEntry(running.portal, () => edit(running.portal, submitter, 1, { members }));
  });
});

describe("asking for a change of members", () => {
  it("a request to change members leaves one entry and changes nothing yet", async () => {
    await responseIsIn();
    await leavesOneEntry(running.portal, () => ask(ADD, key("ask")));
    const before = await running.portal.digest();
    expect((await ask(ADD, key("ask"))).ok).toBe(true);
    expect(await running.portal.digest()).toBe(before);
    expect(await membersOf()).toEqual(["Alpha Lead", "Beta"]);
    const [change] = await loadChanges(deps.table, submitter.organisationId);
    expect(change).toMatchObject({ organisationName: "alpha", change: { what: "add" } });
    expect(await loadAllChanges(deps.table)).toEqual([change]);
  });

  it("a request to change members is refused before the responses are sealed, so that it tells nobody of one", async () => {
    await running.answerAll(submitter);
    must(await running.submit(submitter));
    running.portal.at(CLOSES);
    await refusesWith(running.portal, "responses-not-sealed", () => ask());
  });

  it("a request to change members is refused to a member, for what does not fit, and while another request waits", async () => {
    await responseIsIn();
    const refused = (code: string, command: typeof ADD) =>
      refusesWith(running.portal, code, () => ask(command));
    await refuses(running.portal, "not-for-your-role", requestMembershipChange, member, ADD);
    await refused("no-such-member", request({ what: "remove", formerly: "Delta" }));
    await refused("lead-stays", request({ what: "remove", formerly: "Alpha Lead" }));
    await refused("lead-stays", request({ what: "replace", formerly: "Alpha Lead", member: GAMMA }));
    await refused("member-named-twice", request({ what: "add", member: { name: "BETA", kind: "cic" } }));
    const trust = { name: "Kent Probation", kind: "probation-trust" };
    await refused(
      "probation-trust-cannot-bid",
      request({ what: "replace", formerly: "Beta", member: trust }),
    );
    await asked();
    await refused("change-waiting", request({ what: "remove", formerly: "Beta" }));
  });

  it("one of two requests to change members at one instant is kept", async () => {
    await responseIsIn();
    const outcomes = await Promise.all([ask(), ask(request({ what: "remove", formerly: "Beta" }))]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("what becomes of a request", () => {
  beforeEach(responseIsIn);

  it("approved, it changes the profile in the same commit, and the response keeps its own", async () => {
    const changeId = await asked();
    const { answer } = await leavesOneEntry(running.portal, () => decide(changeId, true, key("decide")));
    const waiting = { scope: "portal", proposalId: proposalIn(answer) } as const;
    await refusesWith(running.portal, "needs-second-person", () => confirmAs(deps, running.lead, waiting));
    expect(await membersOf()).toEqual(["Alpha Lead", "Beta"]);
    await leavesOneEntry(running.portal, () => confirmAs(deps, running.secondLead, waiting));
    expect(await membersOf()).toEqual(["Alpha Lead", "Beta", "Gamma"]);
    const then = await loadProfileVersion(deps.table, submitter.organisationId, 1);
    expect(then?.members).toHaveLength(2);

    const digest = await running.portal.digest();
    expect((await decide(changeId, true, key("decide"))).ok).toBe(true);
    expect(await running.portal.digest()).toBe(digest);
    await refusesWith(running.portal, "change-closed", () => decide(changeId, false));
    await asked(request({ what: "remove", formerly: "Gamma" }));
  });

  it("replaces a member or changes a share as it says", async () => {
    await approve(await asked(request({ what: "replace", formerly: "Beta", member: GAMMA })));
    expect(await membersOf()).toEqual(["Alpha Lead", "Gamma"]);
    await approve(await asked(request({ what: "share", formerly: "Alpha Lead", sharePercent: 80 })));
    const organisation = await loadOrganisation(deps.table, submitter.organisationId);
    expect(organisation?.members.map(({ sharePercent }) => sharePercent)).toEqual([80, 20]);
    await refusesWith(running.portal, "shares-over-100", () =>
      ask(request({ what: "share", formerly: "Gamma", sharePercent: 21 })),
    );
  });

  it("is approved on the profile and the request that both people saw, or not at all", async () => {
    const changeId = await asked();
    const proposed = async () => ({
      scope: "portal" as const,
      proposalId: proposalIn(must(await decide(changeId, true)).answer),
    });
    const first = await proposed();
    must(await edit(running.portal, submitter, 1, { aliases: ["Renamed meanwhile"] }));
    await refusesWith(running.portal, "proposal-overtaken", () => confirmAs(deps, running.secondLead, first));
    // What is overtaken gives way to what is proposed anew.
    const second = await proposed();
    must(await withdrawMembershipChange(deps, submitter, { changeId }, anyKey()));
    await refusesWith(running.portal, "no-longer-possible", () =>
      confirmAs(deps, running.secondLead, second),
    );
    expect(await membersOf()).toEqual(["Alpha Lead", "Beta"]);
  });

  it("is approved or refused when two leads decide at one instant, never both", async () => {
    const changeId = await asked();
    const { answer } = must(await decide(changeId, true));
    const waiting = { scope: "portal", proposalId: proposalIn(answer) } as const;
    const [approved, refused] = await Promise.all([
      confirmAs(deps, running.secondLead, waiting),
      decide(changeId, false),
    ]);
    expect([approved.ok, refused.ok].filter(Boolean)).toHaveLength(1);
    expect((await membersOf())?.length).toBe(approved.ok ? 3 : 2);
  });

  it("refused, it changes nothing but itself", async () => {
    const changeId = await asked();
    await leavesOneEntry(running.portal, () => decide(changeId, false));
    expect(await membersOf()).toEqual(["Alpha Lead", "Beta"]);
    expect((await loadOrganisation(deps.table, submitter.organisationId))?.version).toBe(1);
    const [change] = await loadChanges(deps.table, submitter.organisationId);
    expect(change?.decision).toMatchObject({ approved: false, reason: "Fits the competition" });
  });

  it("a request to change members is decided by a national lead alone", async () => {
    const changeId = await asked();
    for (const role of ["auditor", "approver"] as const) {
      const other = await appointed(running, { mail: `${role}@authority.example`, name: role, role });
      for (const approves of [true, false])
        await refusesWith(running.portal, "needs-national-lead", () =>
          decide(changeId, approves, anyKey(), other),
        );
    }
    await refusesWith(running.portal, "not-found", () => decide(ChangeId.parse(deps.newId("change")), true));
  });

  it("a request to change members is withdrawn by its own submitters, as long as it waits", async () => {
    const changeId = await asked();
    const rival = await running.bidder("rival");
    const withdraw = (actor: BidderActor, requestKey = anyKey()) =>
      withdrawMembershipChange(deps, actor, { changeId }, requestKey);
    await refusesWith(running.portal, "not-found", () => withdraw(rival.submitter));
    await refusesWith(running.portal, "not-for-your-role", () => withdraw(member));
    await leavesOneEntry(running.portal, () => withdraw(submitter, key("withdraw")));
    await refusesWith(running.portal, "change-closed", () => withdraw(submitter));
    await refusesWith(running.portal, "change-closed", () => decide(changeId, true));
    await asked();
  });

  it("a request to change members is told to the national leads, and the decision with its reason to the bidder's people alone", async () => {
    await running.bidder("rival");
    running.portal.mails.length = 0;
    const changeId = await asked();
    await approve(changeId);
    const records = changesOf(await actsIn(running.portal));
    await createWorker(deps)(records);
    const about = (subject: string) =>
      running.portal.mails.filter((mail) => mail.subject === subject).map(({ to }) => to);
    expect(about("Change of members to decide: alpha").toSorted()).toEqual([
      "lead@authority.example",
      "second.lead@authority.example",
    ]);
    expect(about("Change of your members approved").toSorted()).toEqual([
      "member@alpha.example",
      "submit@alpha.example",
    ]);
    const [mail] = running.portal.mails.filter(({ subject }) => subject.endsWith("approved"));
    expect(mail?.text).toContain("Gamma joins");
    expect(mail?.text).toContain("Reason: Fits the competition");
  });
});
