import type { Question, QuestionId } from "../../shared/questionnaire/schema.ts";
import type { Answer } from "../../shared/responses/schema.ts";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Fieldset, type FieldsetOptions } from "../govuk/fieldset.tsx";
import { QuestionOfMany, type QuestionOfManyOptions } from "../govuk/form-group.tsx";
import { Input } from "../govuk/input.tsx";
import { errorField, fieldName } from "./answers-form.ts";
import { FileNames, type AttachedFile } from "./answer-text.tsx";

/** Which files a question has, and how the page is left to add or remove some. */
export type FileWays = {
  readonly attachedFor: (question: QuestionId) => readonly AttachedFile[];
  /** What the button sends as `action`: the form is saved first, so that nothing typed beside it is lost. */
  readonly actionFor?: ((question: QuestionId) => string) | undefined;
};

type FieldProps<Kind extends Question["kind"]> = Pick<
  QuestionOfManyOptions,
  "hint" | "errorMessage" | "describedBy" | "formGroup"
> & {
  question: Extract<Question, { kind: Kind }>;
  name: string;
  legend: NonNullable<FieldsetOptions["legend"]>;
};

const BOXES = [
  { part: "day", label: "Day", width: 2 },
  // The month may be its name.
  { part: "month", label: "Month", width: 5 },
  { part: "year", label: "Year", width: 4 },
] as const;

/** A date in three boxes. */
export function DateField({ question, answer, name, legend, errors, ...common }: Dated) {
  const date = typeof answer === "object" && "day" in answer ? answer : undefined;
  const box = ({ part, label, width }: (typeof BOXES)[number]) => {
    const field = fieldName(question, part);
    return {
      name: field,
      id: field,
      label,
      value: date?.[part],
      classes: `govuk-input--width-${width}`,
      inputmode: part === "month" ? ("text" as const) : ("numeric" as const),
    };
  };
  const wrong = errors.filter(({ field }) => BOXES.some(({ part }) => field === fieldName(question, part)));
  return (
    <DateInput {...common} id={name} legend={legend} items={BOXES.map(box)} errorMessage={wrong[0]?.text} />
  );
}
type Dated = FieldProps<"date"> & { answer: Answer | undefined; errors: readonly FieldError[] };

/** What is declared, the box that declares it, and who does so in which position. */
export function DeclarationField({ question, answer, legend, errors, ...common }: Declared) {
  const declared = typeof answer === "object" && "agreed" in answer ? answer : undefined;
  return (
    <Fieldset legend={legend}>
      <p class="app-typed">{question.statement}</p>
      <Checkboxes
        {...common}
        name={fieldName(question, "agreed")}
        idPrefix={errorField(question)}
        values={declared?.agreed === true ? ["yes"] : []}
        items={[{ value: "yes", text: "I declare this on behalf of the bidder" }]}
      />
      <Input
        name={fieldName(question, "name")}
        label="Full name"
        value={declared?.name}
        errorMessage={messageFor(errors, fieldName(question, "name"))}
        autocomplete="name"
        classes="govuk-input--width-20"
      />
      <Input
        name={fieldName(question, "position")}
        label="Position in the organisation"
        value={declared?.position}
        errorMessage={messageFor(errors, fieldName(question, "position"))}
        autocomplete="organization-title"
        classes="govuk-input--width-20"
      />
    </Fieldset>
  );
}
type Declared = FieldProps<"declaration"> & { answer: Answer | undefined; errors: readonly FieldError[] };

/** The files that are there, and the way to the page where files are added or removed. */
export function FileField({ question, name, files, ...common }: WithFiles) {
  const attached = files?.attachedFor(question.questionId) ?? [];
  return (
    <QuestionOfMany {...common} id={name} formGroup={{ attributes: { id: name, tabindex: "-1" } }}>
      {attached.length > 0 && <FileNames files={attached} />}
      {files === undefined && <p>Files are added on a page of their own.</p>}
      {files?.actionFor && (
        <Button
          html={
            <>
              {attached.length === 0 ? "Save and add files" : "Save and change files"}
              <span class="govuk-visually-hidden">: {question.title}</span>
            </>
          }
          name="action"
          value={files.actionFor(question.questionId)}
          classes="govuk-button--secondary"
        />
      )}
    </QuestionOfMany>
  );
}
type WithFiles = FieldProps<"file"> & { files: FileWays | undefined };
