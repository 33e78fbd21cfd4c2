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
    async says(typed: Readonly<Record<string, string>>) {
      const { errorTexts } = await sendSection(as, path, typed);
      return errorTexts;
    },
    stands: async (name: string) => field(await as.get(path), `answer.${name}`),
    shown: async () => words((await as.get(`${portal.path}/check-answers`)).text),
  };
}

describe("text that is pasted", () => {
  it.each([...INVISIBLE, ...LINE_ENDS])("costs nothing that was typed, with %s in it", async (_, odd) => {
    const { says, stands } = await answering("capability");
    const typed = { "offender-management": `In${odd} hand.`, workforce: `${odd}`, partnership: "Kept" };
    expect((await says(typed)).join()).not.toMatch(/experience have you of working|local public bodies/);
    expect((await stands("offender-management"))?.replace("\n", "")).toBe("In hand.");
    expect(await stands("partnership")).toBe("Kept");
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
    ["1", "1", "0001", "Enter a date that exists"],
    ["31", "September 2013", "", "Enter a date that exists"],
  ])("%s %s %s as the end of a year", async (day, month, year, says) => {
    const { says: said } = await answering("economic-standing");
    const parts = { "year-end.day": day, "year-end.month": month, "year-end.year": year };
    const about = (await said(parts)).filter((text) => text.startsWith(ENDED));
    expect(about).toEqual(says === undefined ? [] : [expect.stringContaining(`${ENDED}: ${says}`)]);
  });
});

it("a name that is too long in a declaration is kept, and told of with its question", async () => {
  const { says, stands } = await answering("declarations");
  const [declaration] = STANDARD_2013.sections
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind === "declaration");
  const id = declaration?.questionId ?? "";
  const long = "a".repeat(201);
  const said = await says({ [`${id}.agreed`]: "yes", [`${id}.name`]: long, [`${id}.position`]: "Director" });
  expect(said.join()).toContain(
    "The name of the person who makes this declaration can have up to 200 characters",
  );
  expect(await stands(`${id}.name`)).toBe(long);
});
