import { beforeEach, describe, expect, it } from "vitest";
import { must } from "../../builders/competition.ts";
import { aPqq, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { front, type Front } from "../../builders/doors.ts";
import { Visitor } from "../../builders/visitor.ts";
import { confirmsAt } from "../competition-leads.ts";

let running: RunningPqq;
let doors: Front;
let bidder: Visitor;
let lead: Visitor;
let second: Visitor;
beforeEach(async () => {
  running = await aPqq();
  const { submitter } = await running.bidder("alpha", ["Alpha Lead", "Beta"]);
  await running.answerAll(submitter);
  must(await running.submit(submitter));
  running.portal.at(SEALABLE);
  await running.portal.seal();
  doors = front(running.portal.deps);
  bidder = await Visitor.signedIn(doors, "submit@alpha.example", "Anna");
  lead = await Visitor.signedIn(doors, "lead@authority.example", "Lead");
  second = await Visitor.signedIn(doors, "second.lead@authority.example", "Second Lead");
});

const CHANGES = "/bidder/organisation/changes";
const LIST = "/authority/organisations/membership-changes";
const GAMMA = { name: "Gamma <i>", kind: "mutual", share: "20", reason: "Beta is short of staff" };
const pathIn = (page: string) =>
  /\/authority\/organisations\/membership-changes\/chg_\w+/.exec(page)?.[0] ?? "none";

describe("a bidder whose response is in", () => {
  it("a bidder whose response is in is led from changing its members to asking for it", async () => {
    expect((await bidder.get("/bidder/organisation/members")).text).toContain(`href="${CHANGES}"`);
    for (const path of ["add", "2", "2/remove"])
      expect((await bidder.get(`/bidder/organisation/members/${path}`)).leadsTo).toBe(CHANGES);
    const add = { name: "Gamma", kind: "cic", seenVersion: "1" };
    const answer = await bidder.post("/bidder/organisation/members/add", add);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("members can only change with the authority’s approval");
  });

  it("a bidder whose response is in asks for one change at a time and may withdraw it", async () => {
    expect((await bidder.get(CHANGES)).text).toContain("Ask to add a member");
    expect((await bidder.post(`${CHANGES}/add`, GAMMA)).leadsTo).toBe(CHANGES);
    const page = (await bidder.get(CHANGES)).text;
    for (const words of ["Gamma &lt;i&gt; joins", "Waiting for the authority", "Withdraw this request"])
      expect(page).toContain(words);
    expect(page).not.toContain("Ask to add a member");
    const another = await bidder.post(`${CHANGES}/remove`, { formerly: "Beta", reason: "Another" });
    expect(another.status).toBe(422);
    expect(another.text).toContain("not decided yet");
    const [withdraw = ""] = /\/bidder\/organisation\/changes\/chg_\w+\/withdraw/.exec(page) ?? [];
    expect((await bidder.post(withdraw)).leadsTo).toBe(CHANGES);
    expect((await bidder.get(CHANGES)).text).toContain("Withdrawn");
    const late = await bidder.post(withdraw);
    expect(late.status).toBe(422);
    expect(late.text).toContain("already decided or withdrawn");
  });

  it("a bidder whose response is in is told at each control what is wrong with a request", async () => {
    const before = await running.portal.digest();
    const wrong = { ...GAMMA, kind: "", reason: " ", share: "0" };
    const add = (await bidder.post(`${CHANGES}/add`, wrong)).text;
    for (const field of ["kind", "reason", "share"]) expect(add).toContain(`href="#${field}"`);
    expect(add).toContain('value="Gamma &lt;i&gt;"');
    const nobody = (await bidder.post(`${CHANGES}/replace`, { ...GAMMA, formerly: "" })).text;
    expect(nobody).toContain('href="#formerly">Choose a member');
    const leads = (await bidder.post(`${CHANGES}/remove`, { formerly: "Alpha Lead", reason: "They left" }))
      .text;
    expect(leads).toContain('href="#formerly">“Alpha Lead” leads the bid');
    expect((await bidder.post(`${CHANGES}/share`, { formerly: "Beta", reason: "x" })).text).toContain(
      'href="#share"',
    );
    expect(await running.portal.digest()).toBe(before);
  });
});

describe("the authority", () => {
  it("the authority reads a request beside the members there are, and decides with a reason", async () => {
    await bidder.post(`${CHANGES}/replace`, { ...GAMMA, formerly: "Beta" });
    const path = pathIn((await lead.get(LIST)).text);
    const page = (await lead.get(path)).text;
    for (const words of ["takes the place of Beta", "Beta is short of staff", "Alpha Lead (leads)", "20%"])
      expect(page).toContain(words);

    const before = await running.portal.digest();
    const undecided = await lead.post(path, { reason: "x" });
    expect(undecided.status).toBe(422);
    expect(undecided.text).toContain('href="#approve">Choose whether you approve');
    expect((await lead.post(path, { approve: "yes" })).text).toContain('href="#reason">Give a reason');
    expect(await running.portal.digest()).toBe(before);

    expect((await lead.post(path, { approve: "yes", reason: "As strong as before" })).leadsTo).toBe(LIST);
    expect((await lead.get(LIST)).text).not.toContain("Decided or withdrawn");
    expect((await bidder.get(CHANGES)).text).not.toContain("As strong as before");
    expect((await confirmsAt(second, "/authority")).status).toBe(303);
    expect((await lead.get(LIST)).text).toContain("Decided or withdrawn");
    expect((await lead.get(path)).text).not.toContain("Your decision");
    const again = await lead.post(path, { approve: "no", reason: "Changed my mind" });
    expect(again.status).toBe(422);
    const own = (await bidder.get(CHANGES)).text;
    for (const words of ["Approved", "As strong as before"]) expect(own).toContain(words);
    expect((await bidder.get("/bidder/organisation")).text).toContain("Gamma &lt;i&gt;");
  });

  it("the authority keeps every version of the profile, and shows each as it was", async () => {
    await bidder.post(`${CHANGES}/add`, GAMMA);
    await lead.post(pathIn((await lead.get(LIST)).text), { approve: "yes", reason: "Good" });
    await confirmsAt(second, "/authority");
    const list = (await lead.get("/authority/organisations")).text;
    const [path = ""] = /\/authority\/organisations\/org_\w+/.exec(list) ?? [];
    const page = (await lead.get(path)).text;
    for (const words of ["Version 2", "Version 1", "Gamma &lt;i&gt; joins"]) expect(page).toContain(words);
    expect((await lead.get(`${path}/versions/2`)).text).toContain("Gamma &lt;i&gt; (mutual)");
    expect((await lead.get(`${path}/versions/1`)).text).not.toContain("Gamma");
    for (const version of ["3", "0", "1.0", "x"])
      expect((await lead.get(`${path}/versions/${version}`)).status).toBe(404);
  });
});
