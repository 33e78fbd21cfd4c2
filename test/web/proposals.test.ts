import { beforeEach, describe, expect, it } from "vitest";
import type { StaffRole } from "../../shared/kernel/actor.ts";
import { LotId } from "../../shared/kernel/id.ts";
import { london } from "../builders/competition.ts";
import { FINANCE } from "../builders/evaluation.ts";
import { appoint } from "../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq } from "../builders/outcome.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";
import { leads, MOVE, waitingAt } from "./competition-leads.ts";

const AMENDMENT = "Amendment of the timetable: Lot preferences, round 2, closing time";
const WAITS = `1 proposal waits for a second person ${AMENDMENT} , proposed by National Lead`;

let world: Awaited<ReturnType<typeof leads>>;
beforeEach(async () => void (world = await leads()));

/** Somebody of the authority in a role, who signs in. */
async function appointed(role: StaffRole, lots: "all" | LotId[] = "all"): Promise<Visitor> {
  const mail = `${role}@authority.example`;
  await appoint(world, { mail, name: `A ${role}`, role, lots });
  return visitorAt(world.portal, mail);
}
/** The first lead proposes to move round 2; gives back where that stands. */
async function proposed(): Promise<string> {
  await world.first.fill(`${world.path}/propose-amendment`, MOVE);
  return waitingAt(world.first, world.path);
}

describe("what waits for a second person", () => {
  it("stands first on the home and on the competition’s page of everybody who can confirm it, and of nobody else", async () => {
    const approver = await appointed("approver");
    const others = [
      await appointed("auditor"),
      await appointed("evaluator"),
      await appointed("support-manager", [LotId.parse("lot-9")]),
    ];
    const look = await proposed();
    for (const as of [world.second, approver]) {
      const home = await as.get("/authority");
      expect(home.words).toContain(WAITS);
      expect(home.words).toContain("to be confirmed before 12 noon, Friday 16 May 2014 (BST)");
      expect(home.hrefs.filter((href) => !href.startsWith("#")).indexOf(look)).toBeLessThan(
        home.hrefs.indexOf(world.path),
      );
      const page = await as.get(world.path);
      expect(page.words).toContain(`Confirm: ${AMENDMENT}`);
      expect(page.hrefs).toContain(look);
    }
    for (const as of [world.first, ...others]) {
      expect((await as.get("/authority")).words).not.toContain("for a second person");
      const page = await as.get(world.path);
      expect(page.words).not.toContain("Confirm: ");
      expect(page.words).toContain("Proposals 1 waits for a second person");
    }
  });

  it("is listed for everybody of the authority in its competition, and over all competitions", async () => {
    const auditor = await appointed("auditor");
    await proposed();
    for (const [as, link] of [
      [world.second, "Look and confirm"],
      [auditor, "See the proposal"],
      [world.first, "See the proposal"],
    ] as const)
      for (const list of [`${world.path}/proposals`, "/authority/proposals"]) {
        const { words } = await as.get(list);
        expect(words).toContain("What waits here is known to the authority only");
        expect(words).toMatch(/Moves from 12 noon, .* State Waiting Proposed by National Lead/);
        expect(words).toContain(link);
      }
    const empty = await (
      await visitorAt((await leads()).portal, "lead@authority.example")
    ).get("/authority/proposals");
    expect(empty.words).toContain("Nothing waits for a second person");
  });

  it("is shown to both people in the same words, and to each with what they may do", async () => {
    const auditor = await appointed("auditor");
    const look = await proposed();
    const proposal = (text: string) =>
      /<dl[^>]*>[^]*<\/dl>/.exec(text)?.[0].replaceAll(/nonce="[^"]*"/g, "") ?? "nothing";
    const [own, other, looking] = await Promise.all(
      [world.first, world.second, auditor].map((as) => as.get(look)),
    );
    expect(own?.text).toContain("5pm, Monday 19 May 2014 (BST)");
    expect(proposal(other?.text ?? "")).toBe(proposal(own?.text ?? ""));
    expect(proposal(looking?.text ?? "")).toBe(proposal(own?.text ?? ""));
    const offers = ["/confirm", "/decline", "/withdraw", "/again"];
    const offered = (text = "") => offers.filter((path) => text.includes(`"${look}${path}"`));
    expect([offered(own?.text), offered(other?.text), offered(looking?.text)]).toEqual([
      ["/withdraw"],
      ["/confirm", "/decline"],
      [],
    ]);
    expect(own?.words).toContain(
      "You proposed this. Another national lead or an approver has to confirm it.",
    );
    expect(other?.words).toContain("What you confirm is exactly what stands here");
  });
});

