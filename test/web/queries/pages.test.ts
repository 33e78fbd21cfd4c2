import { beforeEach, describe, expect, it } from "vitest";
import { createWorker } from "../../../functions/workers/notify.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { asDescribed } from "../../builders/described.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { london } from "../../builders/competition.ts";
import { CAPABILITY } from "../../builders/evaluation.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";
import { words } from "../../builders/answer.ts";
import { type Visitor, visitorAt } from "../../builders/visitor.ts";

let pqq: AssessedPqq;
let lead: Visitor;
beforeEach(async () => {
  pqq = await anAssessedPqq();
  lead = await visitorAt(pqq.portal, "lead@authority.example");
});

const asking = () => `/authority/competitions/${pqq.competitionId}/queries`;
const answering = () => `/bidder/competitions/${pqq.competitionId}/queries`;
const DUE = { "due-day": "4", "due-month": "11", "due-year": "2013", "due-time": "12:00" };

/** Asks alpha about its capability, and gives back where alpha answers. */
async function asked(): Promise<string> {
  const question = {
    organisationId: pqq.idOf("alpha"),
    sectionId: CAPABILITY,
    question: "Which area?",
    ...DUE,
  };
  const answer = await lead.fill(`${asking()}/ask`, question);
  expect([answer.status, answer.leadsTo]).toEqual([303, asking()]);
  const alpha = await visitorAt(pqq.portal, "submit@alpha.example");
  const [, href = ""] = /href="([^"]+\/queries\/qry_[^"]+)"/.exec((await alpha.get(answering())).text) ?? [];
  return href;
}

