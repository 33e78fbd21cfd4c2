import type { Question } from "../../shared/questionnaire/schema.ts";
import { answerInWords } from "../../shared/questionnaire/words.ts";
import type { Answer } from "../../shared/responses/schema.ts";
import { Bullets } from "../govuk/part.tsx";

/** A file that was given in answer to a question, as far as a page shows it. */
export type AttachedFile = {
  /** Made safe to show when it was uploaded. */
  readonly name: string;
  /** Where it can be read, if the reader may. */
  readonly href?: string | undefined;
  /** What is to be said of it: its size, or that it is still being checked. */
  readonly note?: string | undefined;
};

/** Files by name, each with what is to be said of it. */
export function FileNames({ files }: { files: readonly AttachedFile[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {files.map(({ name, href, note }) => (
        <li class="app-typed">
          {href === undefined ? name : <a href={href}>{name}</a>}
          {note && ` (${note})`}
        </li>
      ))}
    </ul>
  );
}

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