describe("confirming a proposal by its page", () => {
  it("is done once, by an approver too, and says so; a repeat of the form is answered as the first time", async () => {
    const approver = await appointed("approver");
    const look = await proposed();
    const sent = await approver.hiddenIn(look, `${look}/confirm`);
    const confirmed = await approver.post(`${look}/confirm`, sent);
    expect([confirmed.status, confirmed.leadsTo]).toEqual([303, look]);
    const after = await approver.get(look);
    expect(after.words).toMatch(/State Confirmed .* Confirmed by A approver/);
    expect(after.text).not.toContain(`"${look}/confirm"`);
    expect((await approver.post(`${look}/confirm`, sent)).status, "the same form again").toBe(303);
    const late = await world.second.post(`${look}/confirm`, {
      seenHash: sent["seenHash"] ?? "",
      requestKey: "another-key",
    });
    expect([late.status, late.words.includes("This proposal was confirmed already")]).toEqual([422, true]);
    expect((await world.now()).version).toBe(2);
  });

  it("is refused in words to who proposed it, on another hash and on none, and changes nothing", async () => {
    const look = await proposed();
    const { seenHash: hash = "" } = await world.second.hiddenIn(look, `${look}/confirm`);
    const before = await world.portal.digest();
    const own = await world.first.post(`${look}/confirm`, { seenHash: hash, requestKey: "own-confirmation" });
    expect([own.status, own.errorLinks]).toEqual([422, ["#proposal"]]);
    expect(own.words).toContain("Another national lead or an approver has to confirm it");
    for (const seenHash of ["0".repeat(64), "x", ""]) {
      const stale = await world.second.post(`${look}/confirm`, { requestKey: "stale-hash", seenHash });
      expect([stale.status, stale.errorLinks]).toEqual([422, ["#proposal"]]);
      expect(stale.words).toContain("This has changed since you opened it");
    }
    expect(await world.portal.digest()).toBe(before);
  });

  it("is refused in words from an old page once what it stands on has changed, and offers to propose it again", async () => {
    const look = await proposed();
    const sent = await world.second.hiddenIn(look, `${look}/confirm`);
    const other = { ...MOVE, instant: "dialogue closesAt", "to-month": "6" };
    await world.second.fill(`${world.path}/propose-amendment`, other);
    const theirs = (await world.first.get(`${world.path}/proposals`)).hrefs.find(
      (href) => /\/prp_\w+$/.test(href) && href !== look,
    );
    expect((await world.first.fill(theirs ?? "", {}, `${theirs}/confirm`)).status).toBe(303);

    const stale = await world.second.post(`${look}/confirm`, sent);
    expect([stale.status, stale.errorLinks]).toEqual([422, ["#proposal"]]);
    expect(stale.words).toContain("What this proposal stands on has changed since it was made");
    expect((await world.second.get("/authority")).words).not.toContain("for a second person");
    const overtaken = await world.second.get(look);
    expect(overtaken.words).toMatch(/State Overtaken .* Nothing has come of it/);

    const again = await world.second.fill(look, {}, `${look}/again`);
    expect(again.status).toBe(303);
    expect(again.leadsTo).not.toBe(look);
    const anew = await world.first.get(again.leadsTo ?? "");
    expect(anew.words).toMatch(/State Waiting Proposed by Second Lead/);
    expect((await world.first.fill(again.leadsTo ?? "", {}, `${again.leadsTo}/confirm`)).status).toBe(303);
    expect((await world.now()).version).toBe(3);
  });

  it("is refused in words to who got the power after it was proposed", async () => {
    const look = await proposed();
    world.portal.at(london("2014-05-08T09:01"));
    const approver = await appointed("approver");
    const refused = await approver.fill(look, {}, `${look}/confirm`);
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#proposal"]]);
    expect(refused.words).toContain("You have had the power to confirm since 9am, Thursday 8 May 2014 (BST)");
  });

  it("is refused in words once its time has run out, whatever the page said", async () => {
    const look = await proposed();
    world.portal.at(london("2014-05-16T11:59:59.999"));
    const sent = await (
      await visitorAt(world.portal, "second.lead@authority.example")
    ).hiddenIn(look, `${look}/confirm`);
    world.portal.at(london("2014-05-16T12:00"));
    const second = await visitorAt(world.portal, "second.lead@authority.example");
    const late = await second.post(`${look}/confirm`, sent);
    expect([
      late.status,
      late.words.includes("The time in which this could be confirmed has run out"),
    ]).toEqual([422, true]);
    expect((await second.get(look)).words).toMatch(/State Lapsed .* This was not confirmed in time/);
  });
});