describe("asking a bidder", () => {
  it("a query says field by field what is missing, and gives back what was typed", async () => {
    const nothing = await lead.fill(`${asking()}/ask`, {});
    expect([nothing.status, nothing.errorLinks]).toEqual([
      422,
      ["#organisationId", "#sectionId", "#question", "#due-day", "#due-time"],
    ]);
    pqq.portal.at(plus(pqq.portal.deps.now(), 44_311));
    // What the rule says of the time is said with all else.
    const both = await lead.fill(`${asking()}/ask`, { ...DUE, "due-time": "9:30" });
    expect(both.errorLinks).toEqual(["#organisationId", "#sectionId", "#question", "#due-day"]);
    const soon = await lead.fill(`${asking()}/ask`, {
      organisationId: pqq.idOf("alpha"),
      sectionId: CAPABILITY,
      question: "Which <area>?",
      ...DUE,
      "due-time": "9:30",
    });
    expect([soon.status, soon.errorLinks]).toEqual([422, ["#due-day"]]);
    expect(soon.text).toContain("Which &lt;area&gt;?</textarea>");
    const [, typable = ""] = /Give at least an hour to answer\. Enter (\S+), /.exec(words(soon.text)) ?? [];
    expect(typable).toMatch(/^\d+(:\d[05])?[ap]m$/);
    const later = await lead.fill(`${asking()}/ask`, {
      organisationId: pqq.idOf("alpha"),
      sectionId: CAPABILITY,
      question: "Which area?",
      ...DUE,
      "due-time": typable,
    });
    expect([later.status, later.leadsTo]).toEqual([303, asking()]);
  });

  it("a query starts from the response that the lead came from", async () => {
    const response = `/authority/competitions/${pqq.competitionId}/responses/${pqq.idOf("beta")}`;
    const [, query = ""] = /ask\?([^"]*section=capability)"/.exec((await lead.get(response)).text) ?? [];
    const { text } = await lead.get(`${asking()}/ask?${query.replace("&amp;", "&")}`);
    expect(text).toMatch(new RegExp(`value="${pqq.idOf("beta")}"\\s+selected`));
    expect(text).toMatch(/value="capability"\s+selected/);
  });
});

describe("answering", () => {
  it("an answer to a query is a submitter's, once, and stands beside the response for those who mark it", async () => {
    const path = await asked();
    const member = await visitorAt(pqq.portal, "member@alpha.example");
    const theirs = await member.get(path);
    expect(theirs.words).toContain("A submitter of your organisation sends the answer");
    expect(theirs.text).not.toMatch(/>\s*Continue\s*</);
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    const empty = await submitter.fill(path, { answer: " " });
    expect([empty.status, empty.errorLinks]).toEqual([422, ["#answer"]]);
    const long = await submitter.fill(path, { answer: "word ".repeat(1_001) });
    expect(words(long.text)).toContain("An answer can have up to 1,000 words. Yours has 1,001");
    // It can still be put right.
    expect(long.words).not.toContain("What you typed, which");
    const before = await pqq.portal.digest();
    const check = await submitter.check(path, { answer: "All of\nLondon" });
    expect([check.status, check.title]).toEqual([200, expect.stringMatching(/^Check your answer/)]);
    expect(words(check.text)).toMatch(
      /Question Which area\? Your answer All of London .*What you send is final/,
    );
    const again = await submitter.post(path, { answer: "All of\nLondon", checked: "change" });
    expect([again.status, again.text]).toEqual([200, expect.stringContaining("All of\nLondon</textarea>")]);
    expect(await pqq.portal.digest()).toBe(before);
    const sent = await submitter.fill(path, { answer: "All of London" });
    expect([sent.status, sent.leadsTo]).toEqual([303, path]);
    const after = await submitter.get(path);
    expect(words(after.text)).toMatch(/Answered .*All of London/);
    expect(after.text).not.toContain("<textarea");
    const [, reference = ""] =
      /Your answer is received Your reference ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}) We received it in “Transforming Rehabilitation” at .* from .*alpha.*, in time\. It is final\. Print this page/.exec(
        after.words,
      ) ?? [];
    expect(after.words).toContain(`Reference ${reference} State Answered Question Which area?`);
    // Both sides call it the same.
    expect((await lead.get(asking())).words).toContain(`Reference ${reference}`);

    await createWorker(pqq.portal.deps)(changesOf(await actsIn(pqq.portal)));
    const notices = await submitter.get("/bidder/notices");
    // Both came at one instant: nobody knows which stands first.
    expect(notices.words).toContain("A question about your response: ");
    expect(notices.words).toContain("Your answer is received: ");
    expect(notices.words).not.toContain("Sign in to");
    for (const text of ["Read the question and your answer", "Read and answer it"])
      expect(notices.text).toMatch(new RegExp(`href="${answering()}"[^>]*>${text}<`));

    const eva = await pqq.evaluator("eva", CAPABILITY);
    const evaluator = await visitorAt(pqq.portal, `${eva.name}@authority.example`);
    const home = `/authority/competitions/${pqq.competitionId}`;
    const marking = `${home}/my-evaluation/sections/${CAPABILITY}/responses/${pqq.idOf("alpha")}`;
    for (const page of [marking, `${home}/responses/${pqq.idOf("alpha")}`])
      expect(words((await evaluator.get(page)).text)).toMatch(/Which area\? .*All of London/);
  });

  it("an answer is saved and gone on with, by a contributor too; the authority sees nothing of it until it is sent", async () => {
    const path = await asked();
    const member = await visitorAt(pqq.portal, "member@alpha.example");
    const long = "word ".repeat(1_001).trim();
    const saved = await member.fill(path, { answer: long }, `${path}/draft`);
    expect([saved.status, saved.leadsTo]).toEqual([303, answering()]);
    expect((await member.get(answering())).words).toContain("Your answer is saved. It is not sent");
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    const page = await submitter.get(path);
    expect(page.text).toContain(`${long}</textarea>`);
    expect(page.words).toMatch(/A draft was saved by \S.* at .*It is not sent\./);
    // That it is too long as yet is said before it is sent.
    expect(page.words).toContain("An answer can have up to 1,000 words. Yours has 1,001. Shorten it before");
    const list = await submitter.get(answering());
    expect(list.words).toMatch(/A draft was saved by \S.* at .*It is not sent\./);
    expect((await lead.get(asking())).words).not.toContain("word word");
    // Two who had seen the same: the second is shown both, and goes on from there.
    expect((await submitter.fill(path, { answer: "All of London" }, `${path}/draft`)).status).toBe(303);
    const behind = { answer: "Only Camden", seenVersion: "1" };
    const stale = await member.fill(path, behind, `${path}/draft`);
    expect([stale.status, stale.errorLinks]).toEqual([422, ["#answer"]]);
    expect(stale.words).toMatch(/Nothing you typed is lost.*It is not sent\. All of London.*Only Camden/);
    expect(stale.text).toContain('name="seenVersion" value="2"');
    expect((await submitter.fill(path, { answer: "All of London", checked: "yes" })).status).toBe(303);
    const late = await member.post(`${path}/draft`, { answer: "Only Camden", seenVersion: "2" });
    expect([late.status, late.words]).toEqual([
      422,
      expect.stringContaining("What you typed, which does not count Only Camden"),
    ]);
    expect((await member.get(`${path}/draft`)).leadsTo).toBe(path);
  });

  it("an answer that was saved and not sent in time is shown as such", async () => {
    const path = await asked();
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    await submitter.fill(path, { answer: "Half of" }, `${path}/draft`);
    pqq.portal.at(london("2013-11-04T12:00"));
    const later = await visitorAt(pqq.portal, "submit@alpha.example");
    expect((await later.get(path)).words).toContain("What you typed, which does not count Half of");
  });

  it("a program saves an answer, reads it back, and is told of what was saved meanwhile", async () => {
    const path = await asked();
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    const save = (version: number, answer: string, key = "the-first") =>
      submitter.api(
        "PUT",
        `${path}/draft`,
        { answer },
        { "if-match": `"${version}"`, "idempotency-key": key },
      );
    const saved = await save(0, "One");
    expect(asDescribed("saveAnswerDraft", saved)).toMatchObject({ text: "One", version: 1, latest: 1 });
    expect(await save(1, "Two", "the-second")).toMatchObject({ status: 200, etag: '"2"' });
    expect((await save(0, "One")).json()).toMatchObject({ version: 1, latest: 2 });
    expect((await save(0, "Other")).json()).toMatchObject({ status: 422, code: "request-key-reused" });
    expect((await save(1, "Three", "the-third-")).status).toBe(412);
    const listed = asDescribed("listQueriesForBidder", await submitter.api("GET", answering()));
    expect(listed).toMatchObject({ items: [{ state: "waiting", draft: { text: "Two", version: 2 } }] });
    await pqq.cancel();
    expect((await save(2, "Four", "the-fourth")).json()).toMatchObject({ code: "competition-cancelled" });
  });

  it("an answer of 20,000 characters goes through its check page and back as it is", async () => {
    const path = await asked();
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    const parts = Array.from({ length: 200 }, (_, index) => `“<${index}>&amp;”\n${"x".repeat(100)}`);
    const answer = parts.join(" ").slice(0, 20_000);
    const carried = (await submitter.check(path, { answer })).hiddenIn(path);
    const form = await submitter.post(path, { ...carried, checked: "change" });
    const [, typed = ""] = /<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(form.text) ?? [];
    const escaped = answer.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(typed.replaceAll("\r", "")).toBe(escaped);
    await submitter.post(path, { ...carried, checked: "yes" });
    expect((await submitter.get(path)).text).toContain(typed);
  });

  it("an answer to a query gives back what came too late, and takes it no more", async () => {
    const path = await asked();
    pqq.portal.at(london("2013-11-04T11:59"));
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    expect((await submitter.get(path)).text).toContain("<textarea");
    pqq.portal.at(london("2013-11-04T12:00"));
    const late = await submitter.post(path, { answer: "Typed in time" });
    expect([late.status, late.errorLinks]).toEqual([422, ["#answer"]]);
    expect(words(late.text)).toContain("The time to answer ran out at 12 noon, Monday 4 November 2013 (GMT)");
    expect(words(late.text)).toContain("What you typed, which does not count Typed in time");
    expect((await submitter.get(path)).text).not.toContain("<textarea");
  });

  it("an answer from a second window is refused with what was typed, and nothing there is called received", async () => {
    const path = await asked();
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    await submitter.fill(path, { answer: "All of London" });
    for (const checked of ["", "yes"]) {
      const second = await submitter.post(path, { answer: "Only Camden", checked });
      expect([second.status, second.errorLinks]).toEqual([422, ["#answer"]]);
      expect(second.title).toMatch(/^Error: A question about your response/);
      expect(second.words).toContain("What you typed, which does not count Only Camden");
      expect(second.words).not.toMatch(/is received|in time|All of London/);
      expect(second.hrefs).toContain(path);
    }
  });

  it("an answer to a query says on the way to the response how many questions wait", async () => {
    await asked();
    const submitter = await visitorAt(pqq.portal, "submit@alpha.example");
    const home = `/bidder/competitions/${pqq.competitionId}`;
    expect(words((await submitter.get(home)).text)).toContain("Answer 1 question about your response Before");
    expect(words((await submitter.get(`${home}/pqq`)).text)).toContain("1 question waits for your answer");
  });

  it("a query waits nowhere any more once the competition is cancelled", async () => {
    const path = await asked();
    const { competitionId, portal } = pqq;
    await pqq.cancel();
    const submitter = await visitorAt(portal, "submit@alpha.example");
    const home = `/bidder/competitions/${competitionId}`;
    const pages = [await submitter.get(answering()), await submitter.get(path), await lead.get(asking())];
    for (const { text } of pages) expect(words(text)).toContain("No answer needed");
    for (const { text } of [...pages, await submitter.get(home), await submitter.get(`${home}/pqq`)]) {
      expect(words(text)).not.toMatch(/Waiting|waits/);
      expect(text).not.toContain("<textarea");
    }
  });
});
