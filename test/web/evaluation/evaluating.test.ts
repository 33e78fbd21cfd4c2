import { beforeEach, describe, expect, it } from "vitest";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { must } from "../../builders/competition.ts";
import {
  aSealedPqq,
  CAPABILITY,
  FINANCE,
  passes,
  scores,
  type SealedPqq,
} from "../../builders/evaluation.ts";
import { asPerson, type AtCompetition } from "./people.ts";
import { words } from "../../builders/answer.ts";

let pqq: SealedPqq;
let lead: AtCompetition;
beforeEach(async () => {
  pqq = await aSealedPqq();
  lead = await asPerson(pqq, pqq.lead);
});

const markingPath = (name: string, section = CAPABILITY) =>
  `/my-evaluation/sections/${section}/responses/${pqq.idOf(name)}`;
const moderationPath = (name: string, section = CAPABILITY) =>
  `/evaluation/sections/${section}/responses/${pqq.idOf(name)}/moderate`;
const marks = (delivery: string, partners: string) => ({
  "score-delivery": delivery,
  "reason-delivery": delivery && "Clear",
  "score-partners": partners,
  "reason-partners": partners && "Vague",
});

describe("assigning", () => {
  it("is done by a national lead, person by person, and undone with a reason", async () => {
    const eve = await pqq.staff("eve");
    const empty = await lead.fill("/evaluation/assign", {});
    expect(empty.status).toBe(422);
    expect(words(empty.text)).toMatch(/Choose a section Choose a person Choose whether they score/);
    const given = await lead.fill("/evaluation/assign", {
      sectionId: CAPABILITY,
      personId: eve.personId,
      part: "evaluator",
    });
    expect(given.status).toBe(303);
    const shown = await lead.get("/evaluation/assign");
    expect(words(shown.text)).toContain("eve Evaluator 9am, Monday 4 November 2013 (GMT)");
    const twice = await lead.fill("/evaluation/assign", {
      sectionId: CAPABILITY,
      personId: eve.personId,
      part: "moderator",
    });
    expect(twice.status).toBe(422);
    expect(words(twice.text)).toContain("This person has a part in this section already");

    const off = `/evaluation/sections/${CAPABILITY}/people/${eve.personId}/unassign`;
    expect((await lead.fill(off, { reason: " " })).status).toBe(422);
    const leave = { reason: "On leave", requestKey: "taken-off-section" };
    expect((await lead.fill(off, leave)).status).toBe(303);
    expect((await lead.post(off, leave)).status).toBe(303);
    const again = await lead.post(off, { ...leave, requestKey: "taken-off-again" });
    expect([again.status, words(again.text).includes("This person has no part")]).toEqual([422, true]);
    expect(words((await lead.get("/evaluation/assign")).text)).not.toContain("eve Evaluator");
    expect((await lead.get(off)).status).toBe(404);
  });
});

