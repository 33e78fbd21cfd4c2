import { beforeEach, describe, expect, it } from "vitest";
import { createWorker } from "../../functions/workers/notify.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { actsIn, changesOf } from "../builders/changes.ts";
import { london } from "../builders/competition.ts";
import { countEntries } from "../builders/effects.ts";
import { appoint } from "../builders/of-two.ts";
import { programAt, type Visitor } from "../builders/visitor.ts";
import { confirmsAt, MOVE, waitingAt } from "./competition-leads.ts";
import { preferencesPortal, send, submit } from "./preferences-doors.ts";

/** Round 2 closes at noon on Friday 16 May 2014. */
const HOLD = { stageId: "preferences-2", hours: "2", reason: "Sign-in failed <for some>" };
const HALF_A_MINUTE_BEFORE = london("2014-05-16T11:59:30");
const LAST_MILLISECOND = london("2014-05-16T11:59:59.999");
const NOON = london("2014-05-16T12:00");
const NEW_CLOSING = london("2014-05-16T14:00");
/** One working day later: the weekend does not count. */
const RATIFY_BY = london("2014-05-19T11:59:30");

let world: Awaited<ReturnType<typeof preferencesPortal>>;
let capita: Visitor;
let first: Visitor;
let second: Visitor;
let home: string;
beforeEach(async () => {
  world = await preferencesPortal("2014-05-16T11:00");
  capita = (await world.takesPart("capita")).asSubmitter;
  first = await world.asLead();
  second = await world.signedIn("second.lead@authority.example");
  home = `/authority/competitions/${world.competitionId}`;
});

const hold = (as = first, more: Partial<typeof HOLD> = {}) => as.fill(`${home}/hold`, { ...HOLD, ...more });
async function held(at: Instant = HALF_A_MINUTE_BEFORE) {
  world.moveTo(at);
  const done = await hold();
  expect([done.status, done.leadsTo]).toEqual([303, `${home}/timetable`]);
}
const auditor = async () => {
  await appoint(world, { mail: "auditor@authority.example", name: "An auditor", role: "auditor" });
  return world.signedIn("auditor@authority.example");
};
/** What is sent by mail of all that was done, as its subjects and texts to one address. */
async function mailsTo(mail: string): Promise<string> {
  const { portal } = world;
  await createWorker(portal.deps)(changesOf(await actsIn(portal)));
  return portal.mails
    .filter(({ to }) => to === mail)
    .map(({ subject, text }) => `${subject}\n${text}`)
    .join("\n\n");
}
/** Sends something that must be refused, and sees that nothing is written. */
async function refused(act: () => ReturnType<Visitor["post"]>) {
  const before = await world.portal.digest();
  const answer = await act();
  expect(await world.portal.digest(), "a refusal commits nothing").toBe(before);
  return answer;
}

