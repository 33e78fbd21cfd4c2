import type { Question, Section } from "../../../shared/questionnaire/schema.ts";
import { valuesOf } from "../../../shared/questionnaire/problems.ts";
import { valueInWords, kindNames } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { Checkboxes } from "../../govuk/checkboxes.tsx";
import { Details } from "../../govuk/details.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import {
  QuestionnairePage,
  type PartFormProps,
  type PageProps,
  WhatItSaysNow,
} from "./questionnaire-page.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { sectionPath } from "../paths.ts";
import type { Filled } from "../../govuk/filled.ts";
import { Input } from "../../govuk/input.tsx";

type QuestionFormProps = PartFormProps & {
  section: Section;
  kind: Question["kind"];
  /** The questions that come before it in its section: what it may depend on. */
  earlier: readonly Question[];
  /** What the form of a new question carries along unseen. */
  hidden?: readonly string[];
  /** Where it can be removed, if it is there already. */
  removePath?: string;
  /** What the question says now, for whoever was overtaken by somebody else's change. */
  now?: Question;
};

/** A question: its text, its guidance, when it is asked, and what its kind needs. */
export function QuestionFormPage(props: QuestionFormProps) {
  const { hidden = [], kind, typed, field, refused, Form, removePath, now } = props;
  return (
    <QuestionnairePage {...props}>
      {now && refused === "changed-meanwhile" && <WhatItSaysNow facts={[now.title, now.guidance]} />}
      <Form hidden={Object.fromEntries(hidden.map((name) => [name, typed.text(name)]))}>
        <Textarea {...field("title")} rows={2} label={{ s: "Question" }} />
        <Textarea
          {...field("guidance")}
          rows={4}
          label={{ s: "Guidance (optional)" }}
          hint="Shown below the question. Say what a good answer tells, and what is not needed"
        />
        <KindFields kind={kind} typed={typed} field={field} />
        <Checkboxes
          name="required"
          values={typed.list("required")}
          items={[{ value: "yes", text: "Whoever is asked this has to answer it" }]}
        />
        <Conditions {...props} />
        <Button text="Save" preventDoubleClick />
      </Form>
      {removePath !== undefined && (
        <p>
          <a href={removePath}>Remove this question</a>
        </p>
      )}
    </QuestionnairePage>
  );
}

/** The answers after which the question is asked, from the questions before it that have a closed list of them. */
function Conditions({ earlier, typed, errors }: QuestionFormProps) {
  const leaders = earlier.filter((question) => valuesOf(question).length > 0);
  if (leaders.length === 0) return <></>;
  const error = messageFor(errors, "when");
  return (
    <Details
      summaryText="Ask it only after certain answers"
      open={typed.list("when").length > 0 || error !== undefined}
    >
      <p>
        Choose answers of one question. Without any, everybody is asked. With one answer, the question appears
        below that answer.
      </p>
      {leaders.map((leader, index) => (
        <Checkboxes
          name="when"
          idPrefix={index === 0 ? "when" : `when-${leader.questionId}`}
          classes="govuk-checkboxes--small"
          legend={leader.title}
          errorMessage={index === 0 ? error : undefined}
          values={typed.list("when")}
          items={valuesOf(leader).map((value) => ({
            value: `${leader.questionId} ${value}`,
            text: valueInWords(leader, value),
          }))}
        />
      ))}
    </Details>
  );
}

/** The first step of a new question: its kind decides what its form asks for. Nothing is sent that changes anything. */
export function KindPage(props: PageProps & { section: Section }) {
  const { competition, section } = props;
  const path = sectionPath(competition.competitionId, section.sectionId);
  return (
    <QuestionnairePage {...props} title="Add a question" above={[{ href: path, text: section.title }]}>
      <form action={`${path}/new-question`} method="get">
        <Radios
          name="kind"
          value="text"
          legend={{ s: "What does it ask for?" }}
          items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        />
        <Button text="Continue" />
      </form>
    </QuestionnairePage>
  );
}

type KindFieldsProps = { kind: Question["kind"] } & Pick<Filled, "typed" | "field">;

/** What the form of a question asks for because of its kind. */
function KindFields({ kind, typed, field }: KindFieldsProps) {
  const number = (name: "mostWords" | "least" | "most" | "mostFiles", text: string, hint?: string) => (
    <Input
      {...field(name)}
      label={{ s: text }}
      hint={hint}
      classes="govuk-input--width-5"
      inputmode="numeric"
    />
  );
  switch (kind) {
    case "text":
      return number("mostWords", "Words at most", "With 20 or fewer it is asked for in one line");
    case "yes-no":
      return (
        <Checkboxes
          name="listing"
          values={typed.list("listing")}
          items={[
            {
              value: "yes",
              text: "The answer says whether the bidder may be named in public",
              hint: "One question of a questionnaire can do so",
            },
          ]}
        />
      );
    case "choice":
      return (
        <>
          <Textarea
            {...field("options")}
            rows={6}
            spellcheck={false}
            label={{ s: "Options" }}
            hint="One on each line. A word before a colon names the option for conditions and programs, as in large: 250 people or more. Leave it out and it is made from the text"
          />
          <Checkboxes
            name="several"
            values={typed.list("several")}
            items={[{ value: "yes", text: "More than one can be chosen" }]}
          />
        </>
      );
    case "number":
      return (
        <>
          {number("least", "Least (optional)")}
          {number("most", "Most (optional)")}
          <Input
            {...field("unit")}
            label={{ s: "Unit (optional)" }}
            hint="For example, people"
            classes="govuk-input--width-10"
          />
        </>
      );
    case "money":
      return number("least", "Least, in pounds (optional)");
    case "file":
      return number("mostFiles", "Files at most", "From 1 to 20");
    case "declaration":
      return <Textarea {...field("statement")} rows={5} label={{ s: "What is declared" }} />;
    case "date":
      return (
        <Radios
          {...field("falls")}
          legend={{ s: "Which dates can be answered" }}
          items={[
            { value: "", text: "Any" },
            { value: "past", text: "Not later than the day on which it is answered" },
            { value: "future", text: "Not earlier than the day on which it is answered" },
          ]}
        />
      );
  }
}
