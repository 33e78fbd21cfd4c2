import type { ScoredQuestion } from "../../shared/evaluation/rules.ts";
import { passInWords, scoreInWords, scoreMeanings } from "../../shared/evaluation/words.ts";
import { CharacterCount } from "../govuk/character-count.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Markup } from "../govuk/markup.ts";
import { Radios } from "../govuk/radios.tsx";
import { reasonField, scoreField, type TypedMarks } from "./typed-marks.ts";
import type { SubmittedMarks } from "../../shared/evaluation/schema.ts";
import type { Question } from "../../shared/questionnaire/schema.ts";
import { CardTable } from "../govuk/card-table.tsx";

type Fields = { typed: TypedMarks; errors: readonly FieldError[] };

/** The score of one question and its reason. */
export function ScoreFields({
  question: { questionId, title, weight },
  typed,
  errors,
}: Fields & { question: ScoredQuestion }) {
  const score = scoreField(questionId);
  return (
    <div class="app-marking">
      <Radios
        name={score}
        value={typed[score]}
        classes="govuk-radios--small"
        legend={{ s: <For what="Score" title={title} /> }}
        hint={`Counts ${weight}% of the total`}
        errorMessage={messageFor(errors, score)}
        items={scoreMeanings.map(({ score: value }) => ({
          value: String(value),
          text: scoreInWords(String(value)),
        }))}
      />
      <ReasonField
        name={reasonField(questionId)}
        label={<For what="Reason" title={title} />}
        {...{ typed, errors }}
      />
    </div>
  );
}

/** Whether a section passes, and why. */
export function PassFields({ typed, errors }: Fields) {
  return (
    <div class="app-marking">
      <Radios
        name="passed"
        value={typed["passed"]}
        legend={{ m: "Does this section pass?" }}
        errorMessage={messageFor(errors, "passed")}
        items={[
          { value: "yes", text: passInWords(true) },
          { value: "no", text: passInWords(false) },
        ]}
      />
      <ReasonField name="reason" label={<>Reason</>} {...{ typed, errors }} />
    </div>
  );
}

function ReasonField({ name, label, typed, errors }: Fields & { name: string; label: Markup }) {
  return (
    <CharacterCount
      name={name}
      label={{ s: label }}
      hint="The bidder will read the reason that is agreed. Say what in the answer earned it."
      value={typed[name]}
      maxlength={2000}
      threshold={75}
      rows={4}
      errorMessage={messageFor(errors, name)}
    />
  );
}

/** What a field is for; the question stands above it, so that only who does not see that hears it again. */
function For({ what, title }: { what: string; title: string }) {
  return (
    <>
      {what}
      <span class="govuk-visually-hidden">{` for: ${title}`}</span>
    </>
  );
}

type MarksTableProps = {
  /** By whom, and which. */
  marks: readonly Pick<SubmittedMarks, "name" | "marks">[];
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
