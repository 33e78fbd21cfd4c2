import { beforeEach, describe, expect, it } from "vitest";
import { type RunningCompetition, aCompetition } from "../../builders/competition.ts";
import { front, type Front } from "../../builders/doors.ts";
import { Visitor } from "../../builders/visitor.ts";

let running: RunningCompetition;
let doors: Front;
let visitor: Visitor;
let colleague: string;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  const { member } = await running.bidder("alpha");
  colleague = `/bidder/people/${member.personId}`;
  doors = front(running.portal.deps);
  visitor = await Visitor.signedIn(doors, "submit@alpha.example", "Anna");
});

describe("a colleague's role", () => {
  it("is changed on a page of its own, and counts from their next request on", async () => {
    const member = await Visitor.signedIn(doors, "member@alpha.example");
    expect((await visitor.get(`${colleague}/role`)).text).toContain("Change the role of Member of alpha");
    expect((await visitor.post(`${colleague}/role`, { role: "submitter" })).leadsTo).toBe("/bidder/people");
    expect((await member.get("/bidder/people")).status).toBe(302);
    await member.signIn("member@alpha.example");
    expect((await member.get("/bidder/people/invite")).status).toBe(200);
  });

  it("a colleague's role is one of the roles", async () => {
    const answer = await visitor.post(`${colleague}/role`, { role: "owner" });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#role">Choose a role');
  });
});

describe("a colleague's removal", () => {
  it("is asked once more, signs them out, and leaves them without a place", async () => {
    const member = await Visitor.signedIn(doors, "member@alpha.example");
    expect((await visitor.get(`${colleague}/remove`)).text).toContain("Remove Member of alpha");
    expect((await visitor.post(`${colleague}/remove`)).leadsTo).toBe("/bidder/people");
    expect((await visitor.get("/bidder/people")).text).not.toContain("member@alpha.example");
    expect((await member.get("/bidder/people")).status).toBe(302);
    expect((await member.signIn("member@alpha.example")).leadsTo).toBe("/session/choose");
    expect((await visitor.post(`${colleague}/remove`)).status).toBe(404);
  });
});
