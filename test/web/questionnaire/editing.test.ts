import { describe, expect, it } from "vitest";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { ABOUT_STANDARD } from "../../../shared/questionnaire/words.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { london } from "../../builders/competition.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { visitorAt } from "../../builders/visitor.ts";
import { confirmsAt } from "../competition-leads.ts";
import { preparing } from "./door.ts";

const sectionNamed = (name: string, { sections } = STANDARD_2013) =>
  sections.find(({ sectionId }) => sectionId === name);

describe("the questionnaire at a glance", () => {
  it("shows a lead its sections, weights and every way to change it", async () => {
    const { asLead, path } = await preparing();
    const { hrefs, words } = await asLead.get();
    expect(words).toContain(
      "Technical and delivery capability 13 questions, scored 0 to 5, 100% of the total",
    );
    expect(words).toContain("9am, Thursday 19 September 2013 (BST)");
    for (const way of ["describe", "weights", "new-section", "import", "copy", "freeze", "print", "download"])
      expect(hrefs).toContain(`${path}/${way}`);
  });
  it("says to the team, and to no bidder, what of the standard questionnaire is on record, until it is changed", async () => {
    const { asLead } = await preparing();
    const told = async () => (await asLead.get()).words.includes(ABOUT_STANDARD);
    expect(await told()).toBe(true);
    expect((await asLead.get("/print")).words).not.toContain("Known of the competition of 2013");
    expect(
      (await asLead.send("/describe", { title: "PQQ", thresholdPercent: "55", leastScore: "1" })).status,
    ).toBe(303);
    expect(await told()).toBe(false);
  });
  it("shows an auditor and a team's lead the same without any way to change it", async () => {
    const { asStaff, path } = await preparing();
    const auditor = await asStaff("auditor");
    const { text, hrefs } = await auditor.get();
    expect(hrefs.filter((href) => href.startsWith(path))).toEqual([
      ...STANDARD_2013.sections.map(({ sectionId }) => `${path}/preview/${sectionId}`),
      `${path}/preview/bidding-entity`,
      `${path}/print`,
      `${path}/download`,
    ]);
    expect(text).not.toContain('<form method="post" action="/authority');
  });
});

it("a section that is only read says what follows from it, and not that it is marked", async () => {
  const { asLead } = await preparing();
  const [read, marked] = [
    await asLead.get("/preview/bidding-entity"),
    await asLead.get("/preview/compliance"),
  ];
  expect(read.words).toMatch(
    /Read, not marked\. A response whose bidder, .* Probation Trust is not evaluated further/,
  );
  expect(read.words).not.toContain("How it is marked");
  expect(marked.words).toContain("How it is marked");
  expect((await asLead.get("/sections/declarations")).words).not.toContain("How it is marked");
});

