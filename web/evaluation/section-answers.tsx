import type { Child } from "hono/jsx";
import type { StoredFile } from "../../shared/files/schema.ts";
import { sizeInWords } from "../../shared/kernel/file-words.ts";
import type { FileId } from "../../shared/kernel/id.ts";
import { type ScoredQuestion, scoredQuestions } from "../../shared/evaluation/rules.ts";
import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import { askedQuestions } from "../../shared/responses/answers.ts";
import { wholeInWords } from "../../shared/kernel/amount.ts";
import { countWords } from "../../shared/kernel/cleaned.ts";
import type { Answers } from "../../shared/responses/schema.ts";
import { Details } from "../govuk/details.tsx";
import { AnswerText } from "../questionnaire/answer-text.tsx";

export type SectionAnswersProps = {
  section: Section;
  answers: Answers;
  /** The files of the whole response. */
  files: readonly StoredFile[];
  hrefOf: (file: FileId) => string;
  headingLevel: 2 | 3;
  /** What stands below an answer, such as the fields of one that is scored. */
  below?: (question: Question, scored: ScoredQuestion | undefined) => Child;
};

/** What an organisation answered in a section, question by question as far as they were asked. */
export function SectionAnswers({ section, answers, below, headingLevel, ...attached }: SectionAnswersProps) {
  const Heading = `h${headingLevel}` as const;
  const asked = askedQuestions(section, answers);
  const scoredAs = ({ questionId }: Question) =>
    scoredQuestions(section).find((one) => one.questionId === questionId);
  const shown = section.questions.filter(
    (question) => asked.includes(question) || scoredAs(question) !== undefined,
  );
  return (
    <>
      {shown.map((question) => (
        <div class="app-answer">
          <Heading class="govuk-heading-s app-answer__question">{question.title}</Heading>
          {question.guidance && (
            <Details summaryText="What bidders were told" text={question.guidance} classes="app-typed" />
          )}
          <div class="govuk-body app-answer__text">
            <AnswerText
              question={question}
              answer={answers[question.questionId]}
              files={filesOf(question, attached)}
            />
          </div>
          <WordCount question={question} answers={answers} />
          {below?.(question, scoredAs(question))}
        </div>
      ))}
    </>
  );
}

function filesOf({ questionId }: Question, { files, hrefOf }: Pick<SectionAnswersProps, "files" | "hrefOf">) {
  return files
    .filter(({ subject }) => subject === questionId)
    .map(({ fileId, name, size, state }) =>
      state === "clean"
        ? { name, href: hrefOf(fileId), note: sizeInWords(size) }
        : { name, note: "kept apart: it did not pass the check of its content" },
    );
}

/** From how many words on the length of an answer matters. */
const LONG = 100;

function WordCount({ question, answers }: { question: Question; answers: Answers }) {
  const answer = answers[question.questionId];
  // Of a name or a number of a register nobody wants to know how many words it has.
  if (question.kind !== "text" || question.mostWords < LONG || typeof answer !== "string") return <></>;
  return (
    <p class="govuk-hint">
      {countWords(answer)} of up to {wholeInWords(question.mostWords)} words
    </p>
  );
}
