import { buffer } from "node:stream/consumers";
import type { Locator, Page } from "playwright-core";
import { answersTo } from "../../infra/local/replay/answering.ts";
import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import type { Answer } from "../../shared/responses/schema.ts";
import { fieldName } from "../../web/questionnaire/answers-form.ts";
import { follow } from "./follow.ts";
import { journeysOn } from "./journey.ts";

/** Journeys through the demonstration on a day on which the PQQ is open and nobody has answered anything. */
export const pqqJourney = journeysOn("answering");

export const SECTIONS = STANDARD_2013.sections;

/** Goes from the list of competitions to the response of the person's organisation. */
export async function openPqq(page: Page): Promise<void> {
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: "PQQ", exact: true }));
}

/** Enters an answer to every question of a section, follow-ups where they are asked; files come by themselves. */
export async function fillSection(page: Page, section: Section): Promise<void> {
  const answers = answersTo(section, {
    writes: ({ title }) => `About “${title}” we can say a lot.`,
    pounds: 40_000_000,
    name: "Sam Submitter",
    position: "Director",
  });
  for (const question of section.questions) {
    const answer = answers[question.questionId];
    if (answer !== undefined) await enter(page, question, answer);
  }
}

async function enter(page: Page, question: Question, answer: Answer): Promise<void> {
  const field = (part?: string) => page.locator(`[name="${fieldName(question, part)}"]`);
  const choose = (value: string) => page.locator(`[name="${fieldName(question)}"][value="${value}"]`).check();
  if (Array.isArray(answer)) for (const value of answer) await choose(value);
  else if (typeof answer === "string")
    await (question.kind === "choice" || question.kind === "yes-no" ? choose(answer) : field().fill(answer));
  else if ("day" in answer)
    for (const part of ["day", "month", "year"] as const) await field(part).fill(answer[part]);
  else {
    await field("agreed").check();
    for (const part of ["name", "position"] as const) await field(part).fill(answer[part]);
  }
}

/** Adds one small file to the question of a section that needs one, and comes back to the section. */
export async function addFile(page: Page, question: Question, text: string): Promise<void> {
  await follow(page.locator(`button[value="files ${question.questionId}"]`));
  const file = { name: "accounts.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await follow(page.getByRole("button", { name: "Upload", exact: true }));
  await follow(page.getByRole("link", { name: "Back", exact: true }));
}

/** What a link leads to when it is saved. */
export async function download(link: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [saved] = await Promise.all([link.page().waitForEvent("download"), link.click()]);
  return { name: saved.suggestedFilename(), bytes: await buffer(await saved.createReadStream()) };
}
