import { describe, expect, it } from "vitest";
import * as z from "zod";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import { Answers, ResponseWarning } from "../../shared/responses/schema.ts";
import { words } from "../builders/answer.ts";
import { asDescribed } from "../builders/described.ts";
import { must } from "../builders/competition.ts";
import { answered, sectionOf } from "../builders/questionnaire.ts";
import { responsesPortal, sendSection, WHO_BIDS } from "./responses-doors.ts";

const STANDARD_COMPLIANCE = sectionOf("compliance", STANDARD_2013);
const COMPLIANCE = STANDARD_COMPLIANCE.sectionId;

describe("before it is submitted", () => {
  it("an answer that the rules fail is warned of, and refused neither by the page nor when it is submitted", async () => {
    const { path, ...portal } = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    await portal.answerAll(submitter);
    const check = async () => words((await as.get(`${path}/check-answers`)).text);
    expect(await check()).not.toContain("The rules fail a response");
    const convicted = { convictions: "yes", "conviction-details": "In 2009." };
    must(await portal.save(submitter, COMPLIANCE, answered(STANDARD_COMPLIANCE, Answers.parse(convicted))));
    // First and largest, before anything else that is to be read, and again where it is submitted.
    expect(await check()).toMatch(
      /Check your answers ! Warning The rules fail a response .*convicted.*Read these once more\. None of them keeps you from submitting\. .*Your organisation.*the 4 warnings at the top of this page/,
    );
    const sent = await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
    expect(sent.leadsTo).toContain("/receipts/sub_");
    // With the receipt it is information: nothing is to be done about it there.
    for (const page of [sent.leadsTo ?? "", `${sent.leadsTo}/answers`]) {
      const receipt = await as.get(page);
      expect(receipt.words, page).toMatch(
        /For your information\. It was received all the same, and the authority decides\. The rules fail a response .*You answered “Yes” to: Has any of you been convicted/,
      );
      expect(receipt.text).toMatch(/href="[^"]*#section-compliance">\s*Has any/);
    }
    expect(words((await as.get(path)).text)).toMatch(
      /stands\. .*! Warning The rules fail a response .*You answered “Yes” to: Has any of you been convicted/,
    );
  });

  it("an answer that the rules fail is warned of when its section is saved, and whenever it is opened again", async () => {
    const { path, sectionPath, ...portal } = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    await portal.answerAll(submitter);
    const open = async () => words((await as.get(sectionPath("compliance"))).text);
    expect(await open()).not.toContain("The rules fail a response");
    expect(await open()).toMatch(/You can enter up to 500 words.*Save your work before you take a break\./);
    expect(words((await as.get(sectionPath("capability"))).text)).toContain(
      "You can enter up to 1,000 words",
    );
    const files = words((await as.get(`${path}/files/accounts`)).text);
    expect(files).toContain("You will be signed out after");
    expect(files).not.toMatch(/Save your work|send what you typed/);
    const convicted = { convictions: "yes", "conviction-details": "In 2009." };
    const sent = await sendSection(as, sectionPath("compliance"), convicted, { action: "save" });
    expect(sent.status).toBe(303);
    const own = await as.get(sent.leadsTo ?? "");
    expect(words(own.text)).toMatch(
      /Important Your answers are saved\. One of them is an answer that the rules fail a response for: Has any of you been convicted.*Your draft is .*! Warning The rules fail a response .*You answered “Yes” to: Has any/,
    );
    expect(own.text).toMatch(/banner__link"\s+href="[^"]*sections\/compliance#answer\.convictions/);
    expect(await open()).toMatch(/! Warning The rules fail a response .*convicted/);
  });

  it("“none of these” beside another option is a problem on the question, by form and by API", async () => {
    const { path, sectionPath, competitionId, ...portal } = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    await portal.answerAll(submitter);
    const both = { "other-grounds": ["none", "insolvency"], "other-grounds-details": "A word." };
    const sent = await sendSection(as, sectionPath("compliance"), both);
    expect(words(sent.text + (await as.get(`${path}/check-answers`)).text)).toContain(
      "Choose either “None of these” or the others, not both",
    );
    must(await portal.save(submitter, COMPLIANCE, answered(STANDARD_COMPLIANCE, Answers.parse(both))));
    const section = await as.api("GET", `/bidder/competitions/${competitionId}/pqq/sections/compliance`);
    expect(section.json()).toMatchObject({
      problems: [{ questionId: "other-grounds", code: "none-and-another" }],
    });
    expect(await portal.submit(submitter)).toMatchObject({ error: { code: "sections-incomplete" } });
  });

  it("a program is told the same of the whole response, and again of what it submitted", async () => {
    const { path, competitionId, ...portal } = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    const api = `/bidder/competitions/${competitionId}/pqq`;
    const warned = async () => asDescribed("getMyResponse", await as.api("GET", api))["warnings"];
    await portal.answerAll(submitter);
    const convicted = { convictions: "yes", "conviction-details": "In 2009." };
    must(await portal.save(submitter, COMPLIANCE, answered(STANDARD_COMPLIANCE, Answers.parse(convicted))));
    const checked = words((await as.get(`${path}/check-answers`)).text);
    const shown = z.array(ResponseWarning).parse(await warned());
    expect(shown.map(({ code, questionId = "" }) => `${code} ${questionId}`.trim())).toEqual([
      "fatal-answer convictions",
      "file-being-checked accounts",
      "no-number",
      "no-address",
      "no-contact",
    ]);
    for (const { detail } of shown.filter(({ code }) => code !== "file-being-checked"))
      expect(checked).toContain(detail);
    const { etag } = await as.api("GET", api);
    const send = () =>
      as.api(
        "POST",
        `${api}/submissions`,
        {},
        { "if-match": etag ?? "", "idempotency-key": "a-key-of-mine" },
      );
    const sent = asDescribed("submitPqq", await send());
    expect(sent["warnings"]).toEqual(shown);
    expect((await send()).json()).toEqual(sent);
    await as.fill("/bidder/organisation/edit/address", {
      line1: "1 A St",
      town: "Leeds",
      postcode: "ls11aa",
      country: "UK",
    });
    expect((await as.get("/bidder/organisation")).words).toContain("LS1 1AA");
    const since = z.array(ResponseWarning).parse(await warned());
    expect(since.map(({ code }) => code)).toEqual([
      "fatal-answer",
      "file-being-checked",
      "no-number",
      "no-contact",
      "profile-changed",
    ]);
  });

  it("an answer under a condition that was taken back is not shown, and the draft keeps it", async () => {
    const { path, sectionPath, ...portal } = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    await portal.answerAll(submitter);
    const formed = {
      "new-company": "yes",
      "formed-on.day": "9",
      "formed-on.month": "8",
      "formed-on.year": "2007",
    };
    await sendSection(as, sectionPath("bidder"), { ...WHO_BIDS, ...formed });
    expect(words((await as.get(`${path}/check-answers`)).text)).not.toContain("2007");
    expect((await as.get(sectionPath("bidder"))).text).toContain('value="2007"');
  });
});