describe("declaring interests", () => {
  it("opens the work, and keeps the response of an organisation away for good", async () => {
    const eve = await pqq.staff("eve");
    must(await pqq.assign(eve, CAPABILITY));
    const client = await asPerson(pqq, eve);
    expect(words((await client.get("/my-evaluation")).text)).toContain("Declare your interests first");
    expect((await client.fill("/my-evaluation/declare", {})).status).toBe(422);
    const lost = await client.fill("/my-evaluation/declare", { any: "none", seenVersion: "" });
    expect([lost.status, lost.hidden("seenVersion")]).toEqual([422, "0"]);
    const unsaid = await client.fill("/my-evaluation/declare", {
      any: "some",
      organisations: pqq.idOf("beta"),
    });
    expect(unsaid.status).toBe(422);
    expect(words(unsaid.text)).toContain("Say what you have to do with this organisation");
    const declared = await client.fill("/my-evaluation/declare", {
      any: "some",
      organisations: pqq.idOf("beta"),
      [`nature-${pqq.idOf("beta")}`]: "My sister works there",
    });
    expect(declared.status).toBe(303);
    const mine = await client.get("/my-evaluation");
    expect(words(mine.text)).toMatch(
      /You declared 1 interest .*0 of 2 responses marked.* beta Kept from them/,
    );
    expect((await client.get(markingPath("beta"))).status).toBe(403);
    expect(words((await lead.get("/evaluation/declarations")).text)).toContain("beta My sister works there");

    const again = await client.fill("/my-evaluation/declare", {});
    expect(again.status).toBe(422);
    expect(words(again.text)).toContain("Choose at least one organisation");
  });

  it("whoever has a part in the evaluation declares interests", async () => {
    const eve = await asPerson(pqq, await pqq.staff("eve"));
    expect(words((await eve.get("/my-evaluation")).text)).toContain("Nothing is assigned to you");
    expect((await eve.get("/my-evaluation/declare")).status).toBe(403);
    expect((await eve.post("/my-evaluation/declare", { any: "none", seenVersion: "0" })).status).toBe(403);
  });
});

describe("marking", () => {
  let ada: AuthorityActor;
  let client: AtCompetition;
  beforeEach(async () => {
    ada = await pqq.evaluator("ada", CAPABILITY);
    client = await asPerson(pqq, ada);
  });

  it("a form of marks that is wrong goes on from the version that was seen, and overwrites none saved since", async () => {
    const [first, second] = ["4", "3"].map((score) => ({
      ...marks(score, ""),
      seenVersion: "0",
      action: "save",
    }));
    const reason = { ...first, requestKey: "marks-of-a-second-tab" };
    expect((await client.post(markingPath("alpha"), reason)).status).toBe(303);
    const wrong = await client.post(markingPath("alpha"), {
      ...second,
      "score-delivery": "99",
      requestKey: "marks-of-the-first-tab",
    });
    expect([wrong.status, wrong.hidden("seenVersion")]).toEqual([422, "0"]);
    const mended = { ...second, requestKey: wrong.hidden("requestKey") };
    const late = await client.post(markingPath("alpha"), mended);
    expect([late.status, late.hidden("seenVersion")]).toEqual([422, "1"]);
    expect(words(late.text)).toMatch(/This has changed since you opened it\. .* Nothing you typed is lost/);
  });

  it("keeps what is written so far, gives it back, and takes it whole and once", async () => {
    const kept = await client.fill(markingPath("alpha"), { ...marks("4", ""), action: "save" });
    expect(kept.status).toBe(303);
    const page = (await client.get(markingPath("alpha"))).text;
    expect(words(page)).toContain("not submitted");
    expect(page).toMatch(/id="score-delivery-5"[^>]*checked/);
    const half = await client.fill(markingPath("alpha"), { ...marks("4", ""), action: "submit" });
    expect(half.status).toBe(422);
    expect(words(half.text)).toMatch(
      /Choose a score from 0 to 5: How will you work with others\? Give a reason: How will you work with others\?/,
    );
    expect(half.text).toContain(">Clear</textarea>");
    const done = await client.fill(markingPath("alpha"), { ...marks("4", "2"), action: "submit" });
    expect(done.status).toBe(303);
    expect(words((await client.get("/my-evaluation")).text)).toContain("1 of 2 responses marked");
    const after = words((await client.get(markingPath("alpha"))).text);
    expect(after).toContain(
      "You have submitted your marks for this section of this response. They are final",
    );
    expect(after).toContain("ada 2 Vague");
  });

  it("shows an evaluator nothing of others before all are in", async () => {
    const ben = await pqq.evaluator("ben", CAPABILITY);
    must(await pqq.score(ben, CAPABILITY, "alpha", scores(1, 1, "Ben's own view")));
    expect((await client.get(markingPath("alpha"))).text).not.toContain("own view");
    const withheld = JSON.parse(
      (await client.api("GET", `/evaluation/sections/${CAPABILITY}/responses/${pqq.idOf("alpha")}`)).text,
    );
    expect(withheld).toMatchObject({ allIn: false, marks: [] });
    must(await pqq.declare(pqq.lead));
    expect((await lead.get(moderationPath("alpha"))).text).not.toContain("own view");
    must(await pqq.score(ada, CAPABILITY, "alpha", scores(4)));
    expect(words((await client.get(markingPath("alpha"))).text)).toContain("ben 1 Ben's own view");
    expect(words((await lead.get(moderationPath("alpha"))).text)).toContain("ben 1 Ben's own view");
  });
});