describe("a closing time that one lead holds", () => {
  it("is checked first: when it closes then, how long is left, and what everybody will read", async () => {
    world.moveTo(HALF_A_MINUTE_BEFORE);
    const before = await world.portal.digest();
    const { isCheck, words } = await first.check(`${home}/hold`, HOLD);
    expect(isCheck).toBe(true);
    expect(words).toContain(
      "Closes, as it stands 12 noon, Friday 16 May 2014 (BST) Will close 2pm, Friday 16 May 2014 (BST) Held by 2 hours",
    );
    expect(words).toMatch(/At once, when you press the button .* 30 seconds, when this page was opened/);
    expect(words).toMatch(/Every registered Tier 1 organisation, every partner .* has moved from/);
    expect(words).toContain("by 11:59am, Monday 19 May 2014 (BST) whether they stand by it");
    expect(await world.portal.digest()).toBe(before);
  });

  it("is refused where it closed while it was checked, and what was typed is given back", async () => {
    world.moveTo(LAST_MILLISECOND);
    const check = await first.check(`${home}/hold`, HOLD);
    world.moveTo(NOON);
    const late = await refused(() =>
      first.post(`${home}/hold`, { ...check.hiddenIn(`${home}/hold`), checked: "yes" }),
    );
    expect([late.status, late.isCheck]).toEqual([422, false]);
    expect(late.errorTexts).toEqual([
      "This passed at 12 noon, Friday 16 May 2014 (BST) and cannot be moved any more",
    ]);
    expect(late.text).toContain("Sign-in failed &lt;for some&gt;</textarea>");
  });

  it("is later at once on the bidder’s pages and in a mail to everybody, with the reason", async () => {
    await held();
    const round = (await capita.get(world.bidderPath(2))).words;
    expect(round).toContain("2pm, Friday 16 May 2014 (BST)");
    expect((await capita.get(`/bidder/competitions/${world.competitionId}`)).words).toContain("Before 2pm");
    const timetable = (await capita.get(`/bidder/competitions/${world.competitionId}/timetable`)).words;
    expect(timetable).toContain("Sign-in failed &lt;for some&gt;");
    expect(timetable).toContain("12 noon, Friday 16 May 2014 (BST)");
    for (const mail of ["submit@capita.example", "member@capita.example", "lead@authority.example"]) {
      const told = await mailsTo(mail);
      expect(told).toContain("Closing time held until 2pm, Friday 16 May 2014 (BST): ");
      expect(told).not.toContain("Timetable amended");
      expect(told).toContain("is held, for everybody alike");
      expect(told).toContain("to 2pm, Friday 16 May 2014 (BST)");
      expect(told).toContain("Reason: Sign-in failed <for some>");
    }
  });

  it("tells the authority alone until when a second person says whether they stand by it", async () => {
    await held();
    const ratify = "Another says by 11:59am, Monday 19 May 2014 (BST) whether they stand by it";
    expect(await mailsTo("second.lead@authority.example")).toContain(ratify);
    expect(await mailsTo("submit@capita.example")).not.toContain("stand by it");
  });

  it("lets the gate accept at 12:30, to the last millisecond before the new time, and no more at it", async () => {
    const path = world.bidderPath(2);
    await held();
    world.moveTo(london("2014-05-16T12:30"));
    await world.portal.seal();
    expect((await submit(capita, path, "lot-20")).status).toBe(303);
    expect((await capita.get(path)).words).toContain("12:30pm, Friday 16 May 2014 (BST)");
    await send(capita, `${path}/choose-lots`, { lots: "lot-9", order: "lot-9" });
    const checked = await capita.get(`${path}/check-answers`);
    world.moveTo(NEW_CLOSING);
    const late = await capita.post(`${path}/submit`, { ...checked.seen, lots: "lot-9" });
    expect(late.status).toBe(422);
    expect(late.words).toContain("closed at 2pm, Friday 16 May 2014 (BST)");
  });

  it("is held at the last millisecond of the window, and not at its closing instant", async () => {
    world.moveTo(LAST_MILLISECOND);
    const keys = await first.hiddenIn(`${home}/hold`);
    world.moveTo(NOON);
    const late = await refused(() => first.post(`${home}/hold`, { ...keys, ...HOLD }));
    expect([late.status, late.errorLinks]).toEqual([422, ["#stageId"]]);
    expect((await first.get(`${home}/hold`)).words).not.toContain("round 2");
    world.moveTo(LAST_MILLISECOND);
    await held(LAST_MILLISECOND);
  });

  it("is held once only, by whomever, though an amendment by two can still move it", async () => {
    await held();
    expect((await second.get(`${home}/hold`)).words).not.toMatch(
      /Which closing time\? Lot preferences, round 2/,
    );
    for (const as of [first, second]) {
      const again = await refused(() => as.post(`${home}/hold`, { ...HOLD, hours: "1" }));
      expect([again.status, again.errorLinks]).toEqual([422, ["#stageId"]]);
      expect(again.words).toContain("held once already");
    }
    world.moveTo(london("2014-05-16T13:00"));
    expect((await first.fill(`${home}/propose-amendment`, MOVE)).status).toBe(303);
    const amendment = (await second.get(`${home}/proposals`)).hrefs.filter((href) => /prp_/.test(href));
    for (const look of new Set(amendment))
      expect((await second.fill(look, {}, `${look}/confirm`)).status).toBe(303);
    expect((await capita.get(world.bidderPath(2))).words).toContain("5pm, Monday 19 May 2014 (BST)");
  });

  it.each([
    ["25", "Choose up to 24 hours"],
    ["0", "Choose for how long"],
    ["-2", "Choose for how long"],
    ["1.5", "Choose for how long"],
    ["", "Choose for how long"],
  ])("is refused in words for %j hours", async (hours, words) => {
    const answer = await refused(() => hold(first, { hours }));
    expect([answer.status, answer.errorLinks]).toEqual([422, ["#hours"]]);
    expect(answer.errorTexts.join()).toContain(words);
    expect(answer.text).toContain("Sign-in failed &lt;for some&gt;</textarea>");
  });

  it("is held by 24 hours at most, and says field by field what is missing", async () => {
    const nothing = await first.post(`${home}/hold`, {});
    expect([nothing.status, nothing.errorLinks]).toEqual([422, ["#stageId", "#hours", "#reason"]]);
    expect(nothing.errorTexts).toEqual(["Choose a closing time", "Choose for how long", "Give a reason"]);
    await hold(first, { hours: "24" });
    expect((await capita.get(world.bidderPath(2))).words).toContain("12 noon, Saturday 17 May 2014 (BST)");
  });

  it("is one act with one entry, however often its form is sent", async () => {
    const sent = { ...(await first.hiddenIn(`${home}/hold`)), ...HOLD };
    const entries = await countEntries(world.portal);
    for (const _ of ["first", "repeat"])
      expect((await first.post(`${home}/hold`, sent)).leadsTo).toBe(`${home}/timetable`);
    expect((await countEntries(world.portal)) - entries).toBe(1);
  });

  it("is refused to who may confirm and not propose, and once the competition is cancelled", async () => {
    await appoint(world, { mail: "approver@authority.example", name: "An approver", role: "approver" });
    const approver = await world.signedIn("approver@authority.example");
    expect((await refused(() => approver.post(`${home}/hold`, HOLD))).status).toBe(403);
    await world.cancel();
    const late = await refused(() => first.post(`${home}/hold`, HOLD));
    expect([late.status, late.errorLinks]).toEqual([422, ["#stageId"]]);
  });

  it("overtakes an amendment of the same time that waits", async () => {
    await first.fill(`${home}/propose-amendment`, MOVE);
    const look = await waitingAt(second, home);
    await held();
    expect((await second.get(look)).words).toContain("State Overtaken");
  });

  it("is held by a program, once for a key", async () => {
    const program = await programAt(world.portal, "authority", "lead@authority.example");
    const path = `/competitions/${world.competitionId}/holdings`;
    const body = { stageId: "preferences-2", hours: 2, reason: "Sign-in failed" };
    const key = { "idempotency-key": "one-and-the-same" };
    const done = await program.done("POST", path, body, key);
    expect(await program.done("POST", path, body, key)).toEqual(done);
    expect(await program.refused("POST", path, body)).toBe("422 already-held");
    expect(await program.refused("POST", path, { ...body, hours: 25 })).toBe("422 invalid");
  });
});

