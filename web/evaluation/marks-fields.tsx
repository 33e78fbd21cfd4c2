import type { Child } from "hono/jsx";
import { passInWords, scoreMeanings } from "../../shared/evaluation/words.ts";
import type { Question } from "../../shared/questionnaire/schema.ts";
import { CharacterCount } from "../govuk/character-count.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Radios } from "../govuk/radios.tsx";
import { reasonField, scoreField, type TypedMarks } from "./typed-marks.ts";

type Fields = { typed: TypedMarks; errors: readonly FieldError[] };

/** The score of one question and its reason. */
export function ScoreFields({
  question: { questionId, title },
  weight,
  typed,
  errors,
}: Fields & { question: Pick<Question, "questionId" | "title">; weight: number }) {
  const score = scoreField(questionId);
  return (
    <Marking>
      <Radios
        name={score}
        value={typed[score]}
        classes="govuk-radios--small"
        fieldset={{
          legend: { text: `Score for: ${title}`, classes: "govuk-fieldset__legend--s" },
        }}
        hint={{ text: `Counts ${weight}% of the total` }}
        errorMessage={messageFor(errors, score)}
        items={scoreMeanings.map((one) => ({
          value: String(one.score),
          text: `${one.score} – ${one.meaning}`,
        }))}
      />
      <ReasonField
        name={reasonField(questionId)}
        label={`Reason for the score of: ${title}`}
        {...{ typed, errors }}
      />
    </Marking>
  );
}

/** Whether a section passes, and why. */
export function PassFields({ typed, errors }: Fields) {
  return (
    <Marking>
      <Radios
        name="passed"
        value={typed["passed"]}
        fieldset={{ legend: { text: "Does this section pass?", classes: "govuk-fieldset__legend--m" } }}
        errorMessage={messageFor(errors, "passed")}
        items={[
          { value: "yes", text: passInWords(true) },
          { value: "no", text: passInWords(false) },
        ]}
      />
      <ReasonField name="reason" label="Reason" {...{ typed, errors }} />
    </Marking>
  );
}

function ReasonField({ name, label, typed, errors }: Fields & { name: string; label: string }) {
  return (
    <CharacterCount
      name={name}
      label={{ text: label, classes: "govuk-label--s" }}
      hint={{ text: "The bidder will read the reason that is agreed. Say what in the answer earned it." }}
      value={typed[name]}
      maxlength={2000}
      threshold={75}
      rows={4}
      errorMessage={messageFor(errors, name)}
    />
  );
}

function Marking({ children }: { children: Child }) {
  return <div class="app-marking">{children}</div>;
}
