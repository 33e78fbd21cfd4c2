import { type Question, A_LINE, NONE, type Section } from "../../shared/questionnaire/schema.ts";
import type { Child } from "hono/jsx";
import { askedOnlyInWords, hintInWords, readAs, titleInWords } from "../../shared/questionnaire/words.ts";
import type { Answer, Answers } from "../../shared/responses/schema.ts";
import { CharacterCount } from "../govuk/character-count.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { useDayExample } from "../govuk/form.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { errorField, fieldName } from "./answers-form.ts";
import { DateField, DeclarationField, FileField, type FileWays } from "./composite-field.tsx";

/** What is asked besides when one value of a question is chosen. */
type Follow<Fields> = { readonly value: string; readonly fields: readonly Fields[] };

/** The question above that a follow-up belongs to: one that is asked after a single value of it. */
function leaderOf(question: Question, questions: readonly Question[]): Question | undefined {
  if (question.when?.is.length !== 1) return undefined;
  return questions.find(({ questionId }) => questionId === question.when?.question);
}

/** Whether a question stands on its own in the page, and not below an answer to another. */
const standsAlone = (question: Question, questions: readonly Question[]): boolean =>
  leaderOf(question, questions) === undefined;

/** The follow-ups of a question by the value that asks for them. */
function followsOf(
  question: Question,
  questions: readonly Question[],
): readonly { readonly value: string; readonly questions: readonly Question[] }[] {
  const followers = questions.filter((one) => leaderOf(one, questions) === question);
  const values = new Set(followers.flatMap(({ when }) => when?.is ?? []));
  return [...values].map((value) => ({
    value,
    questions: followers.filter(({ when }) => when?.is.includes(value)),
  }));
}

type SectionProps = {
  section: Section;
  /** What was answered in this section so far. */
  answers: Answers;
  /** Each leads to the field that `errorField` names. */
  errors?: readonly FieldError[] | undefined;
  /** Where files are added and which are there; without it a question for files only says what will be asked for. */
  files?: FileWays | undefined;
};

/** Every question of a section, each follow-up below the answer that asks for it. */
export function SectionFields(props: SectionProps) {
  const { questions } = props.section;
  return (
    <>
      {questions
        .filter((question) => standsAlone(question, questions))
        .map((question) => (
          <FieldWithFollows {...props} question={question} top />
        ))}
    </>
  );
}

function FieldWithFollows(props: SectionProps & { question: Question; top: boolean }) {
  const { section, answers, errors, files, question, top } = props;
  const follows = followsOf(question, section.questions).map(({ value, questions }) => ({
    value,
    fields: questions.map((follow) => <FieldWithFollows {...props} question={follow} top={false} />),
  }));
  return (
    <QuestionField
      question={question}
      answer={answers[question.questionId]}
      errors={errors}
      follows={follows}
      files={files}
      condition={top ? askedOnlyInWords(question, section) : undefined}
      strong={top}
    />
  );
}

type QuestionFieldProps = {
  question: Question;
  answer: Answer | undefined;
  errors?: readonly FieldError[] | undefined;
  /** What is asked besides when a value is chosen. */
  follows?: readonly Follow<Child>[] | undefined;
  files?: FileWays | undefined;
  /** When the question is to be answered at all, in words. */
  condition?: string | undefined;
  /** A heading of the page rather than a question below another. */
  strong: boolean;
};

/** The input or inputs of one question, showing what was answered. Names and ids are those of `fieldName`. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, answer, errors = [], condition, strong } = props;
  const name = fieldName(question);
  const dayLike = useDayExample(question.kind === "date" && question.falls === "future" ? "future" : "past");
  const words = [condition, hintInWords(question, dayLike)].filter((part) => part !== undefined);
  const common = {
    name,
    hint: words.length === 0 ? undefined : { text: words.join("\n"), classes: "app-typed" },
    errorMessage: messageFor(errors, errorField(question)),
  };
  const title = titleInWords(question);
  const asked = strong ? { s: title } : { text: title };
  const typed = typeof answer === "string" ? answer : "";
  const read = readAs(answer, question);
  // What was read stands close below what was typed, and is said with it.
  const readBelow =
    read === undefined
      ? {}
      : { describedBy: `${name}-read`, formGroup: { classes: "govuk-!-margin-bottom-1" } };
  switch (question.kind) {
    case "text":
      // A name or a line needs no box of several lines, and nobody counts its words.
      if (question.mostWords <= A_LINE) return <Input {...common} label={asked} value={typed} />;
      return (
        <CharacterCount
          {...common}
          label={asked}
          value={typed}
          maxlength={question.mostWords}
          countType="words"
          rows={rowsFor(question.mostWords)}
        />
      );
    case "yes-no":
      return (
        <Radios
          {...common}
          legend={asked}
          classes={props.follows?.length ? undefined : "govuk-radios--inline"}
          value={typed}
          items={YES_NO.map(({ value, text }) => ({ value, text, ...revealing(props, value) }))}
        />
      );
    case "choice": {
      const items = question.options.map(({ value, text }) => ({
        value,
        text,
        // “None of these” takes back the others.
        ...(value === NONE ? { behaviour: "exclusive" as const } : {}),
        ...revealing(props, value),
      }));
      if (!question.several) return <Radios {...common} legend={asked} value={typed} items={items} />;
      const values = Array.isArray(answer) ? answer : [];
      return <Checkboxes {...common} legend={asked} values={values} items={items} />;
    }
    case "number":
      return (
        <Input
          {...common}
          label={asked}
          value={typed}
          inputmode="numeric"
          classes="govuk-input--width-10"
          suffix={question.unit}
        />
      );
    case "money":
      return (
        <>
          <Input
            {...common}
            {...readBelow}
            label={asked}
            value={typed}
            classes="govuk-input--width-10"
            prefix="£"
          />
          <Read name={name} read={read} />
        </>
      );
    case "date":
      return (
        <>
          <DateField {...common} {...readBelow} {...{ question, answer, legend: asked, errors }} />
          <Read name={name} read={read} />
        </>
      );
    case "declaration":
      return <DeclarationField {...common} {...{ question, answer, legend: asked, errors }} />;
    case "file":
      return <FileField {...common} question={question} legend={asked} files={props.files} />;
  }
}

function Read({ name, read }: { name: string; read: string | undefined }) {
  if (read === undefined) return <></>;
  return (
    <p id={`${name}-read`} class="govuk-hint govuk-!-margin-bottom-6">
      {read}
    </p>
  );
}

const YES_NO = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
] as const;

/** A box that holds about a third of what may be written; the rest scrolls. */
const rowsFor = (words: number) => Math.min(18, Math.max(4, Math.round(words / 30)));

function revealing({ follows = [] }: QuestionFieldProps, value: string) {
  const fields = follows.find((follow) => follow.value === value)?.fields;
  return fields === undefined ? {} : { conditional: <>{fields}</> };
}
