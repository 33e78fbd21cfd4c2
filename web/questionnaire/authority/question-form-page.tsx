import type { Question, Section } from "../../../shared/questionnaire/schema.ts";
import { valuesOf } from "../../../shared/questionnaire/problems.ts";
import { valueInWords, kindNames } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { Checkboxes } from "../../govuk/checkboxes.tsx";
import { Details } from "../../govuk/details.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { KindFields } from "./kind-fields.tsx";
import { QuestionnairePage, type FormProps, type PageProps } from "./questionnaire-page.tsx";
import { WhatItSaysNow } from "./change-pages.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { sectionPath } from "../paths.ts";

type QuestionFormProps = FormProps & {
  title: string;
  section: Section;
  kind: Question["kind"];
  /** The questions that come before it in its section: what it may depend on. */
  earlier: readonly Question[];
  above: readonly { readonly href: string; readonly text: string }[];
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
