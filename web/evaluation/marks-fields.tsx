import type { Child } from "hono/jsx";
import type { ScoredQuestion } from "../../shared/evaluation/rules.ts";
import { passInWords, scoreInWords, scoreMeanings } from "../../shared/evaluation/words.ts";
import { CharacterCount } from "../govuk/character-count.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Markup } from "../govuk/markup.ts";
import { Radios } from "../govuk/radios.tsx";
import { reasonField, scoreField, type TypedMarks } from "./typed-marks.ts";

type Fields = { typed: TypedMarks; errors: readonly FieldError[] };

/** The score of one question and its reason. */
export function ScoreFields({
  question: { questionId, title, weight },
  typed,
  errors,
}: Fields & { question: ScoredQuestion }) {
  const score = scoreField(questionId);
  return (
    <Marking>
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
        legend={{ m: "Does this section pass?" }}
        errorMessage={messageFor(errors, "passed")}
        items={[
          { value: "yes", text: passInWords(true) },
          { value: "no", text: passInWords(false) },
        ]}
      />
      <ReasonField name="reason" label={<>Reason</>} {...{ typed, errors }} />
    </Marking>
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

function Marking({ children }: { children: Child }) {
  return <div class="app-marking">{children}</div>;
}
