import { beforeEach, describe, expect, it } from "vitest";
import { type RunningCompetition, aCompetition } from "../builders/competition.ts";
import { front, type Front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

let running: RunningCompetition;
let doors: Front;
let visitor: Visitor;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  doors = front(running.portal.deps);
  visitor = new Visitor(doors);
});

describe("registering an organisation", () => {
  beforeEach(() => visitor.signIn("anna@alpha.example", "Anna"));

  const typed = {
    name: "Alpha & Partners",
    kind: "charity",
    memberName: ["Alpha", "", "Beta <i>"],
    memberKind: ["charity", "", "mutual"],
  };

  it("leads from nobody to act for to the pages of the bidder", async () => {
    expect((await visitor.get("/bidder/register")).text).toContain('id="member-2-kind"');
    const chooses = (await visitor.post("/bidder/register", { ...typed, next: "register" })).leadsTo ?? "";
    expect(chooses).toMatch(/^\/session\/choose\?registered=org_\w+$/);
    const page = (await visitor.get(chooses)).text;
    expect(page).toContain("Alpha &amp; Partners is registered");
    const [, capacity = ""] = /value="(org_\w+)"/.exec(page) ?? [];
    expect((await visitor.post("/session/choose", { capacity })).leadsTo).toBe("/bidder");
    const profile = (await visitor.get("/bidder/organisation")).text;
    for (const words of [
      "Alpha &amp; Partners",
      "Beta &lt;i&gt; (mutual)",
      "9am, Tuesday 1 October 2013 (BST)",
    ])
      expect(profile).toContain(words);
  });

  it("offers another row without losing what was typed, up to 8, and commits nothing", async () => {
    const before = await running.portal.digest();
    const answer = await visitor.post("/bidder/register", { ...typed, next: "add-row" });
    const page = answer.text;
    expect(answer.status).toBe(200);
    expect(page).toContain('id="member-4-name"');
    expect(page).toContain('value="Beta &lt;i&gt;"');
    expect(page).toMatch(/value="mutual" selected/);
    expect(page).toContain('formaction="/bidder/register#member-5-name"');
    const many = { memberName: Array<string>(12).fill("X"), memberKind: Array<string>(12).fill("cic") };
    const full = (await visitor.post("/bidder/register", { ...many, next: "add-row" })).text;
    expect(full).toContain('id="member-8-name"');
    expect(full).not.toContain('id="member-9-name"');
    expect(full).not.toContain("Add another member");
    expect(await running.portal.digest()).toBe(before);
  });

  it("says at each control what is wrong, also in the third row when the second is empty", async () => {
    const before = await running.portal.digest();
    const wrong = { ...typed, name: "", kind: "", memberKind: ["charity", "", ""] };
    const answer = await visitor.post("/bidder/register", { ...wrong, next: "register" });
    const page = answer.text;
    expect(answer.status).toBe(422);
    expect(page).toContain("<title>Error: Register your organisation");
    for (const field of ["name", "kind", "member-3-kind"]) {
      expect(page).toContain(`href="#${field}"`);
      expect(page).toContain(`id="${field}"`);
    }
    expect(page).toContain('value="Beta &lt;i&gt;"');
    expect(page).toContain("Choose what kind of organisation leads it");
    expect(page).toContain("Member 3: ");
    expect(page).toContain("the organisation, or of the lead member where it is a consortium");
    expect(await running.portal.digest()).toBe(before);
  });

  it("says at the number that was typed that somebody has registered it", async () => {
    const charity = { name: "Hope", kind: "charity", "number-gb-chc": "1090095" };
    expect((await visitor.post("/bidder/register", charity)).status).toBe(303);
    const again = await visitor.post("/bidder/register", { ...charity, name: "Other" });
    expect(again.status).toBe(422);
    expect(again.text).toContain(
      'href="#number-gb-chc">An organisation with one of these registration numbers',
    );
  });

  it("refuses a member named twice in words", async () => {
    const twice = { ...typed, memberName: ["Alpha", "", "ALPHA"] };
    const answer = await visitor.post("/bidder/register", twice);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Name each member once. “ALPHA” is there twice");
  });
});

