import { beforeEach, describe, expect, it } from "vitest";
import { LotId } from "../../shared/kernel/id.ts";
import { countEntries } from "../builders/effects.ts";
import { appoint } from "../builders/of-two.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";
import { confirmsAt, leads, waitingAt } from "./competition-leads.ts";

let world: Awaited<ReturnType<typeof leads>>;
beforeEach(async () => void (world = await leads()));

const PEOPLE = "/authority/people";
const THIRD = "third.lead@authority.example";
const A_LEAD = { name: "Third Lead", mail: THIRD, role: "national-lead" };
const signedIn = (mail: string) => visitorAt(world.portal, mail);
/** The page of somebody's role, as a lead finds it in the list. */
async function pageOf(name: string, as = world.first): Promise<string> {
  const { text } = await as.get(PEOPLE);
  const label = `(?:Change role of|Give a role in the whole portal to) ${name}`;
  return new RegExp(`href="([^"]+)" aria-label="${label}"`).exec(text)?.[1] ?? "none";
}
/** Sends something that must be refused, and sees that nothing is written. */
async function refused(act: () => ReturnType<Visitor["post"]>) {
  const before = await world.portal.digest();
  const answer = await act();
  expect(await world.portal.digest(), "a refusal commits nothing").toBe(before);
  return answer;
}

describe("the power to lead or to confirm", () => {
  it.each([
    ["a national lead", A_LEAD],
    ["an approver", { ...A_LEAD, role: "approver" }],
  ])(
    "of %s is proposed with a reason, and invites nobody before another person confirms it",
    async (_, typed) => {
      const unreasoned = await refused(() => world.first.post(`${PEOPLE}/appoint`, typed));
      expect([unreasoned.status, unreasoned.errorLinks]).toEqual([422, ["#reason"]]);
      const entries = await countEntries(world.portal);
      const sent = { ...(await world.first.hiddenIn(`${PEOPLE}/appoint`)), ...typed, reason: "Leave cover" };
      for (const time of ["first", "repeat"])
        expect((await world.first.post(`${PEOPLE}/appoint`, sent)).leadsTo, time).toBe(
          "/authority/proposals",
        );
      expect((await countEntries(world.portal)) - entries).toBe(1);
      expect((await world.first.get(PEOPLE)).words).not.toContain("Third Lead");

      const look = await waitingAt(world.second, "/authority");
      const page = (await world.second.get(look)).words;
      expect(page).toContain(`Person Third Lead, ${THIRD} Before No role`);
      expect(page).toContain("Leave cover");
      const { seenHash = "" } = await world.second.hiddenIn(look, `${look}/confirm`);
      expect((await refused(() => world.first.post(`${look}/confirm`, { seenHash }))).status).toBe(422);
      expect((await world.second.fill(look, {}, `${look}/confirm`)).status).toBe(303);
      expect((await countEntries(world.portal)) - entries).toBe(2);
      expect((await world.first.get(PEOPLE)).words).toMatch(/Third Lead .* Invited/);
      expect((await (await signedIn(THIRD)).get("/authority")).status).toBe(200);
    },
  );

  it.each([
    ["is given to who leads a team", "Team", { role: "national-lead" }],
    ["is given to who has another role", "Audit", { role: "approver" }],
    ["is taken, with every role of the portal", "Second Lead", { role: "none" }],
    ["is taken", "Second Lead", { role: "auditor" }],
  ])("%s by two people, and nothing changes before", async (_, name, role) => {
    const lots = [LotId.parse("lot-20")];
    await appoint(world, { mail: "team@authority.example", name: "Team", role: "competition-lead", lots });
    await signedIn("team@authority.example");
    await appoint(world, { mail: "audit@authority.example", name: "Audit", role: "auditor" });
    await signedIn("audit@authority.example");
    await appoint(world, { mail: "approver@authority.example", name: "An approver", role: "approver" });
    const approver = await signedIn("approver@authority.example");
    const page = await pageOf(name);
    const before = (await world.first.get(PEOPLE)).words;
    expect((await refused(() => world.first.fill(page, { name, ...role }))).errorLinks).toEqual(["#reason"]);
    const done = await world.first.fill(page, { name, ...role, reason: "Reorganised" });
    expect(done.leadsTo).toBe("/authority/proposals");
    expect((await world.first.get(PEOPLE)).words.replace(/^.*People of/, "")).toBe(
      before.replace(/^.*People of/, ""),
    );
    expect((await confirmsAt(approver, "/authority")).status).toBe(303);
    expect((await world.first.get(PEOPLE)).words).not.toBe(before);
  });

  it("is neither proposed nor confirmed nor declined by whom it is about", async () => {
    await appoint(world, { mail: "approver@authority.example", name: "An approver", role: "approver" });
    const approver = await signedIn("approver@authority.example");
    const page = await pageOf("Second Lead");
    expect((await world.second.get(page)).status).toBe(403);
    const own = {
      name: "Second Lead",
      role: "national-lead",
      reason: "x",
      seenVersion: "1",
    };
    expect((await refused(() => world.second.post(page, own))).status).toBe(403);

    const change = { name: "Second Lead", role: "auditor", reason: "Moves on" };
    expect((await world.first.fill(page, change)).status).toBe(303);
    const look = await waitingAt(approver, "/authority");
    const { seenHash = "" } = await approver.hiddenIn(look, `${look}/confirm`);
    const concerned = await world.second.get(look);
    expect(concerned.text).not.toContain(`${look}/confirm`);
    expect(concerned.hrefs).not.toContain(`${look}/decline`);
    expect((await world.second.get("/authority")).words).not.toContain("for a second person");
    for (const [act, fields] of [
      ["confirm", { seenHash }],
      ["decline", { reason: "No" }],
      ["withdraw", {}],
    ] as const)
      expect([act, (await refused(() => world.second.post(`${look}/${act}`, fields))).status]).toEqual([
        act,
        422,
      ]);
    expect((await approver.fill(look, {}, `${look}/confirm`)).status).toBe(303);
    expect((await world.second.get("/authority")).status, "their sessions end with the change").toBe(302);
  });

  it("is overtaken when the role has changed since it was proposed", async () => {
    const lots = [LotId.parse("lot-20")];
    const team = { mail: "team@authority.example", name: "Team", role: "competition-lead", lots } as const;
    await appoint(world, team);
    await signedIn(team.mail);
    const widened = { name: "Team", role: "national-lead", reason: "Leads all" };
    await world.first.fill(await pageOf("Team"), widened);
    const look = await waitingAt(world.second, "/authority");
    const keys = await world.second.hiddenIn(look, `${look}/confirm`);
    await appoint(world, { ...team, role: "support-manager" });
    expect((await refused(() => world.second.post(`${look}/confirm`, keys))).status).toBe(422);
    expect((await world.second.get(look)).words).toContain("State Overtaken");
  });
});

