import { Button } from "../../govuk/button.tsx";
import { Input } from "../../govuk/input.tsx";
import { QuestionnairePage, type FormProps } from "./questionnaire-page.tsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { Radios } from "../../govuk/radios.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { FileUpload } from "../../govuk/file-upload.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { Reason } from "../../govuk/reason.tsx";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { questionsCounted } from "../../../shared/questionnaire/words.ts";
import { When } from "../../govuk/when.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Fieldset } from "../../govuk/fieldset.tsx";

/** What the questionnaire is called, and what a response needs to pass. */
export function DescribePage(props: FormProps) {
  const { field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Title and threshold">
      <Form>
        <Input {...field("title")} label={{ s: "Title" }} />
        <Input
          {...field("thresholdPercent")}
          label={{ s: "Least weighted total that passes" }}
          hint="From 0 to 100. 0 where nothing is scored"
          classes="govuk-input--width-3"
          inputmode="numeric"
          suffix="%"
        />
        <Input
          {...field("leastScore")}
          label={{ s: "Least score for every scored question" }}
          hint="From 0 to 5. A response with a lower score on any question does not pass"
          classes="govuk-input--width-2"
          inputmode="numeric"
        />
        <Button text="Save" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}

/** Starts again from another questionnaire. */
export function CopyPage(
  props: FormProps & { others: readonly Pick<Competition, "competitionId" | "title">[] },
) {
  const { others, field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Copy a questionnaire">
      <WarningText text="Everything that was prepared so far is replaced." />
      <Form brief>
        <Radios
          {...field("from")}
          legend={{ s: "Which one?" }}
          items={[
            {
              value: "standard",
              text: "The standard questionnaire",
              hint: "Every competition starts with it",
            },
            ...others.map(({ competitionId, title }) => ({ value: competitionId, text: title })),
          ]}
        />
        <Button text="Copy it" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}

/** Replaces the whole questionnaire by JSON: pasted, or from a small file. */
export function ImportPage(props: FormProps) {
  const { field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Replace the questionnaire by JSON">
      <WarningText text="Everything that was prepared so far is replaced." />
      <Form enctype="multipart/form-data">
        <FileUpload
          name="file"
          label={{ s: "File" }}
          hint="One that was downloaded here, of up to 500 kB"
          attributes={{ accept: ".json,application/json" }}
        />
        <Textarea {...field("json")} rows={12} spellcheck={false} label={{ s: "Or the JSON itself" }} />
        <Button text="Replace the questionnaire" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}

type FreezeProps = FormProps & { questionnaire: Questionnaire; opensAt: Instant | undefined };

/** A national lead proposes to make the questionnaire final. */
export function FreezePage(props: FreezeProps) {
  const { path, questionnaire, opensAt, field, Form } = props;
  const questions = questionnaire.sections.flatMap((section) => section.questions).length;
  return (
    <QuestionnairePage {...props} title="Propose to freeze the questionnaire">
      <WarningText text="Once another person has confirmed it nobody can change a word: not its questions, not its weights, not the threshold. Who changes it before then overtakes the proposal." />
      <p>
        “{questionnaire.title}” has {questionsCounted(questions)} in {questionnaire.sections.length} sections.
        Bidders can read and answer it when the PQQ opens
        {opensAt && (
          <>
            {" "}
            at <When instant={opensAt} />
          </>
        )}
        .
      </p>
      <Form>
        <Reason field={field} label="Why is it final?" hint="For the second person and the log" most={500} />
        <div class="govuk-button-group">
          <Button text="Propose to freeze it" classes="govuk-button--warning" preventDoubleClick />
          <a href={path}>Keep preparing it</a>
        </div>
      </Form>
    </QuestionnairePage>
  );
}

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
