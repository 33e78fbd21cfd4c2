import { describe, expect, it } from "vitest";
import { aCompetition, london } from "../builders/competition.ts";
import { aPortal } from "../builders/portal.ts";
import { startPage } from "./competition-door.ts";
import { front } from "../builders/doors.ts";
import { Visitor, visitorAt } from "../builders/visitor.ts";

describe("the start page", () => {
  it("says so when there is no competition", async () => {
    const portal = await aPortal({ at: london("2014-05-08T09:00") });
    const browser = await visitorAt(portal, "lead@authority.example");
    expect((await browser.get("/authority")).words).toContain("There is no competition yet.");
    expect((await startPage(portal)).words).toContain("There is no competition at the moment.");
  });

  it("shows everybody what is open, without a way in but to sign in", async () => {
    const { portal, competitionId } = await aCompetition("2014-05-08T09:00");
    const response = await startPage(portal);
    expect(response.status).toBe(200);
    expect(
      response.hrefs.filter(
        (href) => !["/help", "/receipts", "/privacy", "/cookies", "/accessibility"].includes(href),
      ),
    ).toEqual(["/sign-in", `/competitions/${competitionId}`]);
    expect(response.words).toContain("Tenders : open, closes 12 noon, Monday 30 June 2014 (BST)");
  });

  it("leads somebody who has signed in to their own pages", async () => {
    const { portal } = await aCompetition();
    const lead = await portal.signIn("lead@authority.example");
    expect((await startPage(portal, lead.secret)).hrefs).toContain("/authority");
    const newcomer = await portal.signIn("somebody@new.example");
    expect((await startPage(portal, newcomer.secret)).hrefs).toContain("/session/choose");
  });

  it("leaves out of the start page what is cancelled or over", async () => {
    const { portal } = await aCompetition("2015-03-01T09:00");
    expect((await startPage(portal)).words).toContain("There is no competition at the moment.");
  });
});

describe("the public page of a competition", () => {
  it("says how to take part until the PQQ closes, and then that it has", async () => {
    const { portal, competitionId } = await aCompetition("2013-10-10T09:00");
    const words = async () =>
      (await new Visitor(front(portal.deps)).get(`/competitions/${competitionId}`)).words;
    portal.at(london("2013-10-31T11:59:59.999"));
    expect(await words()).toContain("Register your organisation or consortium");
    portal.at(london("2013-10-31T12:00"));
    expect(await words()).toContain("The PQQ closed at 12 noon, Thursday 31 October 2013 (GMT)");
    expect(await words()).not.toContain("Register your organisation");
  });
});

describe("the lists", () => {
  it("lists competitions with what is open, for every audience under its own address", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    const { portal } = competition;
    const partner = "partner.london@partner.example";
    await competition.partner(partner);
    await competition.bidder("capita");
    const readers = [
      ["authority", "lead@authority.example"],
      ["bidder", "member@capita.example"],
      ["partner", partner],
    ] as const;
    for (const [audience, mail] of readers) {
      const response = await (await visitorAt(portal, mail)).get(`/${audience}`);
      expect(response.status).toBe(200);
      expect(response.hrefs).toContain(`/${audience}/competitions/${competition.competitionId}`);
      expect(response.words).toContain("Lot preferences, round 2 : open, closes 12 noon");
    }
  });
});
