import { beforeEach, describe, expect, it } from "vitest";
import { createWorker } from "../../../functions/workers/notify.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { type RunningCompetition, aCompetition } from "../../builders/competition.ts";
import { front, type Front } from "../../builders/doors.ts";
import { Visitor } from "../../builders/visitor.ts";

let running: RunningCompetition;
let doors: Front;
let visitor: Visitor;
let member: Visitor;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  await running.bidder("alpha", ["Alpha", "Beta"]);
  doors = front(running.portal.deps);
  visitor = await Visitor.signedIn(doors, "submit@alpha.example", "Anna");
  member = await Visitor.signedIn(doors, "member@alpha.example", "Mo");
});

const OWN = "/bidder/organisation";
const ADDRESS = {
  line1: "1 High Street",
  line2: "",
  town: "Leeds",
  postcode: "ls1 1aa",
  country: "United Kingdom",
};
const CONTACT = { "contact-1-name": "Carla", "contact-1-mail": "carla@alpha.example" };

/** Sends a part of the profile as it was typed into its page. */
const save = (who: Visitor, part: string, fields: Record<string, string>, seenVersion = "1") =>
  who.post(`${OWN}/edit/${part}`, { ...fields, seenVersion });

describe("the own organisation", () => {
  it("asks for what is missing until it is there", async () => {
    const before = (await visitor.get(OWN)).text;
    for (const words of ["Enter registration numbers", "Enter the registered address", "Enter a contact"])
      expect(before).toContain(words);
    expect((await save(visitor, "numbers", { "number-gb-coh": "01234567" })).leadsTo).toBe(OWN);
    expect((await save(visitor, "address", ADDRESS, "2")).status).toBe(303);
    expect((await save(visitor, "contacts", CONTACT, "3")).status).toBe(303);
    const page = (await visitor.get(OWN)).words;
    expect(page).not.toContain("Enter the registered address");
    for (const words of ["Company number 01234567", "LS1 1AA", "carla@alpha.example", "Not confirmed"])
      expect(page).toContain(words);
  });

  it("says in a form that takes time when the session ends, and not in one that is a button", async () => {
    const says = "You will be signed out after";
    const add = (await visitor.get(`${OWN}/members/add`)).words;
    expect(add).toMatch(
      /signed out after \d+ minutes without activity\. If that happens, you can sign in and send what you typed again\./,
    );
    expect(add).not.toContain("Save your work");
    expect((await visitor.get(`${OWN}/members/1/remove`)).text).not.toContain(says);
  });

  it("asks for the registration numbers of the member that leads", async () => {
    expect((await visitor.get(`${OWN}/edit/numbers`)).words).toMatch(
      /the numbers of the lead member, Alpha,/,
    );
    expect((await visitor.get(`${OWN}/members/add`)).words).toContain("Fill in the numbers of this member");
  });

  it("is read by a member, who is given no way to change it", async () => {
    const page = (await member.get(OWN)).text;
    expect(page).toContain("Beta (company)");
    expect(page).not.toContain("/edit/");
    expect(page).not.toContain("Enter a contact");
  });

  it("has no other parts than its own", async () => {
    expect((await visitor.get(`${OWN}/edit/lots`)).status).toBe(404);
    expect((await visitor.get(`${OWN}/members/9`)).status).toBe(404);
    expect((await visitor.get(`${OWN}/members/0/remove`)).status).toBe(404);
  });
});

describe("what is wrong with a form", () => {
  it("what is wrong with a form is told in the order of its page", async () => {
    const wrong = { name: "", share: "101%", "number-gb-coh": "1", "number-gb-sc": "2", seenVersion: "1" };
    expect((await visitor.post(`${OWN}/members/add`, wrong)).errorLinks).toEqual([
      "#name",
      "#kind",
      "#share",
      "#number-gb-coh",
      "#number-gb-sc",
    ]);
    const registering = { memberName: "Beta", "contact-1-name": "Carla", line1: "1 High Street", name: "" };
    const { errorLinks } = await visitor.post("/bidder/register", registering);
    expect(errorLinks).toEqual(["#name", "#kind", "#town", "#country", "#contact-1-mail", "#member-1-kind"]);
  });
});

