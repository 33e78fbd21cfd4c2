import type { Question } from "../../shared/questionnaire/schema.ts";
import { answerInWords } from "../../shared/questionnaire/words.ts";
import type { Answer } from "../../shared/responses/schema.ts";
import { FileNames, type AttachedFile } from "./attached-files.tsx";
import { Bullets } from "../govuk/part.tsx";

type AnswerTextProps = {
  question: Question;
  answer: Answer | undefined;
  /** For a question that asks for files: those that are there. */
  files?: readonly AttachedFile[] | undefined;
};

/** An answer as it reads: on pages that check, in print, and for evaluators. */
export function AnswerText({ question, answer, files = [] }: AnswerTextProps) {
  const words = answerInWords(question, answer);
  if (question.kind === "file" && files.length > 0) return <FileNames files={files} />;
  if (words.length === 0) return <>Not answered</>;
  if (words.length === 1) return <span class="app-typed">{words[0]}</span>;
  return <Bullets items={words} />;
}
