import { describe, expect, it } from "vitest";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import { words } from "../builders/answer.ts";
import { INVISIBLE, LINE_ENDS } from "../builders/odd-text.ts";
import { field, responsesPortal, sendSection } from "./responses-doors.ts";

/** Somebody who answers the standard questionnaire while it is open. */
async function answering(section: string) {
  const portal = await responsesPortal(undefined, STANDARD_2013);
  const { asSubmitter: as } = await portal.takesPart("eos");
  const path = portal.sectionPath(section);
  return {
    portal,
    /** What is said of the section once this was typed into it, if anything is. */
    says: async (typed: Readonly<Record<string, string>>) => (await sendSection(as, path, typed)).errorTexts,
    stands: async (name: string) => field(await as.get(path), `answer.${name}`),
    shown: async () => words((await as.get(`${portal.path}/check-answers`)).text),
  };
}

describe("text that is pasted", () => {
  it.each([...INVISIBLE, ...LINE_ENDS])("costs nothing that was typed, with %s in it", async (_, odd) => {
    const { says, stands } = await answering("capability");
    const typed = { "offender-management": `In${odd} hand.`, workforce: odd, partnership: "Kept" };
    expect((await says(typed)).join()).not.toMatch(/experience have you of working|local public bodies/);
    expect((await stands("offender-management"))?.replace("\n", "")).toBe("In hand.");
    expect(await stands("partnership")).toBe("Kept");
  });

  it("shows the bullets that only Word has a sign for as everybody sees them", async () => {
    const { says, stands } = await answering("capability");
    await says({ partnership: "\uf0b7\tOne\n\uf0a7 Two" });
    expect(await stands("partnership")).toBe("•\tOne\n• Two");
  });

  it("is kept where a character could not be read, and told of with its question", async () => {
    const { says, stands } = await answering("capability");
    expect(await says({ workforce: "a\ufffdb", partnership: "Kept" })).toContainEqual(
      expect.stringMatching(/^How do you recruit.*: A character could not be read/),
    );
    expect(await stands("partnership")).toBe("Kept");
  });
});

