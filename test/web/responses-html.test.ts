import { HtmlValidate } from "html-validate";
import { expect, it } from "vitest";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import { responsesPortal } from "./responses-doors.ts";

/** The standard of HTML itself, as for all other pages. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

it("every page of a response is valid HTML, with errors and without", async () => {
  const portal = await responsesPortal(undefined, STANDARD_2013);
  const { asSubmitter: as, submitter } = await portal.takesPart("capita");
  const { path } = portal;
  const capability = portal.sectionPath("capability");
  const seenVersion = (await as.get(capability)).hidden("seenVersion");
  const pages = new Map<string, string>();
  const keep = async (name: string, answer: Promise<{ text: string }>) =>
    pages.set(name, (await answer).text);

  await keep("not started", as.get(path));
  for (const { sectionId } of STANDARD_2013.sections)
    await keep(sectionId, as.get(portal.sectionPath(sectionId)));
  await keep("incomplete", as.post(capability, { seenVersion, "answer.experience": "A lot of it" }));
  await keep("conflict", as.post(capability, { seenVersion, "answer.experience": "Other" }));
  await keep("check with errors", as.post(`${path}/submit`, { seenVersion: await portal.seen(submitter) }));
  await portal.answerAll(submitter);
  for (const page of ["check-answers", "answers", "print", "reuse"])
    await keep(page, as.get(`${path}/${page}`));
  const submitted = await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
  await keep("receipt", as.get(submitted.leadsTo ?? ""));
  await keep("withdraw", as.get(`${path}/withdraw`));
  await keep("submitted", as.get(path));
  await keep("refused", as.post(`${path}/withdraw`, { seenVersion: "made up" }));

  const problems: string[] = [];
  for (const [name, html] of pages)
    for (const { messages } of (await validator.validateString(html)).results)
      problems.push(...messages.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId}: ${message}`));
  expect(problems).toEqual([]);
  expect(pages.size).toBe(18);
});