describe("the people of a bidder", () => {
  const pathOf = async (who: Visitor) =>
    /\/bidder\/people\/per_\w+/.exec((await who.get("/bidder/people")).text)?.[0] ?? "none";

  it("the people of a bidder are invited, suspended and let back by a submitter", async () => {
    await running.bidder("alpha");
    await visitor.signIn("submit@alpha.example", "Anna");
    const invited = { name: "Zoe", mail: "zoe@alpha.example", role: "submitter" };
    expect((await visitor.post("/bidder/people/invite", invited)).leadsTo).toBe("/bidder/people");
    const people = (await visitor.get("/bidder/people")).text;
    expect(people).toContain("Take invitation back");
    expect(people).toContain(">Invited<");

    const member = await Visitor.signedIn(doors, "member@alpha.example");
    const path = await pathOf(visitor);
    expect((await visitor.get(`${path}/suspend`)).text).toContain("Suspend Member of alpha");
    expect((await visitor.post(`${path}/suspend`)).status).toBe(303);
    expect((await visitor.get("/bidder/people")).text).toContain("Suspended");
    expect((await member.get("/bidder/people")).status).toBe(302);
    expect((await member.signIn("member@alpha.example")).leadsTo).toBe("/session/choose");
    expect((await visitor.post(`${path}/restore`)).status).toBe(303);
    expect((await member.signIn("member@alpha.example")).leadsTo).toBe("/bidder");
  });

  it("the people of a bidder are shown back what they typed with what is wrong", async () => {
    await running.bidder("alpha");
    await visitor.signIn("submit@alpha.example", "Anna");
    const answer = await visitor.post("/bidder/people/invite", {
      name: "Zoe",
      mail: "zoe-at-alpha",
      role: "owner",
    });
    const page = answer.text;
    expect(answer.status).toBe(422);
    expect(page).toContain('value="zoe-at-alpha"');
    expect(page).toContain("Choose a role");
    const own = await visitor.post("/bidder/people/invite", {
      name: "Anna",
      mail: "SUBMIT@alpha.example",
      role: "member",
    });
    expect(own.status).toBe(422);
    expect(own.text).toContain("You cannot change your own place");
  });
});

describe("the register, as the authority reads it", () => {
  it("lists bidders with their members, and each with its people", async () => {
    await running.bidder("mtcnovo", ["MTC", "Novo"]);
    await visitor.signIn("lead@authority.example");
    const list = (await visitor.get("/authority/organisations")).text;
    for (const words of ["mtcnovo", "Novo (company)", "No local public body has been added yet"])
      expect(list).toContain(words);
    const [path = ""] = /\/authority\/organisations\/org_\w+/.exec(list) ?? [];
    const page = (await visitor.get(path)).text;
    for (const words of ["submit@mtcnovo.example", "Submitter of mtcnovo", "Active"])
      expect(page).toContain(words);
  });

  it("gets partners from a national lead, who chooses among the lots of the newest competition", async () => {
    await visitor.signIn("lead@authority.example");
    const form = (await visitor.get("/authority/organisations/add-partner")).text;
    expect(form).toContain('value="lot-20"');
    const partner = {
      name: "London Borough of Haringey",
      personName: "Pat",
      mail: "partner.london@partner.example",
    };
    const without = await visitor.post("/authority/organisations/add-partner", partner);
    expect(without.status).toBe(422);
    expect(without.text).toContain("Choose at least one lot");
    const added = await visitor.post("/authority/organisations/add-partner", {
      ...partner,
      lots: ["lot-20"],
    });
    expect(added.leadsTo).toBe("/authority/organisations");
    expect((await visitor.get("/authority/organisations")).text).toContain("London Borough of Haringey");
    const pat = new Visitor(doors);
    expect((await pat.signIn(partner.mail)).leadsTo).toBe("/session/choose");
    const waiting = (await pat.get("/session/choose")).text;
    const [, invitation = ""] = /href="(\/session\/invitations\/org_\w+)"/.exec(waiting) ?? [];
    expect((await pat.get(invitation)).text).toContain("London Borough of Haringey");
    expect((await pat.post(`${invitation}/accept`, { seenVersion: "1" })).leadsTo).toBe("/partner");
    expect((await pat.signIn(partner.mail)).leadsTo).toBe("/partner");
  });
});

describe("the authority's own people", () => {
  it("get roles and lots of a competition, and are shown with them", async () => {
    await visitor.signIn("lead@authority.example");
    const page = (await visitor.get("/authority/people/appoint/competitions")).hrefs.find((href) =>
      href.includes("/competitions/cmp_"),
    );
    const bea = { name: "Bea", mail: "bea@authority.example", role: "support-manager", scope: "some" };
    const without = await visitor.post(page ?? "", bea);
    expect(without.status).toBe(422);
    expect(without.text).toContain('href="#lots">Choose at least one lot');
    const chosen = { ...bea, lots: ["lot-9", "lot-10"], seenVersion: "0" };
    expect((await visitor.post(page ?? "", chosen)).status).toBe(303);
    const list = (await visitor.get("/authority/people")).text;
    expect(list).toContain("Competition support manager, Lot 9, Lot 10");
    const again = await visitor.post(page ?? "", { ...chosen, name: "Bea again" });
    expect(again.status).toBe(422);
    expect(again.text).toContain("This person has a role already");
  });
});