describe("amounts", () => {
  it.each([
    ["£1,200,000.00", "£1,200,000"],
    ["1200000.00", "£1,200,000"],
    ["-£250,000", "−£250,000"],
    ["\u2212250,000", "−£250,000"],
    ["\u2013250000", "−£250,000"],
    ["(250,000)", "−£250,000"],
  ])("%s is shown as %s wherever it is shown", async (typed, shown) => {
    const portal = await answering("economic-standing");
    expect((await portal.says({ "net-assets": typed })).join()).not.toContain("Net assets");
    expect(await portal.shown()).toContain(`Net assets at the end of the latest year ${shown} `);
  });

  it.each(["1,5", "12,34,567", "1200000,00", "££5"])("%s is shown as it is, and refused", async (typed) => {
    const portal = await answering("economic-standing");
    expect(await portal.says({ "net-assets": typed })).toContain(
      "Net assets at the end of the latest year: Enter an amount in figures, like 1200000 or £1,200,000, with commas only between thousands",
    );
    expect(await portal.shown()).toContain(`Net assets at the end of the latest year ${typed} `);
  });

  it("are repeated below their field, so that a digit too many is seen", async () => {
    const portal = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = portal.sectionPath("economic-standing");
    await sendSection(as, path, { turnover: "12,000,000" });
    const { text } = await as.get(path);
    expect(words(text)).toContain("Read as £12,000,000: 12 million pounds.");
    expect(text).toMatch(/<input[^>]*name="answer.turnover"[^>]*aria-describedby="answer.turnover-read /);
  });
});

describe("dates", () => {
  const ENDED = "When did your latest financial year end";
  it.each([
    ["31", "March", "2013", undefined],
    ["31", "mar", "2013", undefined],
    ["1", "4", "2031", "Enter a date that is not later than today"],
    ["31", "3", "1013", "Check the year: enter a date of 1800 or later"],
    ["before 31", "March", "2013", "Enter a date that exists"],
    ["Monday 31", "March", "2013", "Check the date: 31 March 2013 is a Sunday"],
    ["31", "September 2013", "", "Enter a date that exists"],
  ])("%s %s %s as the end of a year", async (day, month, year, says) => {
    const { says: said } = await answering("economic-standing");
    const parts = { "year-end.day": day, "year-end.month": month, "year-end.year": year };
    const about = (await said(parts)).find((text) => text.startsWith(ENDED));
    expect(about?.slice(0, `${ENDED}: ${says}`.length)).toBe(says && `${ENDED}: ${says}`);
  });
});

it("a date that lies behind is asked for with one that does, and what is refused names no other", async () => {
  const portal = await responsesPortal(undefined, STANDARD_2013);
  const { asSubmitter: as } = await portal.takesPart("eos");
  const path = portal.sectionPath("economic-standing");
  const says = "For example, 31 3 2012 or 31 March 2012. Not later than today.";
  expect(words((await as.get(path)).text)).toContain(says);
  const refused = await sendSection(as, path, { "year-end.day": "32" });
  expect(words(refused.text)).toContain(says);
  expect(refused.errorTexts.join()).not.toMatch(/\d{4}, like|or 31/);
});

it.each(["31/3/2013", "Sunday 31 March 2013"])(
  "a day typed whole into its first box is repeated below it, from %s",
  async (typed) => {
    const portal = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = portal.sectionPath("economic-standing");
    await sendSection(as, path, { "year-end.day": typed });
    const { text } = await as.get(path);
    expect(words(text)).toContain("Read as 31 March 2013.");
    expect(text).toMatch(/<fieldset[^>]*aria-describedby="answer.year-end-read /);
  },
);

it("a program reads of a section what the check page warns of, which keeps nobody from submitting", async () => {
  const portal = await responsesPortal(undefined, STANDARD_2013);
  const { asSubmitter: as } = await portal.takesPart("eos");
  const path = portal.sectionPath("bidding-entity");
  const warnings = async (): Promise<unknown> => (await as.api("GET", path)).json().warnings;
  expect(await warnings()).toEqual([]);
  await sendSection(as, path, { "bidder-form": "consortium", "probation-trust": "yes" }, { action: "save" });
  expect(await warnings()).toEqual([
    {
      code: "does-not-fit-profile",
      sectionId: "bidding-entity",
      questionId: "bidder-form",
      fatal: false,
      detail: "Your organisation’s profile names one member only.",
    },
    {
      code: "fatal-answer",
      sectionId: "bidding-entity",
      questionId: "probation-trust",
      fatal: true,
      detail: "A response whose bidder, or any member of it, is a Probation Trust is not evaluated further.",
    },
  ]);
  // By the members as they are.
  await as.fill("/bidder/organisation/members/add", { name: "Beta", kind: "charity" });
  expect(await warnings()).toEqual([expect.objectContaining({ questionId: "probation-trust" })]);
  await sendSection(as, path, { "bidder-form": "single" }, { action: "save" });
  expect(await warnings()).toEqual([
    {
      code: "does-not-fit-profile",
      sectionId: "bidding-entity",
      questionId: "bidder-form",
      fatal: false,
      detail: "Your organisation’s profile names several members.",
    },
  ]);
});

it("an amount beyond what is read is refused with the largest", async () => {
  const { says } = await answering("economic-standing");
  expect(await says({ "net-assets": "999999999999999" })).toContain(
    "Net assets at the end of the latest year: Enter a smaller amount: the largest that can be entered is £9,999,999,999,999",
  );
});

it.each([...LINE_ENDS.map(([, end]) => end), "\t"])(
  "two numbers with %j between are never one, though they are saved again as they are shown",
  async (end) => {
    const { says, stands } = await answering("economic-standing");
    for (const typed of [`100${end}050`, "again"]) {
      const sent = typed === "again" ? ((await stands("net-assets")) ?? "") : typed;
      expect((await says({ "net-assets": sent })).join()).toContain(
        "Net assets at the end of the latest year: Enter an",
      );
    }
  },
);

it.each(LINE_ENDS)(
  "an answer of one line has a space where %s was, sent by form or by program",
  async (_, end) => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = portal.sectionPath("bidder");
    const stands = async () => field(await as.get(path), "answer.bidder-name");
    await sendSection(as, path, { "bidder-name": `Two${end}words` });
    expect(await stands()).toBe("Two words");
    const answers = { "bidder-name": `Three${end}more${end}words` };
    const saved = await as.api("PUT", path, { answers }, { "if-match": '"1"' });
    expect(saved.status).toBe(200);
    expect((await as.api("GET", path)).text).toContain('"Three more words"');
    expect(await stands()).toBe("Three more words");
  },
);

it("an answer of one line that is shown again unsaved stays two words, and everything too long is told of at once", async () => {
  const portal = await responsesPortal();
  const { asSubmitter: as } = await portal.takesPart("eos");
  const long = "9".repeat(60_001);
  const typed = { "bidder-name": "Two\u2028words", form: "consortium", "new-company": "yes", staff: long };
  const refused = await sendSection(as, portal.sectionPath("bidder"), { ...typed, "formed-on.month": long });
  const says = "Nothing was saved. Shorten this answer to 60,000 characters or fewer";
  expect(refused.errorTexts.map((text) => text.endsWith(says))).toEqual([true, true]);
  expect(refused.errorLinks.toSorted()).toEqual(["#answer.formed-on.month", "#answer.staff"]);
  expect(refused.text).toContain('id="answer.formed-on-error"');
  expect(field(refused, "answer.bidder-name")).toBe("Two words");
  expect(field(refused, "answer.staff")).toBe(long);
});

describe("a section that is opened again", () => {
  it("shows what was answered and is not right at its field, and nothing of what is still to come", async () => {
    const portal = await responsesPortal(undefined, STANDARD_2013);
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = portal.sectionPath("economic-standing");
    expect((await as.get(path)).errorTexts).toEqual([]);
    await sendSection(as, path, { "net-assets": "1,5", "year-end.day": "next Friday" }, { action: "save" });
    const opened = await as.get(path);
    expect(opened.errorTexts.map((text) => text.split(", ")[0])).toEqual([
      "When did your latest financial year end: Enter a date that exists",
      "Net assets at the end of the latest year: Enter an amount in figures",
    ]);
    expect(opened.errorLinks).toEqual(["#answer.year-end.day", "#answer.net-assets"]);
    expect(opened.text).toContain('id="answer.net-assets-error"');
    expect(words(opened.text)).not.toContain("Answer this question");
  });
});

it("name and position too long in a declaration are kept, and told of at once, each at its own field", async () => {
  const portal = await responsesPortal(undefined, STANDARD_2013);
  const { asSubmitter: as } = await portal.takesPart("eos");
  const path = portal.sectionPath("declarations");
  const [declaration] = STANDARD_2013.sections
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind === "declaration");
  const id = declaration?.questionId ?? "";
  const long = "a".repeat(201);
  const sent = await sendSection(as, path, {
    [`${id}.agreed`]: "yes",
    [`${id}.name`]: long,
    [`${id}.position`]: long,
  });
  for (const [part, called] of [
    ["name", "The name"],
    ["position", "The position"],
  ]) {
    const says = `${called} of the person who makes this declaration can have up to 200 characters`;
    expect(sent.errorTexts.join()).toContain(says);
    expect(sent.errorLinks).toContain(`#answer.${id}.${part}`);
    expect(sent.text).toMatch(new RegExp(`id="answer.${id}.${part}-error"[^]*?${says}`));
    expect(field(sent, `answer.${id}.${part}`)).toBe(long);
  }
  // Two things are told of one question.
  const left = sent.errorTexts.length - 1;
  expect(words(sent.text)).toContain(`${left} questions need something more`);
  expect(words((await as.get(portal.path)).text)).toContain(`${left} questions left`);
});