describe("changing a part of the profile", () => {
  it("says at each control what is wrong, and shows back what was typed", async () => {
    const before = await running.portal.digest();
    const answer = await save(visitor, "address", { ...ADDRESS, town: "", line1: "2 <b>Low</b> Street" });
    const page = answer.text;
    expect(answer.status).toBe(422);
    expect(page).toContain("<title>Error: Registered address");
    expect(page).toContain('href="#town">Enter a town or city');
    expect(page).toContain('value="2 &lt;b&gt;Low&lt;/b&gt; Street"');
    const empty = (await save(visitor, "address", {})).text;
    expect(empty).toContain('href="#line1">Enter the first line of the address');
    expect(empty).not.toContain('href="#line2"');
    const numbers = (await save(visitor, "numbers", { "number-gb-sc": "12" })).text;
    expect(numbers).toContain('href="#number-gb-sc">Enter a Scottish charity number, like SC042386');
    const contacts = (await save(visitor, "contacts", { "contact-2-mail": "x@alpha.example" })).text;
    expect(contacts).toContain('href="#contact-1-name">Enter a name');
    expect((await save(visitor, "contacts", {})).text).toContain("Enter a contact");
    expect((await save(visitor, "details", { name: "Alpha", kind: "probation-trust" })).text).toContain(
      'href="#kind">“Alpha” cannot be registered: Probation Trusts cannot bid',
    );
    expect(await running.portal.digest()).toBe(before);
  });

  it("keeps other names, one in each line", async () => {
    const details = { name: "alpha", kind: "company", aliases: "The Alphas\r\n\r\n  Alpha  Works \r\n" };
    expect((await save(visitor, "details", details)).status).toBe(303);
    expect((await visitor.get(OWN)).text).toContain("The Alphas, Alpha Works");
    expect((await visitor.get(`${OWN}/edit/details`)).text).toContain("The Alphas\nAlpha Works</textarea>");
  });

  it("shows both texts when a colleague was quicker, and saves mine if I say so", async () => {
    expect((await save(visitor, "address", ADDRESS)).status).toBe(303);
    const before = await running.portal.digest();
    const mine = { ...ADDRESS, line1: "9 Mill Lane" };
    const answer = await save(visitor, "address", mine);
    const page = answer.text;
    expect(answer.status).toBe(422);
    for (const words of ["Somebody changed this meanwhile", "1 High Street", "9 Mill Lane"])
      expect(page).toContain(words);
    expect(page).toContain('name="line1" value="9 Mill Lane"');
    expect(await running.portal.digest()).toBe(before);
    const [, seenVersion] = /name="seenVersion" value="(\d+)"/.exec(page) ?? [];
    expect((await save(visitor, "address", mine, seenVersion)).status).toBe(303);
    expect((await visitor.get(OWN)).text).toContain("9 Mill Lane");
  });

  it("goes on from the version that was seen when something else was wrong first", async () => {
    expect((await save(visitor, "address", ADDRESS)).status).toBe(303);
    const wrong = (await save(visitor, "address", { ...ADDRESS, town: "" })).text;
    const [, seenVersion] = /name="seenVersion" value="(\d+)"/.exec(wrong) ?? [];
    expect(seenVersion).toBe("1");
    const mended = await save(visitor, "address", { ...ADDRESS, town: "York" }, seenVersion);
    expect(mended.text).toContain("Somebody changed this meanwhile");
  });
});

