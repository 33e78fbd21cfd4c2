import { beforeEach, describe, expect, it } from "vitest";
import { countUnits } from "../builders/units.ts";
import { registerOrganisation } from "../../functions/organisations/operations.ts";
import { changeRole, invitePerson } from "../../functions/organisations/people-operations.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { aCompetition, anyKey, must, type RunningCompetition } from "../builders/competition.ts";
import { front, type Front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

let running: RunningCompetition;
let doors: Front;
let alpha: BidderActor;
let visitor: Visitor;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  ({ submitter: alpha } = await running.bidder("alpha"));
  doors = front(running.portal.deps);
  visitor = new Visitor(doors);
});

const ZOE = "zoe@elsewhere.example";
const invites = async (actor: BidderActor) =>
  must(await invitePerson(running.portal.deps, actor, { mail: ZOE, name: "Zoe", role: "member" }, anyKey()));

describe("inviting by page and by program", () => {
  it("answers and costs the same for an address of the authority, of a rival, of nobody, and of who refused before", async () => {
    await running.bidder("beta");
    await visitor.signIn("submit@alpha.example");
    const { secret: bearer } = await running.portal.signIn("submit@alpha.example", "Anna", "bearer");
    const program = new Visitor(doors, { bearer });
    const units = countUnits(running.portal.client);
    // The first page loads what stands above every page.
    await visitor.get("/bidder/people/invite");
    const asked: unknown[] = [];
    for (const mail of ["lead@authority.example", "submit@beta.example", "nobody@nowhere.example", ZOE]) {
      units.reset();
      const page = await visitor.post("/bidder/people/invite", { mail, name: "Somebody", role: "member" });
      const byPage = [page.status, page.leadsTo, { ...units.spent }];
      const people = (await visitor.get("/bidder/people")).text;
      const states = [...people.matchAll(/<strong class="govuk-tag[^"]*">\s*(\w+)/g)].map(
        ([, state]) => state,
      );
      units.reset();
      const invited = { mail, name: "Somebody", role: "submitter" };
      const headers = { "idempotency-key": `again-${mail}` };
      const answer = await program.api("POST", "/bidder/people", invited, headers);
      const body = answer.text.replace(/per_\w+/, "per_");
      asked.push([byPage, states.filter((state) => state === "Invited").length > 0, answer.status, body]);
    }
    expect(new Set(asked.map((one) => JSON.stringify(one))).size, JSON.stringify(asked, null, 1)).toBe(1);
  });
});

