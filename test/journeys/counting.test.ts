import { expect } from "vitest";
import { A_LINE } from "../../shared/questionnaire/schema.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";
import { answerProblemInWords } from "../../shared/responses/words.ts";
import { fieldName } from "../../web/questionnaire/answers-form.ts";
import { follow } from "./follow.ts";
import { openPqq, pqqJourney, SECTIONS } from "./pqq.ts";

/** One word more than there may be, in texts that programs count in different ways. */
const WRITTEN: readonly (readonly [string, (word: number) => string])[] = [
  ["bullets", () => "• word\n"],
  ["dashes", (word) => `– word${word} `],
  ["words with hyphens", () => "word-word "],
  ["no-break spaces", () => "word\u00a0"],
  ["wide spaces", () => "word\u2003"],
  ["what nobody sees", () => "wo\u200brd\ufeffs "],
  ["signs", (word) => `£${word},000.50 & `],
  ["addresses", (word) => `page.${word}/of_what?who@where `],
];

pqqJourney("the counter beside a box counts the words that the server counts", async ({ as }) => {
  const page = await as("submit@capita.example");
  await openPqq(page);
  const capability = SECTIONS.find(({ sectionId }) => sectionId === "capability");
  await follow(page.getByRole("link", { name: capability?.title ?? "" }));
  const boxes = (capability?.questions ?? []).flatMap((question) =>
    question.kind === "text" && question.mostWords > A_LINE ? [question] : [],
  );
  const tried = WRITTEN.map(([what, text], index) => ({ what, text, question: boxes[index] }));
  for (const { what, text, question } of tried) {
    if (question === undefined) throw new Error("the section has too few boxes");
    const box = page.locator(`[name="${fieldName(question)}"]`);
    const said = page
      .locator(".govuk-character-count", { has: box })
      .locator(".govuk-character-count__status");
    const words = Array.from({ length: question.mostWords }, (_, word) => text(word));
    await box.fill(words.join(""));
    expect([what, await said.innerText()]).toEqual([what, "You have 0 words remaining"]);
    await box.fill([...words, text(0)].join(""));
    expect([what, await said.innerText()]).toEqual([what, "You have 1 word too many"]);
  }
  await follow(page.getByRole("button", { name: "Save and continue" }));
  const problems = await page.getByRole("alert").innerText();
  for (const { question } of tried)
    if (question !== undefined) {
      const [most, words] = [question.mostWords, question.mostWords + 1];
      expect(problems).toContain(
        `${titleInShort(question)}: ${answerProblemInWords({ code: "too-many-words", most, words })}`,
      );
    }
});