describe("the members of the consortium", () => {
  const GAMMA = { name: "Gamma", kind: "mutual", share: "20 %", "number-gb-mpr": "ip31455" };

  it("the members of the consortium are added, changed and removed by a submitter, each version after the one before", async () => {
    expect((await visitor.post(`${OWN}/members/add`, { ...GAMMA, seenVersion: "1" })).status).toBe(303);
    const changed = { name: "Beta Works", kind: "cic", share: "", formerly: "Beta", seenVersion: "2" };
    expect((await visitor.post(`${OWN}/members/2`, changed)).leadsTo).toBe(`${OWN}/members`);
    const page = (await visitor.get(`${OWN}/members`)).words;
    for (const words of ["Alpha (leads)", "Beta Works", "20%", "Mutuals Public Register number IP031455"])
      expect(page).toContain(words);
    expect((await visitor.get(`${OWN}/members/1/remove`)).text).toContain("Beta Works then leads");
    const remove = { seenVersion: "3", formerly: "Alpha" };
    expect((await visitor.post(`${OWN}/members/1/remove`, remove)).status).toBe(303);
    expect((await visitor.get(`${OWN}/members`)).text).toContain("Beta Works (leads)");
  });

  it("a form that asked to remove a member never names another who stands in its place by now", async () => {
    expect((await visitor.post(`${OWN}/members/add`, { ...GAMMA, seenVersion: "1" })).status).toBe(303);
    const remove = { seenVersion: "2", formerly: "Beta" };
    expect(
      (await visitor.post(`${OWN}/members/1/remove`, { seenVersion: "2", formerly: "Alpha" })).status,
    ).toBe(303);
    const late = await visitor.post(`${OWN}/members/2/remove`, remove);
    expect(late.text).toContain("Remove Beta?");
    expect((await visitor.post(`${OWN}/members/1/remove`, { ...remove, seenVersion: "3" })).status).toBe(303);
    // Who is gone already is not looked for by position.
    expect((await visitor.post(`${OWN}/members/1/remove`, remove)).leadsTo).toBe(`${OWN}/members`);
    expect((await visitor.get(`${OWN}/members`)).text).toContain("Gamma");
  });

  it("the members of the consortium are refused in words where one does not fit", async () => {
    const before = await running.portal.digest();
    const add = async (fields: object) =>
      (await visitor.post(`${OWN}/members/add`, { ...GAMMA, seenVersion: "1", ...fields })).text;
    expect(await add({ share: "a third" })).toContain(
      'href="#share">Enter a share in whole percent, like 33',
    );
    expect(await add({ name: "BETA" })).toContain('href="#name">Name each member once');
    expect(await add({ kind: "probation-trust" })).toContain('href="#kind">“Gamma” cannot be registered');
    expect(await add({ "number-gb-coh": "x" })).toContain('href="#number-gb-coh">Enter a company number');
    expect(await running.portal.digest()).toBe(before);
  });

  it("show both texts when a colleague was quicker", async () => {
    const changed = { name: "Beta", kind: "company", formerly: "Beta", seenVersion: "1" };
    expect((await visitor.post(`${OWN}/members/2`, { ...changed, share: "30" })).status).toBe(303);
    const answer = await visitor.post(`${OWN}/members/2`, { ...changed, share: "25" });
    const page = answer.text;
    expect(answer.status).toBe(422);
    expect(page).toContain("Somebody changed this meanwhile");
    expect(answer.words).toContain("what your colleague saved stays until you save yours instead");
    for (const words of [">30<", ">25<", 'name="formerly" value="Beta"', 'name="seenVersion" value="2"'])
      expect(page).toContain(words);
    const late = await visitor.post(`${OWN}/members/2/remove`, { seenVersion: "1", formerly: "Beta" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("This has changed since you opened it");
  });
});

describe("confirming the main contact's address", () => {
  const STATE = `${OWN}/confirmation`;
  const linkIn = async () => {
    const records = changesOf(await actsIn(running.portal));
    await createWorker(running.portal.deps)(records);
    const [, path = "none"] =
      /https:\/\/portal\.example(\/confirm-contact\/\S+)/.exec(running.portal.mails.at(-1)?.text ?? "") ?? [];
    return path;
  };

  it("goes by the link in the mail, with a button, and takes the banner away", async () => {
    await save(visitor, "contacts", CONTACT);
    expect((await member.get("/bidder/people")).text).toContain("carla@alpha.example");
    const state = await visitor.get(STATE);
    expect(state.text).toContain("Send the link again");
    // The page to which the banner leads says so itself.
    expect(state.text).not.toContain("See where the link went");
    const link = await linkIn();
    const before = await running.portal.digest();
    const contact = new Visitor(doors);
    const asked = (await contact.get(link)).text;
    for (const words of ["Confirm this address", "alpha", "carla@alpha.example"])
      expect(asked).toContain(words);
    expect(await running.portal.digest(), "opening the link confirms nothing").toBe(before);
    expect((await contact.post(link)).leadsTo).toBe(link);
    expect((await contact.get(link)).text).toContain("There is nothing more to do");
    expect((await visitor.get("/bidder/people")).text).not.toContain("not confirmed");
    expect((await visitor.get(STATE)).text).toContain("was confirmed at");
    const after = await running.portal.digest();
    const again = await visitor.post(link);
    expect(again.status).toBe(200);
    expect(again.text).toContain("This address is confirmed");
    expect(await running.portal.digest()).toBe(after);
  });

  it("works for who is signed in, for another organisation too: the code is what counts", async () => {
    await save(visitor, "contacts", CONTACT);
    const link = await linkIn();
    await running.bidder("rival");
    const rival = await Visitor.signedIn(doors, "submit@rival.example", "Rita");
    expect((await rival.post(link)).leadsTo).toBe(link);
    expect((await visitor.get(STATE)).text).toContain("was confirmed at");
  });

  it("is refused in the same words by an old link, a rival's and one that never was", async () => {
    await save(visitor, "contacts", CONTACT);
    const old = await linkIn();
    expect((await visitor.post(STATE)).status).toBe(422);
    running.portal.at(plus(running.portal.deps.now(), MINUTE));
    expect((await visitor.post(STATE)).leadsTo).toBe(STATE);
    const current = await linkIn();
    const { submitter } = await running.bidder("rival");
    const rival = await Visitor.signedIn(doors, "submit@rival.example", "Rita");
    await rival.post(`${OWN}/edit/contacts`, { ...CONTACT, seenVersion: "1" });
    const [, , organisation = "", code = ""] = current.split("/");
    const stranger = new Visitor(doors);

    const before = await running.portal.digest();
    for (const [who, link] of [
      [visitor, old],
      [stranger, old],
      [stranger, `/confirm-contact/${organisation}/never-was-sent-to-anybody`],
      [stranger, `/confirm-contact/${organisation}/short`],
      [stranger, `/confirm-contact/org_${"0".repeat(26)}/${code}`],
      [stranger, `/confirm-contact/made-up/${code}`],
      [rival, `/confirm-contact/${submitter.organisationId}/${code}`],
    ] as const)
      for (const answer of [await who.get(link), await who.post(link)]) {
        expect(answer.status).toBe(404);
        expect(answer.text).toContain("This is not the last link that was sent");
      }
    expect(await running.portal.digest()).toBe(before);
  });

  it("has nothing to send without a contact", async () => {
    expect((await visitor.get(STATE)).text).toContain("Your organisation has no contact yet");
    expect((await visitor.post(STATE)).status).toBe(422);
  });
});
