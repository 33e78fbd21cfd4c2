import { beforeEach, describe, expect, it } from "vitest";
import { must } from "../../builders/competition.ts";
import { aPqq, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { allDoors, type Doors, leadsTo, textOf, Visitor } from "../doors-visitor.ts";

let running: RunningPqq;
let doors: Doors;
let bidder: Visitor;
let lead: Visitor;
beforeEach(async () => {
  running = await aPqq();
  const { submitter } = await running.bidder("alpha", ["Alpha Lead", "Beta"]);
  await running.answerAll(submitter);
  must(await running.submit(submitter));
  running.portal.at(SEALABLE);
  await running.portal.seal();
  doors = allDoors(running.portal.deps);
  [bidder, lead] = [new Visitor(doors), new Visitor(doors)];
  await bidder.signIn("submit@alpha.example", "Anna");
  await lead.signIn("lead@authority.example", "Lead");
});

const CHANGES = "/bidder/organisation/changes";
const LIST = "/authority/organisations/membership-changes";
const GAMMA = { name: "Gamma <i>", kind: "mutual", share: "20", reason: "Beta is short of staff" };
const pathIn = (page: string) =>
  /\/authority\/organisations\/membership-changes\/chg_\w+/.exec(page)?.[0] ?? "none";

describe("a bidder whose response is in", () => {
  it("a bidder whose response is in is led from changing its members to asking for it", async () => {
    expect(await textOf(bidder.get("/bidder/organisation/members"))).toContain(`href="${CHANGES}"`);
    for (const path of ["add", "2", "2/remove"])
      expect(leadsTo(await bidder.get(`/bidder/organisation/members/${path}`))).toBe(CHANGES);
    const add = { name: "Gamma", kind: "cic", seenVersion: "1" };
    const answer = await bidder.post("/bidder/organisation/members/add", add);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain("members can only change with the authority’s approval");
  });

  it("a bidder whose response is in asks for one change at a time and may withdraw it", async () => {
    expect(await textOf(bidder.get(CHANGES))).toContain("Ask to add a member");
    expect(leadsTo(await bidder.post(`${CHANGES}/add`, GAMMA))).toBe(CHANGES);
    const page = await textOf(bidder.get(CHANGES));
    for (const words of ["Gamma &lt;i&gt; joins", "Waiting for the authority", "Withdraw this request"])
      expect(page).toContain(words);
    expect(page).not.toContain("Ask to add a member");
    const second = await bidder.post(`${CHANGES}/remove`, { formerly: "Beta", reason: "Another" });
    expect(second.status).toBe(422);
    expect(await textOf(second)).toContain("not decided yet");
    const [withdraw = ""] = /\/bidder\/organisation\/changes\/chg_\w+\/withdraw/.exec(page) ?? [];
    expect(leadsTo(await bidder.post(withdraw))).toBe(CHANGES);
    expect(await textOf(bidder.get(CHANGES))).toContain("Withdrawn");
    const late = await bidder.post(withdraw);
    expect(late.status).toBe(422);
    expect(await textOf(late)).toContain("already decided or withdrawn");
  });

  it("a bidder whose response is in is told at each control what is wrong with a request", async () => {
    const before = await running.portal.digest();
    const wrong = { ...GAMMA, kind: "", reason: " ", share: "0" };
    const add = await textOf(bidder.post(`${CHANGES}/add`, wrong));
    for (const field of ["kind", "reason", "share"]) expect(add).toContain(`href="#${field}"`);
    expect(add).toContain('value="Gamma &lt;i&gt;"');
    const nobody = await textOf(bidder.post(`${CHANGES}/replace`, { ...GAMMA, formerly: "" }));
    expect(nobody).toContain('href="#formerly">Choose a member');
    const leads = await textOf(
      bidder.post(`${CHANGES}/remove`, { formerly: "Alpha Lead", reason: "They left" }),
    );
    expect(leads).toContain('href="#formerly">“Alpha Lead” leads the bid');
    expect(await textOf(bidder.post(`${CHANGES}/share`, { formerly: "Beta", reason: "x" }))).toContain(
      'href="#share"',
    );
    expect(await running.portal.digest()).toBe(before);
  });
});

describe("the authority", () => {
  it("the authority reads a request beside the members there are, and decides with a reason", async () => {
    await bidder.post(`${CHANGES}/replace`, { ...GAMMA, formerly: "Beta" });
    const path = pathIn(await textOf(lead.get(LIST)));
    const page = await textOf(lead.get(path));
    for (const words of ["takes the place of Beta", "Beta is short of staff", "Alpha Lead (leads)", "20%"])
      expect(page).toContain(words);

    const before = await running.portal.digest();
    const undecided = await lead.post(path, { reason: "x" });
    expect(undecided.status).toBe(422);
    expect(await textOf(undecided)).toContain('href="#approve">Choose whether you approve');
    expect(await textOf(lead.post(path, { approve: "yes" }))).toContain('href="#reason">Give a reason');
    expect(await running.portal.digest()).toBe(before);

    expect(leadsTo(await lead.post(path, { approve: "yes", reason: "As strong as before" }))).toBe(LIST);
    expect(await textOf(lead.get(LIST))).toContain("Decided or withdrawn");
    expect(await textOf(lead.get(path))).not.toContain("Your decision");
    const again = await lead.post(path, { approve: "no", reason: "Changed my mind" });
    expect(again.status).toBe(422);
    const own = await textOf(bidder.get(CHANGES));
    for (const words of ["Approved", "As strong as before"]) expect(own).toContain(words);
    expect(await textOf(bidder.get("/bidder/organisation"))).toContain("Gamma &lt;i&gt;");
  });

  it("the authority keeps every version of the profile, and shows each as it was", async () => {
    await bidder.post(`${CHANGES}/add`, GAMMA);
    await lead.post(pathIn(await textOf(lead.get(LIST))), { approve: "yes", reason: "Good" });
    const list = await textOf(lead.get("/authority/organisations"));
    const [path = ""] = /\/authority\/organisations\/org_\w+/.exec(list) ?? [];
    const page = await textOf(lead.get(path));
    for (const words of ["Version 2", "Version 1", "Gamma &lt;i&gt; joins"]) expect(page).toContain(words);
    expect(await textOf(lead.get(`${path}/versions/2`))).toContain("Gamma &lt;i&gt; (mutual)");
    expect(await textOf(lead.get(`${path}/versions/1`))).not.toContain("Gamma");
    for (const version of ["3", "0", "1.0", "x"])
      expect((await lead.get(`${path}/versions/${version}`)).status).toBe(404);
  });
});
