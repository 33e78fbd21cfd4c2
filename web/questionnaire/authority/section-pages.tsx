import { wholeInWords } from "../../../shared/kernel/amount.ts";
import { type Question, type Section, Marking } from "../../../shared/questionnaire/schema.ts";
import { kindNames, markingNames } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { SummaryList, type SummaryRows } from "../../govuk/summary-list.tsx";
import { OrderedList } from "./ordered-list.tsx";
import { previewPath, questionPath, sectionPath } from "../paths.ts";
import {
  type FormProps,
  type PartFormProps,
  QuestionnairePage,
  WhatItSaysNow,
} from "./questionnaire-page.tsx";
import type { Typed } from "../../doors/form.ts";
import { Input } from "../../govuk/input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";

/** A section as it is prepared: what it says, and its questions in their order. */
export function SectionPage(props: FormProps & { section: Section }) {
  const { competition, section, Form } = props;
  const path = sectionPath(competition.competitionId, section.sectionId);
  return (
    <QuestionnairePage {...props} title={section.title}>
      <p>
        <a href={previewPath(competition.competitionId, section.sectionId)}>See it as bidders will</a>
      </p>
      <SummaryList rows={factsOf(section, path)} />
      <h2 class="govuk-heading-m" id="questions">
        Questions
      </h2>
      <Form brief action={`${path}/order`}>
        <OrderedList
          movable
          entries={section.questions.map((question) => ({
            id: question.questionId,
            name: question.title,
            href: questionPath(competition.competitionId, question.questionId),
            note: noteOf(question),
          }))}
        />
      </Form>
      <Button href={`${path}/new-question`} text="Add a question" classes="govuk-button--secondary" />
      <p>
        <a href={`${path}/remove`}>Remove this section</a>
      </p>
    </QuestionnairePage>
  );
}

function factsOf({ title, introduction, marking, markingGuidance }: Section, path: string): SummaryRows {
  return [
    [
      "Title",
      title,
      { href: `${path}/describe`, text: "Change", visuallyHiddenText: "what the section says" },
    ],
    ["Introduction", { text: introduction ?? "None", classes: "app-typed" }],
    ["Marking", markingNames[marking]],
    (marking !== "not-scored" || markingGuidance !== undefined) && [
      "How it is marked",
      { text: markingGuidance ?? "Nothing is said", classes: "app-typed" },
    ],
  ];
}

const noteOf = (question: Question): string =>
  [
    kindNames[question.kind],
    question.required ? "" : "optional",
    question.when === undefined ? "" : "asked only after another answer",
    question.kind === "text" ? `${wholeInWords(question.mostWords)} words at most` : "",
    question.kind === "text" && question.weight !== undefined ? `${question.weight}% of the total` : "",
  ]
    .filter(Boolean)
    .join(", ");

/** A section as its form holds it. */
export const asTyped = ({ title, introduction = "", marking, markingGuidance = "" }: Section) => ({
  title,
  introduction,
  marking,
  markingGuidance,
});

/** What was typed, as a section's own words; what was left empty is left out. */
export const sectionWords = ({ text }: Pick<Typed, "text">) => ({
  title: text("title"),
  marking: text("marking"),
  ...(text("introduction").trim() === "" ? {} : { introduction: text("introduction") }),
  ...(text("markingGuidance").trim() === "" ? {} : { markingGuidance: text("markingGuidance") }),
});

type SectionFormProps = PartFormProps & {
  /** What the form of a new section carries along unseen. It begins with one question, because none is ever without. */
  hidden?: readonly string[];
  /** What the section says now, for whoever was overtaken by somebody else's change. */
  now?: Section;
};

/** The words of a section and how it counts. */
export function SectionFormPage(props: SectionFormProps) {
  const { field, typed, refused, Form, hidden = [], now } = props;
  return (
    <QuestionnairePage {...props}>
      {now && refused === "changed-meanwhile" && (
        <WhatItSaysNow
          facts={[now.title, now.introduction, markingNames[now.marking], now.markingGuidance]}
        />
      )}
      <Form hidden={Object.fromEntries(hidden.map((name) => [name, typed.text(name)]))}>
        <Input {...field("title")} label={{ s: "Title" }} />
        <Textarea
          {...field("introduction")}
          rows={6}
          label={{ s: "Introduction (optional)" }}
          hint="What bidders should know before they answer. An empty line begins a new paragraph"
        />
        <Radios
          {...field("marking")}
          legend={{ s: "How does it count?" }}
          items={Marking.options.map((value) => ({ value, text: markingNames[value] }))}
        />
        <Textarea
          {...field("markingGuidance")}
          rows={6}
          label={{ s: "How it is marked (optional)" }}
          hint="Evaluators and bidders read the same"
        />
        {hidden.length > 0 && (
          <Textarea
            {...field("questions")}
            rows={2}
            label={{ s: "First question" }}
            hint="Answered in up to 250 words. You can change that, and add others, afterwards"
          />
        )}
        <Button text="Save" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}