it("home and people warn whoever confirms while fewer than three do, by which window it matters and what to do", async () => {
  const warning =
    "Only 2 people can confirm what takes two: National Lead, Second Lead. The next window to close is that of";
  const warned = async (as: Visitor) =>
    Promise.all(["/authority", PEOPLE].map(async (page) => (await as.get(page)).words.includes(warning)));
  const appoint3rd = (name: string) =>
    appoint(world, { mail: `${name}@authority.example`, name, role: "approver" });
  expect([await warned(world.first), await warned(world.second)]).toEqual([
    [true, true],
    [true, true],
  ]);
  const home = await world.first.get("/authority");
  expect(home.words).toMatch(/round 2 of “Transforming Rehabilitation”, 12 noon, Friday 16 May 2014 \(BST\)/);
  expect(home.hrefs).toContain(`${PEOPLE}/appoint`);
  await appoint(world, { mail: "auditor@authority.example", name: "Una", role: "auditor" });
  expect(await warned(await signedIn("auditor@authority.example"))).toEqual([false, false]);
  await appoint3rd("ann");
  // Who is only invited confirms nothing yet.
  expect(await warned(world.first)).toEqual([true, true]);
  const ann = await signedIn("ann@authority.example");
  expect(await warned(world.first)).toEqual([false, false]);
  // Who is suspended confirms nothing any more, and the approver is told what to do.
  const { personId } = await world.portal.actor("authority", "second.lead@authority.example", "Second");
  await world.first.fill(`${PEOPLE}/${personId}/suspend`, { reason: "Ill" });
  const approver = (await ann.get("/authority")).words;
  expect(approver).toContain("Only 2 people can confirm what takes two: ann, National Lead.");
  expect(approver).toContain("Ask a national lead to propose another");
});
