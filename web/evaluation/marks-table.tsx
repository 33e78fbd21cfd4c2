import type { Marks, SubmittedMarks } from "../../shared/evaluation/schema.ts";
import { passInWords } from "../../shared/evaluation/words.ts";
import type { Question } from "../../shared/questionnaire/schema.ts";
import { CardTable } from "../govuk/card-table.tsx";

/** Whose marks, by name. */
type NamedMarks = { readonly name: string; readonly marks: Marks };

type MarksTableProps = {
  marks: readonly (NamedMarks | SubmittedMarks)[];
  caption: string;
  /** Of one scored question; without it of a section that passes or fails. */
  question?: Pick<Question, "questionId" | "title"> | undefined;
};

/** What each person gave, with the reason, side by side. */
export function MarksTable({ marks, caption, question }: MarksTableProps) {
  const rows = marks.flatMap(({ name, marks: given }) => {
    if (given.marking === "pass-fail")
      return question === undefined ? [{ name, value: passInWords(given.passed), reason: given.reason }] : [];
    return given.scores
      .filter(({ questionId }) => questionId === question?.questionId)
      .map(({ score, reason }) => ({ name, value: String(score), reason }));
  });
  if (rows.length === 0) return <></>;
  return (
    <CardTable
      caption={caption}
      captionSize="s"
      of={question?.title === caption ? undefined : question?.title}
      head={["By", question === undefined ? "Result" : "Score", "Reason"]}
      rows={rows.map(({ name, value, reason }) => [name, value, { text: reason, classes: "app-typed" }])}
    />
  );
}