describe("changing it", () => {
  it("takes a new title and threshold, and shows back what does not fit", async () => {
    const { asLead, path, staged } = await preparing();
    const typed = { title: "PQQ", thresholdPercent: "120", leastScore: "two" };
    const refused = await asLead.send("/describe", typed);
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#thresholdPercent", "#leastScore"]]);
    expect(refused.title).toMatch(/^Error: /);
    expect(refused.text).toContain('value="120"');
    const saved = await asLead.send("/describe", { title: "PQQ", thresholdPercent: "55", leastScore: "1" });
    expect([saved.status, saved.leadsTo]).toEqual([303, path]);
    expect((await staged()).questionnaire).toMatchObject({
      title: "PQQ",
      thresholdPercent: 55,
      leastScore: 1,
    });
  });
  it("changes all weights together, because they add up", async () => {
    const { asLead, staged } = await preparing();
    const weights = { "weights.offender-management": "15", "weights.workforce": "5" };
    const standing = Object.fromEntries(
      (sectionNamed("capability")?.questions ?? []).map((question) => [
        `weights.${question.questionId}`,
        String(question.kind === "text" ? (question.weight ?? 0) : 0),
      ]),
    );
    const refused = await asLead.send("/weights", { ...standing, ...weights });
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#weights"]]);
    expect(refused.words).toContain("The weights add up to 95");
    const odd = await asLead.send("/weights", { ...standing, "weights.workforce": "much" });
    expect(odd.errorLinks).toEqual(["#weights.workforce"]);
    const saved = await asLead.send("/weights", { ...standing, ...weights, "weights.workforce": "10" });
    expect(saved.status).toBe(303);
    const capability = sectionNamed("capability", (await staged()).questionnaire);
    expect(capability?.questions[0]).toMatchObject({ weight: 15 });
  });
  it("moves a section and comes back to where it stands", async () => {
    const { asLead, path, staged } = await preparing();
    const moved = await asLead.send("/order", { move: "up compliance" }, "");
    expect(moved.leadsTo).toBe(`${path}#compliance-up`);
    expect((await staged()).questionnaire.sections[1]?.sectionId).toBe("compliance");
  });
  it("adds a section with its first question, changes its words and removes it", async () => {
    const { asLead, path, staged } = await preparing();
    const typed = { title: "Innovation", introduction: "", marking: "", markingGuidance: "", questions: " " };
    const refused = await asLead.send("/new-section", typed);
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#marking", "#questions"]]);
    const complete = { ...typed, marking: "pass-fail", questions: "What is new?" };
    const added = await asLead.send("/new-section", complete);
    expect(added.leadsTo).toBe(`${path}/sections/section-1`);
    expect((await staged()).questionnaire.sections.at(-1)).toEqual({
      sectionId: "section-1",
      title: "Innovation",
      marking: "pass-fail",
      questions: [
        { kind: "text", questionId: "question-1", title: "What is new?", required: true, mostWords: 250 },
      ],
    });
    const words = {
      title: "Ideas",
      introduction: "New\r\nthings",
      marking: "not-scored",
      markingGuidance: "",
    };
    expect((await asLead.send("/sections/section-1/describe", words)).status).toBe(303);
    expect((await asLead.get("/sections/section-1")).words).toContain("Ideas");
    expect((await asLead.send("/sections/section-1/remove")).leadsTo).toBe(path);
    expect((await staged()).questionnaire).toEqual(STANDARD_2013);
  });
  it("refuses to remove what carries weight, in words", async () => {
    const { asLead } = await preparing();
    const refused = await asLead.send("/sections/capability/remove");
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#remove"]]);
    expect(refused.words).toContain("nobody could reach the threshold");
  });
  it("moves a question, unless it would come before what it depends on", async () => {
    const { asLead, path, staged } = await preparing();
    const order = "/sections/attachments/order";
    const moved = await asLead.send(order, { move: "down accounts" }, "/sections/attachments");
    expect(moved.leadsTo).toBe(`${path}/sections/attachments#accounts-down`);
    const [first] = sectionNamed("attachments", (await staged()).questionnaire)?.questions ?? [];
    expect(first?.questionId).toBe("funding-letters");
    const refused = await asLead.send(
      "/sections/declarations/order",
      { move: "up collusion-details" },
      "/sections/declarations",
    );
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#order"]]);
    expect(refused.words).toContain("“collusion-details” depends on a question that does not come before it");
  });
});

describe("when somebody else was quicker", () => {
  it("gives back what was typed beside what it says now, and replaces it only when it is sent again", async () => {
    const { asLead, browser, staged } = await preparing();
    const second = await browser("second.lead@authority.example");
    const theirs = { title: "Theirs?", guidance: "", mostWords: "20", required: "yes" };
    const mine = { ...theirs, title: "Mine?" };
    expect((await second.send("/questions/bidder-name", theirs)).status).toBe(303);
    const stale = { ...mine, seenVersion: "0", requestKey: "typed-before-it-changed" };
    const refused = await asLead.post("/questions/bidder-name", stale);
    expect(refused.status).toBe(422);
    expect(refused.words).toContain(
      "This has changed since you opened it. What it says now is kept, and yours is not saved. Check what it says now, and send yours again if it still holds. Nothing you typed is lost",
    );
    expect(refused.words).toContain("Theirs?");
    expect(refused.text).toContain("Mine?</textarea>");
    expect((await asLead.send("/questions/bidder-name", mine)).status).toBe(303);
    expect((await staged()).questionnaire.sections[0]?.questions[0]?.title).toBe("Mine?");
  });
  it.each([
    ["had to be mended first", { seenVersion: "0" }],
    ["had to be mended and the form had lost the version that was seen", {}],
  ])("does not replace it either when what was typed %s", async (_when, seen) => {
    const { asLead, browser, staged } = await preparing();
    const second = await browser("second.lead@authority.example");
    const theirs = { title: "Theirs?", guidance: "", mostWords: "20", required: "yes" };
    expect((await second.send("/questions/bidder-name", theirs)).status).toBe(303);
    const opened = { ...seen, requestKey: "typed-before-it-changed" };
    const wrong = await asLead.post("/questions/bidder-name", { ...theirs, mostWords: "many", ...opened });
    const mended = { ...theirs, title: "Mine?", ...wrong.seen };
    const refused = await asLead.post("/questions/bidder-name", mended);
    expect(refused.words).toContain("This has changed since you opened it");
    expect((await staged()).questionnaire.sections[0]?.questions[0]?.title).toBe("Theirs?");
  });
});

