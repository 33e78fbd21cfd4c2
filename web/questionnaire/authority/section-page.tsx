import { wholeInWords } from "../../../shared/kernel/amount.ts";
import type { Question, Section } from "../../../shared/questionnaire/schema.ts";
import { kindNames, markingNames } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { SummaryList, type SummaryRows } from "../../govuk/summary-list.tsx";
import { OrderedList } from "./ordered-list.tsx";
import { previewPath, questionPath, sectionPath } from "../paths.ts";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

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