describe("somebody who is invited", () => {
  it("reads for whom, by whom and as what, accepts, and acts", async () => {
    await invites(alpha);
    expect((await visitor.signIn(ZOE, "Zoe")).leadsTo).toBe("/session/choose");
    const path = `/session/invitations/${alpha.organisationId}`;
    expect((await visitor.get("/session/choose")).text).toContain(`href="${path}"`);
    const page = (await visitor.get(path)).text;
    for (const words of ["alpha", "Invited by Submitter of alpha", "Contributor"])
      expect(page).toContain(words);
    expect((await visitor.get("/bidder")).status).toBe(302);
    expect((await visitor.post(`${path}/accept`, { seenVersion: "1" })).leadsTo).toBe("/bidder");
    const people = (await visitor.get("/bidder/people")).text;
    expect(people).toContain("You have accepted the place, and act on it now");
    expect(people).toContain(ZOE);
  });

  it("chooses only where there is something to choose: a second place is accepted beside the first", async () => {
    const { submitter: beta } = await running.bidder("beta");
    for (const actor of [alpha, beta]) await invites(actor);
    await visitor.signIn(ZOE, "Zoe");
    const accept = async ({ organisationId }: BidderActor) =>
      (await visitor.post(`/session/invitations/${organisationId}/accept`, { seenVersion: "1" })).leadsTo;
    expect(await accept(alpha)).toBe("/bidder");
    expect((await visitor.get("/session/choose?to=/bidder/people")).status).toBe(200);
    expect(await accept(beta)).toBe("/session/choose");
    expect((await visitor.get("/session/choose?to=/bidder/people")).text).toContain("Who do you act for?");
    const { submitter: gamma } = await running.bidder("gamma");
    await invites(gamma);
    await visitor.signIn(ZOE, "Zoe");
    expect(await accept(gamma)).toBe("/session/choose");
  });

  it("is asked nothing who has one place: led on to what they asked for, or told for whom they act", async () => {
    await visitor.signIn("member@alpha.example");
    expect((await visitor.get("/session/choose?to=/bidder/people")).leadsTo).toBe("/bidder/people");
    expect((await visitor.get("/session/choose?to=/authority/people")).leadsTo).toBe("/bidder");
    const { words, text, hrefs } = await visitor.get("/session/choose");
    expect(words).toContain("You act for alpha , and for nobody else.");
    expect(text).not.toContain('type="radio"');
    expect(hrefs).toContain("/bidder");
    expect(hrefs).toContain(`/session/places/${alpha.organisationId}/leave`);
  });

  it("accepts what they have read, and no other role that was given meanwhile", async () => {
    await invites(alpha);
    await visitor.signIn(ZOE, "Zoe");
    const path = `/session/invitations/${alpha.organisationId}`;
    const page = (await visitor.get(path)).text;
    const [, seenVersion = ""] = /name="seenVersion" value="(\d+)"/.exec(page) ?? [];
    const personId = await personIdOf(ZOE);
    must(await changeRole(running.portal.deps, alpha, { personId, role: "submitter" }, anyKey()));
    const before = await running.portal.digest();
    const answer = await visitor.post(`${path}/accept`, { seenVersion });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Submitter: also submits");
    expect((await visitor.post(`${path}/accept`)).status).toBe(422);
    expect(await running.portal.digest()).toBe(before);
    expect((await visitor.post(`${path}/accept`, { seenVersion: "2" })).status).toBe(303);
  });

  it("refuses one, or all at once, and the inviters go on reading that they are invited", async () => {
    const { submitter: beta } = await running.bidder("beta");
    await invites(alpha);
    await invites(beta);
    await visitor.signIn(ZOE, "Zoe");
    const first = (await visitor.get("/session/choose")).text;
    expect(first).toContain("Refuse all invitations");
    const check = (await visitor.get("/session/refuse-invitations")).words;
    for (const says of ["Alpha, Contributor", "Beta, Contributor", "Nobody is told", "This cannot be undone"])
      expect(check).toContain(says);
    expect((await visitor.get("/session/choose")).text).toContain("Refuse all invitations");
    await visitor.post(`/session/invitations/${alpha.organisationId}/refuse`);
    const rest = (await visitor.get("/session/choose")).text;
    expect([rest.includes("alpha"), rest.includes("beta")]).toEqual([false, true]);
    await visitor.post("/session/refuse-invitations");
    expect((await visitor.get("/session/choose")).text).not.toContain("Invitations</h2>");
    for (const name of ["alpha", "beta"]) {
      const submitter = await Visitor.signedIn(doors, `submit@${name}.example`);
      expect((await submitter.get("/bidder/people")).text).toContain("Take invitation back");
    }
  });

  it("somebody invited who acts on another side is told which place stands in the way; nobody else is told more than they may know", async () => {
    await invites(alpha);
    const lead = await Visitor.signedIn(doors, "lead@authority.example");
    const role = { name: "Zoe", mail: ZOE, role: "auditor" };
    expect((await lead.post("/authority/people/appoint", role)).leadsTo).toBe("/authority/people");
    expect((await lead.get("/authority/people")).text).toContain("Invited");
    await visitor.signIn(ZOE, "Zoe");
    await visitor.post(`/session/invitations/${alpha.organisationId}/accept`, { seenVersion: "1" });
    const refused = await visitor.post("/session/invitations/authority/accept", { seenVersion: "1" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("because you act for alpha");
    const people = (await lead.get("/authority/people")).text;
    expect(people).toContain("Cannot take this place");
    expect(people).not.toContain("alpha");
  });

  it("finds two organisations of one name told apart by number, place and who invited them", async () => {
    const { deps } = running.portal;
    const twins: BidderActor[] = [];
    for (const [number, town] of [
      ["01234567", "Leeds"],
      ["07654321", "York"],
    ] as const) {
      const mail = `${town}@twin.example`;
      const actor = await running.portal.actor("newcomer", mail, `Somebody in ${town}`);
      const command = RegisterOrganisation.parse({
        name: "Twin",
        kind: "company",
        members: [],
        numbers: [{ scheme: "GB-COH", number }],
        address: { line1: "1 High Street", town, postcode: "ls1 1aa", country: "United Kingdom" },
      });
      must(await registerOrganisation(deps, actor, mail, command, anyKey()));
      const twin = (await running.portal.signIn(mail, `Somebody in ${town}`)).actor;
      if (twin.audience === "bidder") twins.push(twin);
    }
    for (const twin of twins) await invites(twin);
    await visitor.signIn(ZOE, "Zoe");
    const waiting = (await visitor.get("/session/choose")).text;
    for (const { organisationId } of twins)
      await visitor.post(`/session/invitations/${organisationId}/accept`, { seenVersion: "1" });
    const choice = (await visitor.get("/session/choose")).text;
    for (const page of [waiting, choice])
      for (const [number, town] of [
        ["01234567", "Leeds"],
        ["07654321", "York"],
      ])
        expect(page).toMatch(new RegExp(`Company number ${number}. ${town}.*Invited by Somebody in ${town}`));
    expect(choice).toContain("Since 9am, Tuesday 1 October 2013 (BST)");
  });
});

describe("leaving", () => {
  it("asks once more, and the browser goes on for nobody", async () => {
    await visitor.signIn("member@alpha.example");
    const path = `/session/places/${alpha.organisationId}/leave`;
    expect((await visitor.get(path)).text).toContain("To come back you have to be invited again");
    expect((await visitor.post(path)).leadsTo).toBe("/session/choose");
    expect((await visitor.get("/session/choose")).text).toContain("You do not act for an organisation yet");
    expect((await visitor.get("/bidder")).status).toBe(302);
    expect((await visitor.post(path)).status).toBe(404);
  });

  it("is refused in words to the only submitter of others", async () => {
    await visitor.signIn("submit@alpha.example");
    const answer = await visitor.post(`/session/places/${alpha.organisationId}/leave`);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Make a colleague submitter");
  });
});
