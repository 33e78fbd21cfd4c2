import { beforeEach, describe, expect, it } from "vitest";
import { discardDraft } from "../../functions/competition/draft-operations.ts";
import { giveRole } from "../../functions/people/staff-operations.ts";
import { type CompetitionId, competitionOfDraft, DraftId, LotId } from "../../shared/kernel/id.ts";
import { CloneDraft } from "../../shared/competition/draft-schema.ts";
import { GiveRole } from "../../shared/people/schema.ts";
import { cloneDraft } from "../../functions/competition/draft-operations.ts";
import { anyKey, must, publishedDraft } from "../builders/competition.ts";
import { countEntries } from "../builders/effects.ts";
import { beforeWriting } from "../builders/faults.ts";
import { appoint } from "../builders/of-two.ts";
import { allItems } from "../builders/portal.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";
import { leads } from "./competition-leads.ts";

let world: Awaited<ReturnType<typeof leads>>;
beforeEach(async () => void (world = await leads()));

const PEOPLE = "/authority/people";
const SAM = { mail: "sam@authority.example", name: "Sam" };
const role = (more: object = {}) => ({
  name: "Sam",
  role: "support-manager",
  scope: "some",
  lots: "lot-9",
  ...more,
});
/** The address of a role in a competition: of who is not known yet, or of Sam. */
async function pageOf(competition: CompetitionId, known: boolean): Promise<string> {
  if (!known) return `${PEOPLE}/appoint/competitions/${competition}`;
  const roles = /href="([^"]+\/roles)" aria-label="Give a role in a competition to Sam"/.exec(
    (await world.first.get(PEOPLE)).text,
  )?.[1];
  return `${roles ?? "none"}/${competition}`;
}
const draft = async (title: string) => {
  const command = CloneDraft.parse({
    from: "transforming-rehabilitation-2013",
    title,
    startsOn: "2015-01-05",
  });
  const { answer } = must(await cloneDraft(world.portal.deps, world.lead, command, anyKey()));
  return DraftId.parse(answer["draftId"]);
};
const signedIn = ({ mail, name } = SAM) => visitorAt(world.portal, mail, { name });
const sees = async (who: Visitor, competition: CompetitionId) =>
  (await who.get(`/authority/competitions/${competition}`)).status;

