import { describe, expect, it } from "vitest";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import { anyKey, london, must } from "../builders/competition.ts";
import { confirmsAt } from "./competition-leads.ts";
import { chooses, command, preferencesPortal } from "./preferences-doors.ts";
import { words } from "../builders/answer.ts";

const AFTER_1 = london("2014-03-31T09:00");

/** What the Haringey paper of 31 March 2014 prints for London, beside somebody who does not want it. */
async function londonAfterRound1() {
  const portal = await preferencesPortal();
  const capita = await portal.takesPart("capita");
  const crr = await portal.takesPart("crr", ["Carillion", "Reed in Partnership", "RAPt"]);
  const mtcAmey = await portal.takesPart("mtc-amey", ["MTC", "Amey"]);
  const elsewhere = await portal.takesPart("canary-northern");
  await chooses(portal, capita.submitter, 20);
  await chooses(portal, crr.submitter, 20, 21);
  await chooses(portal, mtcAmey.submitter, 20);
  await chooses(portal, elsewhere.submitter, 1);
  portal.moveTo(AFTER_1);
  await portal.portal.seal();
  return { portal, capita, crr, mtcAmey };
}

describe("coverage after a round was sealed", () => {
  it("shows the leader of London what the Haringey paper prints", async () => {
    const { portal } = await londonAfterRound1();
    const londonLead = await portal.asStaff("competition-lead", [20]);
    const { status, text } = await londonLead.get(`${portal.coveragePath}/lots/lot-20`);
    expect(status).toBe(200);
    expect(words(text)).toMatch(
      /Lot preferences, round 1 Lot 20, London .*3 bidders prefer this lot .*capita capita crr Carillion, Reed in Partnership, RAPt mtc-amey MTC, Amey/,
    );
    expect(text).not.toContain("canary");
  });

  it("shows a national lead the map, the matrix and the lots under the minimum, each with its table", async () => {
    const { portal } = await londonAfterRound1();
    const { text } = await (await portal.asLead()).get(portal.coveragePath);
    const told = words(text);
    expect(told).toContain("20 of 21 lots are under the minimum of 2 bidders");
    expect(told).toContain("Lot 21, Kent, Surrey and Sussex: crr");
    expect(told).toContain("Lot 9, Staffordshire and West Midlands: no bidder");
    expect(text).toContain(`aria-label="20 3 London: 3 bidders"`);
    expect(told).toMatch(/crr 20 London \(yes\), 21 Kent, Surrey and Sussex \(yes\)/);
    expect([...text.matchAll(/See this as a table/g)]).toHaveLength(2);
    expect(told).toContain("Lot preferences, round 2 Opens at 9am, Tuesday 6 May 2014 (BST)");
    portal.moveTo(london("2014-05-08T09:00"));
    const later = words((await (await portal.asLead()).get(portal.coveragePath)).text);
    expect(later).toContain("Lot preferences, round 2 Opened at 9am, Tuesday 6 May 2014 (BST)");
  });

  it("shows team leads and support managers their lots, and refuses another lot", async () => {
    const { portal } = await londonAfterRound1();
    for (const role of ["competition-lead", "support-manager"] as const) {
      const kent = await portal.asStaff(role, [21]);
      const { text } = await kent.get(portal.coveragePath);
      expect(words(text)).toContain("You see the lots that you work on");
      expect(text).toContain("crr");
      expect(text).not.toMatch(/capita|MTC|canary|London/);
      const refused = await kent.get(`${portal.coveragePath}/lots/lot-20`);
      expect(refused.status).toBe(403);
      expect(words(refused.text)).toContain("You can only do this for the lots you work on");
      expect(refused.text).not.toMatch(/capita|crr/);
    }
  });

  it("is said in short on the competition's page, of the reader's own lots, once it is sealed", async () => {
    const portal = await preferencesPortal();
    const { submitter } = await portal.takesPart("capita");
    await chooses(portal, submitter, 20);
    const hub = portal.coveragePath.replace("/coverage", "");
    const support = await portal.asStaff("support-manager", [20, 21]);
    expect((await support.get(hub)).words).not.toContain("fewer than");
    const { submitter: other } = await portal.takesPart("crr");
    await chooses(portal, other, 20);
    portal.moveTo(AFTER_1);
    await portal.portal.seal();
    expect((await support.get(hub)).words).toContain(
      "after round 1, 1 of your 2 lots had fewer than 2 bidders",
    );
    expect((await (await portal.asLead()).get(hub)).words).toContain("20 of the 21 lots");
    const ofLot20 = await portal.asStaff("support-manager", [20]);
    expect((await ofLot20.get(hub)).words).toContain("after round 1, your lot had 2 bidders or more");
    const evaluator = await portal.asStaff("evaluator", "all");
    expect((await evaluator.get(hub)).words).not.toContain("fewer than");
  });

  it("says of one lot what it is, how it is covered, what moved, and leads to the reader's other lots alone", async () => {
    const { portal, capita } = await londonAfterRound1();
    const lot = `${portal.coveragePath}/lots/lot-21`;
    const auditor = await portal.asStaff("auditor", "all");
    const page = await auditor.get(lot);
    expect(page.words).toMatch(
      /Area Kent, Surrey and Sussex \(Contract Package Area 21\) Also called KSS Resettlement prisons Elmley, .* Coverage 1 bidder: under the minimum, as a lot needs 2/,
    );
    expect(page.hrefs).toContain(`${portal.coveragePath}/lots/lot-20?round=preferences-1`);
    expect(page.words).not.toContain("Since round");
    const kent = await (await portal.asStaff("support-manager", [21])).get(lot);
    expect(kent.words).toContain("Back to lot preferences");
    expect(kent.text).not.toMatch(/London|lot-20/);

    portal.moveTo(london("2014-05-08T09:00"));
    const { deps } = portal.portal;
    must(await submitPreferences(deps, capita.submitter, command(portal, [21], 2), anyKey()));
    const open = await auditor.get(lot);
    expect(open.words).not.toContain("capita");
    portal.moveTo(london("2014-05-16T12:02"));
    expect((await auditor.get(lot)).words).toContain("Since round 1 New capita Stayed crr Left Nobody");
  });

  it("says of a lot before any round is sealed what it is, and nothing of who prefers it", async () => {
    const portal = await preferencesPortal();
    const { submitter } = await portal.takesPart("capita");
    await chooses(portal, submitter, 21);
    const { words: told } = await (await portal.asLead()).get(`${portal.coveragePath}/lots/lot-21`);
    expect(told).toContain("Also called KSS");
    expect(told).not.toMatch(/Coverage|capita/);
  });

  it("lets an auditor read all of it and an evaluator none", async () => {
    const { portal } = await londonAfterRound1();
    const auditor = await portal.asStaff("auditor", "all");
    expect((await auditor.get(portal.coveragePath)).text).toContain("canary-northern");
    expect((await auditor.get(`${portal.coveragePath}/lots/lot-20`)).text).not.toContain(
      "Disclose to partners",
    );
    const evaluator = await portal.asStaff("evaluator", "all");
    for (const page of ["", "/lots/lot-20", "/lots/lot-20/disclose", "?round=preferences-2"]) {
      const { status, text } = await evaluator.get(`${portal.coveragePath}${page}`);
      expect(status).toBe(403);
      expect(text).not.toMatch(/capita|canary/);
    }
  });

  it("shows what would be if a bidder, or a member of a consortium, withdrew, and changes nothing", async () => {
    const { portal, capita } = await londonAfterRound1();
    const lead = await portal.asLead();
    const before = await portal.portal.digest();
    const member = words((await lead.get(`${portal.coveragePath}?withdrawnMember=Reed+in+Partnership`)).text);
    expect(member).toContain("If Reed in Partnership withdrew");
    expect(member).toMatch(/Lot 20, London 3 2 Lot 21, Kent, Surrey and Sussex 1 0, under the minimum/);
    const { organisationId } = capita.submitter;
    const bidder = await lead.get(
      `${portal.coveragePath}?round=preferences-1&withdrawnOrganisation=${organisationId}`,
    );
    expect(words(bidder.text)).toMatch(/If capita withdrew .*Lot 20, London 3 2/);
    expect(words((await lead.get(`${portal.coveragePath}?withdrawnMember=Nobody`)).text)).toContain(
      "None of these lots would lose a bidder",
    );
    expect(await portal.portal.digest()).toBe(before);
    expect((await lead.get(`${portal.coveragePath}?withdrawnOrganisation=org%23`)).status).toBe(404);
  });

  it("shows in the later round how the bidders moved, and what is carried forward", async () => {
    const { portal, capita, crr } = await londonAfterRound1();
    portal.moveTo(london("2014-05-08T09:00"));
    const { deps } = portal.portal;
    must(await submitPreferences(deps, capita.submitter, command(portal, [9, 20], 2), anyKey()));
    must(await submitPreferences(deps, crr.submitter, command(portal, [], 2), anyKey()));
    portal.moveTo(london("2014-05-16T12:02"));
    const lead = await portal.asLead();
    const told = words((await lead.get(portal.coveragePath)).text);
    expect(told).toContain("Round 2 Lot preferences");
    expect(told).toMatch(/capita 0 dropped, 1 kept, 1 added/);
    expect(told).toMatch(/crr 2 dropped, 0 kept, 0 added/);
    expect(told).toMatch(/mtc-amey 0 dropped, 1 kept, 0 added/);
    expect(told).toMatch(/capita 9 Staffordshire and West Midlands \(1\), 20 London \(2\)/);
    const lot = words((await lead.get(`${portal.coveragePath}/lots/lot-20`)).text);
    expect(lot).toMatch(/2 bidders prefer this lot .*own order mtc-amey MTC, Amey 1 capita capita 2/);
    const first = words((await lead.get(`${portal.coveragePath}/lots/lot-20?round=preferences-1`)).text);
    expect(first).toContain("3 bidders prefer this lot");
  });
});

