import { beforeEach, expect, it } from "vitest";
import { loadAppointed } from "../../functions/people/facts.ts";
import { Instant, plus } from "../../shared/kernel/instant.ts";
import { appoint } from "../builders/of-two.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";
import { confirmsAt, leads, MOVE, waitingAt } from "./competition-leads.ts";

let world: Awaited<ReturnType<typeof leads>>;
let deputy: Visitor;
let page: string;
const PEOPLE = "/authority/people";
/** From midnight before 9 May 2014 until midnight after 10 May, in British Summer Time. */
const [FROM, UNTIL] = [Instant.parse("2014-05-08T23:00:00.000Z"), Instant.parse("2014-05-10T23:00:00.000Z")];
const days = (first: string, last: string) => ({
  "first-day": first,
  "first-month": "5",
  "first-year": "2014",
  "last-day": last,
  "last-month": "5",
  "last-year": "2014",
});
beforeEach(async () => {
  world = await leads();
  await appoint(world, { mail: "team@authority.example", name: "Dan", role: "competition-lead" });
  deputy = await visitorAt(world.portal, "team@authority.example", { name: "Dan" });
  page =
    /href="([^"]+\/deputy)" aria-label="Make a deputy of Dan/.exec(
      (await world.first.get(PEOPLE)).text,
    )?.[1] ?? "";
});
const proposes = (more: object = {}) =>
  world.first.fill(page, { principalId: world.lead.personId, ...days("9", "10"), reason: "Leave", ...more });
/** The hash of what waits, without for whom the page was opened. */
const hashIn = async (look: string) => {
  const { seenHash = "" } = await world.second.hiddenIn(look, `${look}/confirm`);
  return { seenHash };
};
/** What an open session of the deputy may do now: propose an amendment, as national leads do. */
const leadsNow = async () => (await deputy.get(`${world.path}/propose-amendment`)).status === 200;

it("a deputy is proposed by one and confirmed by another, and acts from the first instant until the last", async () => {
  const nothing = await world.first.fill(page, {});
  expect(nothing.errorLinks).toEqual(["#principalId", "#first-day", "#last-day", "#reason"]);
  expect(nothing.words).toContain("There is a problem Choose for whom they act Enter the first day");
  // What was typed and is no day is told so, and not taken for nothing.
  const noDay = await proposes({ ...days("9", "10"), "first-day": "31", "first-month": "9" });
  expect(noDay.errorLinks).toEqual(["#first-day"]);
  expect(noDay.words).toContain(
    "Enter a date that exists, with the day, the month and all four digits of the year",
  );
  expect((await proposes(days("10", "9"))).errorLinks).toEqual(["#last-day"]);
  expect((await proposes()).leadsTo).toBe("/authority/proposals");
  const look = await waitingAt(world.second, "/authority");
  expect((await world.second.get(look)).words).toContain(
    "Deputy For National Lead, as national lead: from Friday 9 May 2014 up to and including Saturday 10 May 2014",
  );
  expect((await world.first.post(`${look}/confirm`, await hashIn(look))).status).toBe(422);
  expect((await confirmsAt(world.second, "/authority")).status).toBe(303);
  expect((await world.second.get(look)).words).toMatch(/Deputy for National Lead: Dan .* Before Team lead/);
  const closed = (await world.second.get("/authority/proposals")).words;
  expect(closed).toContain("Deputy for National Lead: Dan Confirmed");
  // A closed one is a row: what it says stands on its own page.
  expect(closed).not.toContain("Before Team lead");
  expect((await world.first.get(PEOPLE)).words).toContain("For National Lead, as national lead");
  const agreed = await world.portal.digest();
  for (const [at, may] of [
    [plus(FROM, -1), false],
    [FROM, true],
  ] as const) {
    world.portal.at(at);
    await deputy.signIn("team@authority.example", "Dan");
    expect([at, await leadsNow()]).toEqual([at, may]);
  }
  expect(agreed).not.toBe("");
  world.portal.at(plus(UNTIL, -1));
  await deputy.signIn("team@authority.example", "Dan");
  expect(await leadsNow()).toBe(true);
  world.portal.at(UNTIL);
  expect(await leadsNow()).toBe(false);
});

it("a deputy proposes by the name of both, and neither of the two confirms it; the end by one lead counts at once", async () => {
  await proposes();
  await confirmsAt(world.second, "/authority");
  world.portal.at(FROM);
  for (const [who, mail] of [
    [deputy, "team"],
    [world.first, "lead"],
    [world.second, "second.lead"],
  ] as const)
    await who.signIn(`${mail}@authority.example`);
  expect((await deputy.fill(`${world.path}/propose-amendment`, MOVE)).status).toBe(303);
  const look = await waitingAt(world.second, world.path);
  const shown = await world.second.get(look);
  expect(shown.words).toContain("Dan, for National Lead");
  const keys = await hashIn(look);
  for (const one of [deputy, world.first]) expect((await one.post(`${look}/confirm`, keys)).status).toBe(422);
  expect((await confirmsAt(world.second, world.path)).status).toBe(303);

  const end = page.replace(/deputy$/, "deputy/end");
  expect((await deputy.get(end)).status).toBe(403);
  expect((await world.second.fill(end, { reason: "Is back" })).leadsTo).toBe(PEOPLE);
  expect(await leadsNow()).toBe(false);
  const staff = await loadAppointed(world.portal.deps.table, world.portal.deps.now());
  expect(staff.find(({ name }) => name === "Dan")).not.toHaveProperty("deputises");
});

it("a deputy rests while whom they stand in for is suspended", async () => {
  await appoint(world, { mail: "third@authority.example", name: "Third", role: "national-lead" });
  await world.portal.signIn("third@authority.example", "Third");
  await proposes();
  await confirmsAt(world.second, "/authority");
  world.portal.at(FROM);
  await deputy.signIn("team@authority.example", "Dan");
  await world.second.signIn("second.lead@authority.example");
  expect(await leadsNow()).toBe(true);
  const { suspendStaff } = await import("../../functions/people/staff-operations.ts");
  const away = { personId: world.lead.personId, suspend: true, reason: "Ill" };
  const { anyKey, must } = await import("../builders/competition.ts");
  must(await suspendStaff(world.portal.deps, world.secondLead, away, anyKey()));
  expect(await leadsNow()).toBe(false);
});