describe("closing a proposal by its page", () => {
  it("withdraws it as its proposer, after which either lead can propose it again", async () => {
    const look = await proposed();
    const withdrawn = await world.first.fill(look, {}, `${look}/withdraw`);
    expect([withdrawn.status, withdrawn.leadsTo]).toEqual([303, look]);
    for (const as of [world.first, world.second])
      expect((await as.get(look)).text).toContain(`"${look}/again"`);
    const auditor = await appointed("auditor");
    const seen = await auditor.get(look);
    expect(seen.words).toMatch(/State Withdrawn .* Withdrawn by National Lead/);
    expect(seen.text).not.toContain(`"${look}/again"`);
  });

  it("declines it with a reason, which its proposer reads, and not without one", async () => {
    const look = await proposed();
    const empty = await world.second.fill(`${look}/decline`, { reason: " " });
    expect([empty.status, empty.errorLinks]).toEqual([422, ["#reason"]]);
    const declined = await world.second.fill(`${look}/decline`, { reason: "Not needed <now>" });
    expect([declined.status, declined.leadsTo]).toEqual([303, look]);
    const { words } = await world.first.get(look);
    expect(words).toMatch(/State Declined .* Declined by Second Lead/);
    expect(words).toContain("Why it was declined Not needed &lt;now&gt;");
    const twice = await world.second.fill(`${look}/decline`, { reason: "Again" });
    expect([twice.status, twice.words.includes("This proposal was declined already")]).toEqual([422, true]);
  });

  it("refuses to withdraw another’s, and to decline one’s own", async () => {
    const look = await proposed();
    const other = await world.second.post(`${look}/withdraw`, { requestKey: "anothers-proposal" });
    expect([other.status, other.words.includes("Only the person who proposed this can withdraw it")]).toEqual(
      [422, true],
    );
    const own = await world.first.fill(`${look}/decline`, { reason: "Mine" });
    expect([own.status, own.words.includes("You proposed this. Withdraw it instead")]).toEqual([422, true]);
  });
});

describe("a proposal at another address", () => {
  it("is not found on the portal, in another competition, or under no id", async () => {
    const look = await proposed();
    const id = look.split("/").at(-1) ?? "";
    for (const path of [
      `/authority/proposals/${id}`,
      `/authority/competitions/cmp_00000000000000000000000000/proposals/${id}`,
      `/authority/competitions/x/proposals/${id}`,
      `${world.path}/proposals/prp_00000000000000000000000000`,
      `${world.path}/proposals/x`,
    ])
      expect([path, (await world.second.get(path)).status]).toEqual([path, 404]);
  });
});

describe("an outcome that is proposed", () => {
  let pqq: AssessedPqq;
  beforeEach(async () => void (pqq = await anAssessedPqq()));

  it("is read whole by an approver, who reads no response and confirms it", async () => {
    await pqq.staff("approver", "approver");
    const proposalId = await pqq.proposed();
    const approver = await visitorAt(pqq.portal, "approver@authority.example");
    const home = `/authority/competitions/${pqq.competitionId}`;
    const look = `${home}/proposals/${proposalId}`;
    expect((await approver.get("/authority")).words).toContain(
      "1 proposal waits for a second person Outcome of the PQQ",
    );
    const { words } = await approver.get(look);
    expect(words).toContain(
      "How every response came out alpha Passed; 80% beta Passed; 80%; not named in public",
    );
    for (const path of ["responses", "evaluation", "coverage", `responses/${pqq.idOf("alpha")}`])
      expect([path, (await approver.get(`${home}/${path}`)).status]).toEqual([path, 403]);
    expect((await approver.fill(look, {}, `${look}/confirm`)).status).toBe(303);
    expect((await approver.get(look)).words).toContain("State Confirmed");
  });

  it("is withdrawn or declined also after its time has run out, so that responses can be marked again", async () => {
    const { portal } = pqq;
    const home = `/authority/competitions/${pqq.competitionId}`;
    const mark = async () => {
      const as = await visitorAt(portal, "eva@authority.example");
      return (await as.get(home)).words.includes("Mark 3 sections of responses");
    };
    await pqq.evaluator("eva", FINANCE);
    for (const close of ["withdraw", "decline"] as const) {
      const proposalId = await pqq.proposed({ publishAt: "2013-11-08T09:00" });
      const look = `${home}/proposals/${proposalId}`;
      portal.at(london("2013-11-08T09:00"));
      const as = await visitorAt(
        portal,
        close === "withdraw" ? "lead@authority.example" : "second.lead@authority.example",
      );
      expect((await as.get(look)).words).toContain("State Lapsed");
      expect(await mark()).toBe(false);
      expect((await as.get(look)).text).toContain(`"${look}/${close}"`);
      const closed =
        close === "withdraw"
          ? await as.fill(look, {}, `${look}/withdraw`)
          : await as.fill(`${look}/decline`, { reason: "Too late" });
      expect(closed.status).toBe(303);
      expect(await mark()).toBe(true);
      expect((await as.get(look)).text).not.toMatch(/\/(withdraw|decline)"/);
      portal.at(london("2013-11-04T09:00"));
    }
  });

  it("is not there for who neither oversees nor confirms it", async () => {
    await pqq.staff("evaluator");
    const proposalId = await pqq.proposed();
    const evaluator = await visitorAt(pqq.portal, "evaluator@authority.example");
    const all = `/authority/competitions/${pqq.competitionId}/proposals`;
    expect((await evaluator.get(`${all}/${proposalId}`)).status).toBe(404);
    for (const path of [all, "/authority/proposals"])
      expect((await evaluator.get(path)).words).toContain("Nothing waits for a second person");
  });
});