it("no closing time is offered of a competition that is cancelled, and why is said", async () => {
  const { competitionId } = world;
  await first.fill(`${home}/cancel`, { reason: "No money" });
  await confirmsAt(second, home);
  const page = (await first.get(`/authority/competitions/${competitionId}/hold`)).words;
  expect(page).toContain("The competition is cancelled: nothing more is received");
  expect(page).not.toContain("Which closing time?");
});

describe("a second person", () => {
  it("finds the holding first on the home, ratifies it until its instant, and changes nothing by that", async () => {
    await held();
    const due = (await second.get("/authority")).words;
    expect(due).toContain("1 proposal waits for a second person");
    expect(due).toMatch(/closing time , decided by .* to be ratified by 11:59am, Monday 19 May 2014/);
    expect((await second.get(home)).words).toContain("Ratify: Ratification of a holding extension");
    const look = await waitingAt(second, home);
    const page = (await second.get(look)).words;
    expect(page).toContain("by 2 hours, at 11:59am, Friday 16 May 2014 (BST), by");
    expect(page).toContain("it stands whatever they say");
    expect(page).toMatch(
      /The decision State To be ratified Decided by .* Can be ratified by 11:59am, Monday/,
    );
    expect(page).not.toMatch(/[Pp]roposed by|[Cc]onfirmed by/);
    world.moveTo(RATIFY_BY);
    const stages = async () =>
      (await capita.get(`/bidder/competitions/${world.competitionId}/timetable`)).words;
    const before = await stages();
    const entries = await countEntries(world.portal);
    expect((await second.fill(look, {}, `${look}/confirm`)).status).toBe(303);
    expect((await countEntries(world.portal)) - entries).toBe(1);
    const after = (await second.get(look)).words;
    expect(after).toContain("Ratified. The extension stands, as it has since it was decided");
    expect(after).toMatch(/State Ratified .* Ratified by/);
    expect(after).not.toMatch(/has taken effect|Confirmed/);
    expect((await second.get(`${home}/timetable`)).words).toContain(
      "A second person Ratified by Second Lead",
    );
    expect(await stages()).toBe(before);
  });

  it("is another one than who held it, who neither ratifies, withdraws nor declines it", async () => {
    await held();
    const look = await waitingAt(first, home);
    const { seenHash = "" } = await second.hiddenIn(look, `${look}/confirm`);
    const own = await first.get(look);
    expect(own.hrefs.filter((href) => href.startsWith(look) && href !== look)).toEqual([]);
    for (const [act, fields] of [
      ["confirm", { seenHash }],
      ["withdraw", {}],
      ["decline", { reason: "x" }],
    ] as const)
      expect([act, (await refused(() => first.post(`${look}/${act}`, fields))).status]).toEqual([act, 422]);
    expect((await refused(() => second.post(`${look}/withdraw`, {}))).status).toBe(422);
  });

  it("can be an approver", async () => {
    await appoint(world, { mail: "approver@authority.example", name: "An approver", role: "approver" });
    const approver = await world.signedIn("approver@authority.example");
    await held();
    expect((await confirmsAt(approver, home)).status).toBe(303);
  });

  it("who declines it leaves it standing, and the auditors are told with the reason", async () => {
    const asAuditor = await auditor();
    await held();
    const look = await waitingAt(second, home);
    expect((await second.fill(`${look}/decline`, { reason: "It was a local fault" })).status).toBe(303);
    const page = (await second.get(look)).words;
    expect(page).toContain("It stands all the same");
    expect(page).not.toContain("Propose it again");
    world.moveTo(london("2014-05-16T12:30"));
    expect((await submit(capita, world.bidderPath(2), "lot-20")).status).toBe(303);
    const told = await mailsTo("auditor@authority.example");
    expect(told).toContain("It was a local fault");
    expect(told).toContain("It stands all the same");
    expect(told).not.toContain("what you proposed");
    expect((await asAuditor.get(look)).words).toContain("State Not ratified; it stands");
    // For auditors and leads it stays on the home, also long after.
    world.moveTo(london("2014-06-16T12:30"));
    for (const as of [asAuditor, await world.asLead()]) {
      const due = await as.get("/authority");
      expect(due.words).toContain("declined by Second Lead, “It was a local fault”; it stands all the same");
      expect(due.hrefs).toContain(look);
    }
  });

  it("who does not come in time leaves it standing, and the auditor’s home says so", async () => {
    const asAuditor = await auditor();
    const supporter = await world.asStaff("support-manager", [9]);
    await held();
    const look = await waitingAt(second, home);
    const says = async (as: Visitor) =>
      (await as.get("/authority")).words.includes("Not ratified by a second person");
    world.moveTo(RATIFY_BY);
    expect([await says(asAuditor), await says(supporter)]).toEqual([false, false]);
    const keys = await second.hiddenIn(look, `${look}/confirm`);
    world.moveTo(london("2014-05-19T11:59:30.001"));
    expect((await refused(() => second.post(`${look}/confirm`, keys))).words).toContain("has run out");
    expect([await says(asAuditor), await says(supporter)]).toEqual([true, false]);
    expect((await asAuditor.get("/authority")).hrefs).toContain(look);
    expect((await asAuditor.get(look)).words).toContain("It stands all the same");
    expect((await capita.get(world.bidderPath(2))).words).toContain("2pm, Friday 16 May 2014 (BST)");
  });
});
