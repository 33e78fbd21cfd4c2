import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Fieldset } from "../../govuk/fieldset.tsx";
import { Input } from "../../govuk/input.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** The questions that can be scored: those everybody answers in words, in a scored section. */
export const scorable = ({ sections }: Questionnaire) =>
  sections
    .filter(({ marking }) => marking === "scored")
    .map((section) => ({
      section,
      questions: section.questions.filter(
        (question) => question.kind === "text" && question.required && question.when === undefined,
      ),
    }));

/** What each scored question counts. All of them are changed together, because they add up to 100. */
export function WeightsPage(props: FormProps & { questionnaire: Questionnaire }) {
  const { questionnaire, errors, field, Form } = props;
  const general = messageFor(errors, "weights");
  const groups = scorable(questionnaire).filter(({ questions }) => questions.length > 0);
  return (
    <QuestionnairePage {...props} title="Weights">
      <p id="weights" tabindex={-1}>
        What each question counts in the total, in percent. All weights add up to 100. A question with 0 is
        read and not scored.
      </p>
      {groups.length === 0 ? (
        <p>
          No section is scored, or none has a text question that everybody answers. Change how a section is
          marked first.
        </p>
      ) : (
        <Form>
          {general && <p class="govuk-error-message">{general}</p>}
          {groups.map(({ section, questions }) => (
            <Fieldset legend={{ m: section.title }}>
              {questions.map(({ questionId, title }) => (
                <Input
                  {...field(`weights.${questionId}`)}
                  label={title}
                  classes="govuk-input--width-3"
                  inputmode="numeric"
                  suffix="%"
                />
              ))}
            </Fieldset>
          ))}
          <Button text="Save weights" preventDoubleClick />
        </Form>
      )}
    </QuestionnairePage>
  );
}