describe("the whole as JSON", () => {
  it("is downloaded, and comes back as it was, from a file or pasted", async () => {
    const { asLead, staged } = await preparing();
    const download = await asLead.get("/download");
    expect(download.headers.get("content-disposition")).toBe('attachment; filename="questionnaire.json"');
    const json = download.text;
    expect(JSON.parse(json)).toEqual(STANDARD_2013);
    const file = new File([JSON.stringify(SMALL)], "questionnaire.json", { type: "application/json" });
    expect((await asLead.send("/import", { file, json: "" })).status).toBe(303);
    expect((await staged()).questionnaire).toEqual(SMALL);
    expect((await asLead.send("/import", { json })).status).toBe(303);
    expect((await staged()).questionnaire).toEqual(STANDARD_2013);
  });
  it("is refused in words with the place of what does not fit, and what was pasted is given back", async () => {
    const { asLead, staged } = await preparing();
    const json = JSON.stringify({ ...SMALL, thresholdPercent: 101 });
    const refused = await asLead.send("/import", { json });
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#json"]]);
    expect(refused.words).toContain("thresholdPercent: ");
    expect(refused.text).toContain("A small questionnaire");
    for (const [sent, words] of [
      ["", "Choose a file, or paste the JSON"],
      ["{", "This is not JSON"],
      [JSON.stringify({ ...SMALL, sections: [...SMALL.sections, SMALL.sections[0]] }), "is there twice"],
    ] as const)
      expect((await asLead.send("/import", { json: sent })).words).toContain(words);
    expect((await staged()).version).toBe(0);
  });
});

describe("copying and freezing", () => {
  it("copies one that was chosen, and refuses when none was", async () => {
    const { asLead, staged } = await preparing();
    const none = await asLead.send("/copy", {});
    expect([none.status, none.errorLinks, none.words.includes("Choose a questionnaire")]).toEqual([
      422,
      ["#from"],
      true,
    ]);
    await asLead.send("/describe", { title: "PQQ", thresholdPercent: "55", leastScore: "1" });
    expect((await asLead.send("/copy", { from: "standard" })).status).toBe(303);
    expect(await staged()).toMatchObject({ version: 2, questionnaire: STANDARD_2013 });
  });
  it("freezes when another lead confirms it, and then leads every way to change it back to reading", async () => {
    const { asLead, path, frozen, portal, competitionId } = await preparing();
    expect((await asLead.get("/freeze")).words).toContain(
      "Once another person has confirmed it nobody can change a word",
    );
    const unseen = await asLead.post("/freeze", { seenVersion: "", reason: "Checked" });
    expect([unseen.status, await frozen()]).toEqual([422, undefined]);
    expect((await asLead.send("/freeze")).errorLinks).toEqual(["#reason"]);
    const home = `/authority/competitions/${competitionId}`;
    expect((await asLead.send("/freeze", { reason: "Checked" })).leadsTo).toBe(`${home}/proposals`);
    expect(await frozen()).toBe(undefined);
    const second = await visitorAt(portal, "second.lead@authority.example");
    expect((await confirmsAt(second, home)).status).toBe(303);
    const sha256 = (await frozen())?.sha256 ?? "";
    const overview = await asLead.get();
    expect(overview.words).toContain(`Its fingerprint (SHA-256) is ${sha256}`);
    expect(overview.hrefs).not.toContain(`${path}/freeze`);
    expect(overview.text).not.toContain("Move up");
    for (const page of ["/describe", "/weights", "/sections/compliance", "/questions/accounts", "/freeze"]) {
      const response = await asLead.get(page);
      expect([response.status, response.leadsTo]).toEqual([303, path]);
    }
    const late = { title: "Late", thresholdPercent: "1", leastScore: "1", seenVersion: "0" };
    const refused = await asLead.post("/describe", late);
    expect([refused.status, refused.text.includes('value="Late"')]).toEqual([422, true]);
    expect(refused.words).toContain("The questionnaire was frozen at 9am, Tuesday 17 September 2013 (BST)");
  });
  it("says that it cannot change any more once the PQQ has opened, whoever asks", async () => {
    const { portal, browser } = await preparing();
    const opens = london("2013-09-19T09:00");
    portal.at(plus(opens, -1));
    expect((await (await browser("lead@authority.example")).get("/freeze")).status).toBe(200);
    portal.at(opens);
    const late = await browser("lead@authority.example");
    expect((await late.get("/freeze")).status).toBe(303);
    expect((await late.get()).words).toContain("The PQQ opened at 9am, Thursday 19 September 2013");
  });
});
