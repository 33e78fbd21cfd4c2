import { beforeEach, describe, expect, it } from "vitest";
import { type RunningCompetition, aCompetition } from "../../builders/competition.ts";
import { allDoors, type Doors, leadsTo, textOf, Visitor } from "../doors-visitor.ts";

let running: RunningCompetition;
let doors: Doors;
let visitor: Visitor;
let colleague: string;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  const { member } = await running.bidder("alpha");
  colleague = `/bidder/people/${member.personId}`;
  doors = allDoors(running.portal.deps);
  visitor = new Visitor(doors);
  await visitor.signIn("submit@alpha.example", "Anna");
});

describe("a colleague's role", () => {
  it("is changed on a page of its own, and counts from their next request on", async () => {
    const member = new Visitor(doors);
    await member.signIn("member@alpha.example");
    expect(await textOf(visitor.get(`${colleague}/role`))).toContain("Change the role of Member of alpha");
    expect(leadsTo(await visitor.post(`${colleague}/role`, { role: "submitter" }))).toBe("/bidder/people");
    expect((await member.get("/bidder/people")).status).toBe(302);
    await member.signIn("member@alpha.example");
    expect((await member.get("/bidder/people/invite")).status).toBe(200);
  });

  it("a colleague's role is one of the roles", async () => {
    const answer = await visitor.post(`${colleague}/role`, { role: "owner" });
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain('href="#role">Choose a role');
  });
});

describe("a colleague's removal", () => {
  it("is asked once more, signs them out, and leaves them without a place", async () => {
    const member = new Visitor(doors);
    await member.signIn("member@alpha.example");
    expect(await textOf(visitor.get(`${colleague}/remove`))).toContain("Remove Member of alpha");
    expect(leadsTo(await visitor.post(`${colleague}/remove`))).toBe("/bidder/people");
    expect(await textOf(visitor.get("/bidder/people"))).not.toContain("member@alpha.example");
    expect((await member.get("/bidder/people")).status).toBe(302);
    expect(leadsTo(await member.signIn("member@alpha.example"))).toBe("/session/choose");
    expect((await visitor.post(`${colleague}/remove`)).status).toBe(404);
  });
});