describe("telling partners", () => {
  it("is an act of a lead of the lot, with a reason, of which partners of that lot read names alone", async () => {
    const { portal } = await londonAfterRound1();
    const partner = await portal.asPartner(20);
    const partnerPath = `/partner/competitions/${portal.competitionId}/lots/lot-20`;
    expect(words((await partner.get(partnerPath)).text)).toContain("You have not been told of any bidders");

    const londonLead = await portal.asStaff("competition-lead", [20]);
    const path = `${portal.coveragePath}/lots/lot-20/disclose`;
    const form = await londonLead.get(`${path}?round=preferences-1`);
    expect(words(form.text)).toContain("A disclosure cannot be taken back");
    const fields = { requestKey: form.hidden("requestKey"), round: "preferences-1" };
    const unreasoned = await londonLead.post(path, { ...fields, reason: "  " });
    expect(unreasoned.status).toBe(422);
    expect(words(unreasoned.text)).toContain("Give a reason");
    const done = await londonLead.post(path, { ...fields, reason: "Briefing of the boroughs" });
    expect(done.status).toBe(303);
    expect((await londonLead.post(path, { ...fields, reason: "Briefing of the boroughs" })).status).toBe(303);

    // The lot's page says that it waits, to those who may read it.
    const waits = "Waits for a second person: Disclosure of a lot’s bidders to its partners: Lot 20";
    expect(words((await londonLead.get(done.leadsTo ?? "")).text)).toContain(waits);
    const supporter = await portal.asStaff("support-manager", [20]);
    expect(words((await supporter.get(done.leadsTo ?? "")).text)).not.toContain("Waits for a second person");
    expect(words((await partner.get(partnerPath)).text)).toContain("You have not been told of any bidders");
    const second = await portal.signedIn("second.lead@authority.example");
    expect((await confirmsAt(second, `/authority/competitions/${portal.competitionId}`)).status).toBe(303);
    const told = (await partner.get(partnerPath)).text;
    expect(words(told)).toContain("capita crr (Carillion, Reed in Partnership, RAPt) mtc-amey (MTC, Amey)");
    expect([...told.matchAll(/Told at/g)]).toHaveLength(1);
    expect(told).not.toMatch(/Briefing of the boroughs|canary/);
    const shown = words((await londonLead.get(done.leadsTo ?? "")).text);
    expect(shown).toContain("What partners were told Told at 9am, Monday 31 March 2014 (BST)");
    for (const lot of ["lot-21", "lot-99", "x"])
      expect((await partner.get(partnerPath.replace("lot-20", lot))).status).toBe(404);
  });

  it("is refused to everybody else, and of a round that is not sealed", async () => {
    const { portal } = await londonAfterRound1();
    const path = `${portal.coveragePath}/lots/lot-20/disclose`;
    const fields = { requestKey: "a-request-key", round: "preferences-1", reason: "Because" };
    const others = [
      await portal.asStaff("support-manager", [20]),
      await portal.asStaff("auditor", "all"),
      await portal.asStaff("evaluator", "all"),
      await portal.asStaff("competition-lead", [9]),
    ];
    const before = await portal.portal.digest();
    for (const as of others) {
      expect((await as.get(`${path}?round=preferences-1`)).status).toBe(403);
      expect((await as.post(path, fields)).status).toBe(403);
    }
    expect(await portal.portal.digest()).toBe(before);
    const early = await (await portal.asLead()).post(path, { ...fields, round: "preferences-2" });
    expect(early.status).toBe(403);
    expect(words(early.text)).toContain("Your attempt has been recorded");
  });
});
