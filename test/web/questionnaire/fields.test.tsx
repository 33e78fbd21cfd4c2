import { describe, expect, it } from "vitest";
import { SectionId } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { AnswerText } from "../../../web/questionnaire/answer-text.tsx";
import { answersFrom, errorField } from "../../../web/questionnaire/answers-form.ts";
import { PrintedQuestionnaire } from "../../../web/questionnaire/print-page.tsx";
import { SectionFields } from "../../../web/questionnaire/question-field.tsx";
import { answered, SMALL } from "../../builders/questionnaire.ts";

const sections = [...STANDARD_2013.sections, ...SMALL.sections];

/** What a browser would send of a page without anybody touching it. */
function sentBack(html: string): Pick<Parameters<typeof answersFrom>[0], "text" | "list"> {
  const fields: [string, string][] = [];
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const chosen = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (chosen) fields.push([attribute(tag, "name"), attribute(tag, "value")]);
  }
  for (const [tag, , text = ""] of html.matchAll(/<textarea ([^>]*)>([^<]*)<\/textarea>/g))
    fields.push([attribute(tag, "name"), text]);
  const list = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
  return { list, text: (name) => list(name)[0] ?? "" };
}

const pageOf = (section: (typeof sections)[number], answers: Answers) =>
  String(<SectionFields section={section} answers={answers} />);

describe("the fields of a section", () => {
  it.each(sections.map((section) => [section.title, section] as const))(
    "show what was answered so that it comes back unchanged: %s",
    (_title, section) => {
      const files = new Set(
        section.questions.filter(({ kind }) => kind === "file").map(({ questionId }) => questionId),
      );
      const answers = Answers.parse(
        Object.fromEntries(
          Object.entries(answered(section)).filter(([name]) => ![...files].some((file) => file === name)),
        ),
      );
      expect(answersFrom(sentBack(pageOf(section, answers)), section)).toEqual(answers);
    },
  );
  it.each(sections.map((section) => [section.title, section] as const))(
    "have each question once, and the control to which an error leads: %s",
    (_title, section) => {
      const html = pageOf(section, {});
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const question of section.questions) expect(ids).toContain(errorField(question));
    },
  );
  it("leave out what was not answered", () => {
    const section = SMALL.sections[2];
    if (section === undefined) throw new Error("the small questionnaire has four sections");
    const typed: Record<string, string> = { "answer.experience": "Two\r\nlines", "answer.plans": "" };
    const form = { text: (name: string) => typed[name] ?? "", list: () => [] };
    expect(answersFrom(form, section)).toEqual({ experience: "Two\r\nlines" });
  });
  it("mark a question whose answer was refused", () => {
    const [section] = SMALL.sections;
    if (section === undefined) throw new Error("the small questionnaire has sections");
    const errors = [{ field: "answer.formed-on.day", text: "Enter a date" }];
    const html = String(<SectionFields section={section} answers={{}} errors={errors} />);
    expect(html).toContain("Enter a date");
    expect(html.match(/govuk-form-group--error/g)).toHaveLength(1);
  });
  it("put a follow-up below the answer that asks for it", () => {
    const compliance = STANDARD_2013.sections.find(({ sectionId }) => sectionId === "compliance");
    if (compliance === undefined) throw new Error("the standard questionnaire asks for compliance");
    const html = pageOf(compliance, {});
    const conditional = html.indexOf('id="conditional-answer.convictions"');
    expect(conditional).toBeGreaterThan(0);
    expect(html.indexOf('id="answer.conviction-details"')).toBeGreaterThan(conditional);
    // One that several answers ask for stands by itself and says so.
    expect(html).toContain("Answer this only if you answered “Insolvent,");
  });
  it("list the files that are there, and save before they lead to the page where files are added", () => {
    const papers = SMALL.sections[3];
    if (papers === undefined) throw new Error("the small questionnaire asks for papers");
    const files = {
      actionFor: (question: string) => `files ${question}`,
      attachedFor: () => [{ name: "accounts <2013>.pdf", note: "being checked" }],
    };
    const html = String(<SectionFields section={papers} answers={{}} files={files} />);
    expect(html).toContain("accounts &lt;2013&gt;.pdf");
    expect(html).toContain("(being checked)");
    expect(html).toContain('value="files accounts"');
    expect(html).toContain("Save and change files");
  });
});

describe("an answer as it reads", () => {
  const [text] = SMALL.sections[2]?.questions ?? [];
  const [file] = SMALL.sections[3]?.questions ?? [];
  if (text === undefined || file === undefined) throw new Error("the small questionnaire has both");

  it("is escaped, and says when there is none", () => {
    expect(String(<AnswerText question={text} answer={"<b>bold</b>\nline"} />)).toBe(
      '<span class="app-typed">&lt;b&gt;bold&lt;/b&gt;\nline</span>',
    );
    expect(String(<AnswerText question={text} answer={undefined} />)).toBe("Not answered");
  });
  it("names files, with a link for those who may read them", () => {
    const html = String(
      <AnswerText question={file} answer={undefined} files={[{ name: "a.pdf", href: "/files/a" }]} />,
    );
    expect(html).toContain('href="/files/a"');
    expect(String(<AnswerText question={file} answer={undefined} />)).toBe("Not answered");
  });
});

describe("the questions on paper", () => {
  const html = String(<PrintedQuestionnaire questionnaire={STANDARD_2013} />);

  it("the questions on paper are all there, numbered, with limits and room to write", () => {
    expect(html.match(/<h3/g)).toHaveLength(
      STANDARD_2013.sections.flatMap(({ questions }) => questions).length,
    );
    expect(html).toContain("4.1 What experience have you");
    expect(html).toContain("Up to 1,000 words.");
    expect(html).toContain("app-paper__line");
  });
  it("hide nothing that would have to be opened", () => {
    expect(html).not.toContain("<details");
  });
  it("the questions on paper name their sections once each", () => {
    const ids = STANDARD_2013.sections.map(({ sectionId }) => `id="section-${SectionId.parse(sectionId)}"`);
    for (const id of ids) expect(html.split(id)).toHaveLength(2);
  });
});