describe("moderating", () => {
  it("starts from what the evaluators agree on, and keeps every version", async () => {
    const [ada, ben] = [await pqq.evaluator("ada", CAPABILITY), await pqq.evaluator("ben", CAPABILITY)];
    const undeclared = await lead.get(moderationPath("alpha"));
    expect(undeclared.status).toBe(403);
    must(await pqq.declare(pqq.lead));
    must(await pqq.score(ada, CAPABILITY, "alpha", scores(4, 3)));
    expect(words((await lead.get(moderationPath("alpha"))).text)).toContain("Come back when all are in");
    must(await pqq.score(ben, CAPABILITY, "alpha", scores(4, 2)));
    expect(words((await lead.get("")).text)).toMatch(
      /Moderate 1 section of responses .*Evaluation 0 of (\d+) moderated My evaluation Nothing is yours/,
    );
    const page = (await lead.get(moderationPath("alpha"))).text;
    expect(page).toMatch(/id="score-delivery-5"[^>]*checked/);
    expect(page).not.toMatch(/name="score-partners"[^>]*checked/);
    expect((await lead.fill(moderationPath("alpha"), marks("4", ""))).status).toBe(422);
    expect((await lead.fill(moderationPath("alpha"), marks("4", "3"))).status).toBe(303);
    expect((await lead.fill(moderationPath("alpha"), marks("5", "3"))).status).toBe(303);
    expect(words((await lead.get(moderationPath("alpha"))).text)).toMatch(
      /2 versions of the consensus .*Version 2, National Lead.* 5 Clear Version 1, National Lead.* 4 Clear/,
    );
    expect(words((await lead.get("")).text)).toMatch(/needs you now\..*Evaluation 1 of \d+ moderated/);
    const stale = await lead.post(moderationPath("alpha"), { ...marks("1", "1"), seenVersion: "1" });
    expect(stale.status).toBe(422);
    expect(words(stale.text)).toContain("This has changed since you opened it");
    expect(words((await lead.get("/evaluation")).text)).toMatch(
      /alpha Needs evaluators 0 of 0 in Moderated 2 of 2 in See consensus/,
    );
  });

  it("moderating can be done by a moderator of the section, from their own list", async () => {
    const eve = await pqq.evaluator("eve", FINANCE);
    must(await pqq.score(eve, FINANCE, "alpha", passes(false, "Turnover too low")));
    const mo = await pqq.staff("mo");
    must(await pqq.assign(mo, FINANCE, "moderator"));
    must(await pqq.declare(mo));
    const client = await asPerson(pqq, mo);
    expect(words((await client.get("/my-evaluation")).text)).toContain("alpha To moderate");
    const page = (await client.get(moderationPath("alpha", FINANCE))).text;
    expect(words(page)).toContain("eve Not passed Turnover too low");
    const done = await client.fill(moderationPath("alpha", FINANCE), { passed: "no", reason: "Too low" });
    expect(done.leadsTo).toMatch(/\/my-evaluation$/);
    expect(words((await lead.get("/evaluation/results")).text)).toMatch(/alpha Not passed – 0% Not yet/);
    const evaluator = await asPerson(pqq, eve);
    expect((await evaluator.get(moderationPath("alpha", FINANCE))).status).toBe(403);
  });
});