describe("a role in a competition", () => {
  it("is given from a list of competitions and drafts, with lots of the one chosen, and counts when its person accepts", async () => {
    const { first, competitionId } = world;
    const prepared = await draft("Another one");
    const choice = await first.get(`${PEOPLE}/appoint/competitions`);
    expect(choice.words).toContain("Another one (draft)");
    expect(choice.hrefs).toEqual(
      expect.arrayContaining(
        [competitionId, competitionOfDraft(prepared)].map((id) => `${PEOPLE}/appoint/competitions/${id}`),
      ),
    );
    const page = await pageOf(competitionId, false);
    expect((await first.fill(page, role({ mail: SAM.mail, lots: "lot-99" }))).errorLinks).toEqual(["#lots"]);
    expect((await first.fill(page, { name: "Sam" })).errorLinks).toEqual(["#mail", "#role", "#scope"]);
    const entries = await countEntries(world.portal);
    expect((await first.fill(page, role({ mail: SAM.mail }))).leadsTo).toBe(PEOPLE);
    expect((await countEntries(world.portal)) - entries).toBe(1);
    expect((await first.get(PEOPLE)).words).toMatch(
      /Sam .* Competition support manager, Lot 9 Transforming .* Invited/,
    );
    expect(await sees(await signedIn(), competitionId)).toBe(200);
  });

  it("given or taken takes effect at the next request of a session that is open", async () => {
    const { first, competitionId } = world;
    const prepared = competitionOfDraft(await draft("Another one"));
    await appoint(world, { ...SAM, role: "evaluator" }, prepared);
    const sam = await signedIn();
    expect([
      await sees(sam, competitionId),
      (await sam.get("/authority")).hrefs.join().includes(competitionId),
    ]).toEqual([404, false]);
    const toGive = await first.get(await pageOf(competitionId, true));
    expect([toGive.words.includes("Give this role"), toGive.words.includes("As it stands")]).toEqual([
      true,
      false,
    ]);
    expect((await first.fill(await pageOf(competitionId, true), role())).leadsTo).toBe(PEOPLE);
    // What stands is said where it is changed.
    const toChange = await first.get(await pageOf(competitionId, true));
    expect(toChange.words).toMatch(/As it stands: Competition support manager, Lot 9\. .* Change this role/);
    expect([
      await sees(sam, competitionId),
      (await sam.get("/authority")).hrefs.join().includes(competitionId),
    ]).toEqual([200, true]);
    expect((await sam.get(`/authority/competitions/${competitionId}/propose-amendment`)).status).toBe(403);

    const end = `${await pageOf(competitionId, true)}/end`;
    expect((await first.fill(end, {})).errorLinks).toEqual(["#reason"]);
    const sent = { ...(await first.hiddenIn(end)), reason: "Moves on" };
    for (const time of ["first", "repeat"]) expect((await first.post(end, sent)).leadsTo, time).toBe(PEOPLE);
    expect(await sees(sam, competitionId)).toBe(404);
    // Who comes back to the page of what has ended is told so, and nothing is done.
    const entries = await countEntries(world.portal);
    for (const back of [() => first.post(end, { reason: "Again" }), () => first.get(end)]) {
      const answer = await back();
      expect([answer.status, answer.leadsTo]).toEqual([303, PEOPLE]);
      expect((await first.get(PEOPLE)).words).toContain("That role has ended already. Nothing was changed");
    }
    expect(await countEntries(world.portal)).toBe(entries);
  });

  it("in a draft shows its person that draft, to read, and no other", async () => {
    const [own, other] = [await draft("Another one"), await draft("A third one")];
    await appoint(world, { ...SAM, role: "evaluator" }, competitionOfDraft(own));
    const sam = await signedIn();
    const page = `/authority/competition-drafts/${own}`;
    const home = await sam.get("/authority");
    expect(home.words).toContain("Drafts in which you have a role Another one");
    expect(home.hrefs).toContain(page);
    const shown = await sam.get(page);
    expect([shown.status, shown.words.includes("This is a draft")]).toEqual([200, true]);
    // Nothing that is then refused: no list, no way to change it, no proposal.
    for (const way of ["/edit", "/discard", "/copy", "/appoint"])
      expect(shown.hrefs.join()).not.toContain(way);
    expect(shown.hrefs).not.toContain("/authority/competition-drafts");
    expect(shown.words).not.toContain("Propose to publish");
    expect((await sam.get(`/authority/competition-drafts/${other}`)).status).toBe(404);
    for (const path of [`${page}/edit`, "/authority/competition-drafts"])
      expect([path, (await sam.get(path)).status]).toEqual([path, 403]);
    expect((await world.first.get(page)).hrefs).toContain(
      `${PEOPLE}/appoint/competitions/${competitionOfDraft(own)}`,
    );
    // A role that has ended shows nothing any more.
    const end = `${await pageOf(competitionOfDraft(own), true)}/end`;
    expect((await world.first.fill(end, { reason: "Moves on" })).leadsTo).toBe(PEOPLE);
    expect((await sam.get(page)).status).toBe(404);
  });

  it("is given by their address to who has one in another competition, who is told and need take no place", async () => {
    const { first, competitionId, portal } = world;
    await appoint(world, { ...SAM, role: "evaluator" }, competitionOfDraft(await draft("Another one")));
    const sam = await signedIn();
    const entries = await countEntries(portal);
    const page = await pageOf(competitionId, false);
    expect((await first.fill(page, role({ mail: SAM.mail, name: "Samuel" }))).leadsTo).toBe(PEOPLE);
    expect((await countEntries(portal)) - entries).toBe(1);
    expect(await sees(sam, competitionId)).toBe(200);
    const people = (await first.get(PEOPLE)).words;
    expect(people).toMatch(
      /Sam sam@ .* Evaluator, all lots Another one .* Competition support manager, Lot 9/,
    );
    expect(people).not.toMatch(/Samuel|Invited/);
    expect((await first.get("/authority/audit?what=staff.appointed")).words).toContain(
      "Role in a competition given",
    );
    // Twice in one competition it is changed, and not given.
    const twice = await first.fill(page, role({ mail: SAM.mail }));
    expect([twice.status, twice.words.includes("has a role already")]).toEqual([422, true]);
  });

  it("stands in no session, and neither do lots", async () => {
    await appoint(world, { ...SAM, role: "evaluator" });
    await signedIn();
    const sessions = (await allItems(world.portal.client)).filter(({ pk }) => pk?.S?.startsWith("SESSION#"));
    expect(sessions.length).toBeGreaterThan(2);
    for (const session of sessions)
      expect(JSON.stringify(session)).not.toMatch(/evaluator|national-lead|"lots"|"role/);
  });

  it("in a draft is its person's in the competition that it becomes, and in nothing when it is thrown away", async () => {
    const { portal, lead } = world;
    const [kept, thrown] = [await draft("Kept"), await draft("Thrown away")];
    for (const id of [kept, thrown]) {
      const given = GiveRole.parse({
        ...SAM,
        roleIn: competitionOfDraft(id),
        role: "competition-lead",
        lots: [LotId.parse("lot-20")],
        seenVersion: id === kept ? 0 : 1,
      });
      must(await giveRole(portal.deps, lead, given, anyKey()));
    }
    const sam = await signedIn();
    const page = (id: DraftId) => sam.get(`/authority/competition-drafts/${id}`);
    expect([(await page(kept)).status, await sees(sam, competitionOfDraft(kept))]).toEqual([200, 404]);
    expect((await sam.get(PEOPLE)).words).toMatch(/Sam .* Team lead, Lot 20 Kept \(draft\)/);
    const published = await publishedDraft(portal.deps, lead, kept);
    must(await discardDraft(portal.deps, lead, { draftId: thrown, seenVersion: 1 }, anyKey()));
    expect([published, await sees(sam, published)]).toEqual([competitionOfDraft(kept), 200]);
    expect(await sees(sam, competitionOfDraft(thrown))).toBe(404);
    expect((await sam.get(PEOPLE)).words).not.toContain("Thrown away");
  });

  it("shows on the page of people what is given in the reader’s own competitions, and who is of the portal", async () => {
    const elsewhere = competitionOfDraft(await draft("A secret"));
    await appoint(world, { ...SAM, role: "evaluator" });
    await appoint(world, { mail: "una@authority.example", name: "Una", role: "evaluator" }, elsewhere);
    const { words } = await (await signedIn()).get(PEOPLE);
    expect(words).toContain("National Lead");
    expect(words).toContain("Evaluator, all lots");
    expect(words).not.toMatch(/Una|A secret/);
    expect((await world.first.get(PEOPLE)).words).toMatch(/Una .* Evaluator, all lots A secret \(draft\)/);
  });

  it("is read by its person when they are asked to take it: what, of which lots and where", async () => {
    const { first, competitionId, portal } = world;
    await first.fill(await pageOf(competitionId, false), role({ mail: SAM.mail }));
    const sam = await visitorAt(portal, "nobody@nowhere.example");
    await sam.signIn(SAM.mail, SAM.name);
    const asked = (await sam.get("/session/invitations/authority")).words;
    expect(asked).toContain("Competition support manager, Lot 9: Transforming Rehabilitation");
  });

  it("is not given by who is suspended between reading and writing, nor is anything else done", async () => {
    const { portal, lead, secondLead, competitionId } = world;
    const { deps } = portal;
    const given = GiveRole.parse({ ...SAM, roleIn: competitionId, role: "evaluator", lots: "all" });
    const { suspendStaff } = await import("../../functions/people/staff-operations.ts");
    const away = { personId: lead.personId, suspend: true, reason: "Left" };
    const between = beforeWriting(deps, async () =>
      must(await suspendStaff(deps, secondLead, away, anyKey())),
    );
    const done = await giveRole(between, lead, given, anyKey());
    expect(done.ok ? "accepted" : done.error.code).toBe("changed-meanwhile");
  });
});

it("who has no role left reads their notices, and nothing else", async () => {
  const { first, competitionId } = world;
  await appoint(world, { ...SAM, role: "evaluator" });
  const sam = await signedIn();
  await first.fill(`${await pageOf(competitionId, true)}/end`, { reason: "Moves on" });
  const status = async (path: string) => (await sam.get(path)).status;
  expect([await status("/authority"), await status("/authority/notices")]).toEqual([200, 200]);
  for (const path of [PEOPLE, "/authority/organisations", "/authority/proposals"])
    expect(await status(path)).toBe(403);
});
