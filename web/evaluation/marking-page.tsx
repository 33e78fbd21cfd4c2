import type { Child } from "hono/jsx";
import type { Sheet } from "../../shared/evaluation/schema.ts";
import { scoredQuestions } from "../../shared/evaluation/rules.ts";
import { SaveButtons } from "../govuk/save-buttons.tsx";
import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import type { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import type { Checking, Filled } from "../govuk/filled.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { PassFields, ScoreFields } from "./marks-fields.tsx";
import { filePath, myEvaluationPath, responsePath } from "./paths.ts";
import { SectionAnswers } from "./section-answers.tsx";
import { SectionQueries, type SectionQueriesProps } from "../queries/section-queries.tsx";
import { readMarks, reasonField, scoreField, type TypedMarks } from "./typed-marks.ts";
import { passInWords, scoreInWords } from "../../shared/evaluation/words.ts";
import { Checked } from "../notices/checked.tsx";
import type { readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { MarksTable } from "./marks-table.tsx";

export type SectionOfResponse = {
  readonly section: Section;
  readonly response: OpenedResponse;
  readonly answers: Answers;
  /** What the organisation was asked about its response. */
  readonly queries: SectionQueriesProps["queries"];
};

export type MarkingPageProps = {
  within: InCompetition;
  of: SectionOfResponse;
  /** What the evaluator has kept so far. */
  sheet: Sheet | undefined;
  /** The version that the evaluator saw, where the form is shown again; else the one that stands. */
  seenVersion?: string | undefined;
} & Pick<Filled, "typed" | "errors" | "Form">;

/** An evaluator marks one section of one response: each answer, and how it is scored, with the reason. */
export function MarkingPage(props: MarkingPageProps) {
  const { within, of, sheet, seenVersion, errors, Form } = props;
  const { section } = of;
  const typed = readMarks(section, props.typed);
  return (
    <MarkingFrame within={within} of={of} errors={errors}>
      {sheet && (
        <InsetText>
          Saved at <When instant={sheet.savedAt} />, not submitted.
        </InsetText>
      )}
      <Form draft hidden={{ seenVersion: seenVersion || (sheet?.version ?? 0) }}>
        <Answered
          competition={within.competition}
          of={of}
          below={(question) => scoring(question, section, { typed, errors })}
        />
        {section.marking === "pass-fail" && <PassFields typed={typed} errors={errors} />}
        <p>Submitted marks are final. You check them before you submit them.</p>
        <SaveButtons text="Check your marks" value="submit" />
      </Form>
    </MarkingFrame>
  );
}

/** The fields below an answer that is scored. */
function scoring(
  { questionId }: Question,
  section: Section,
  fields: { typed: TypedMarks; errors: readonly FieldError[] },
) {
  const question = scoredQuestions(section).find((one) => one.questionId === questionId);
  return question && <ScoreFields question={question} {...fields} />;
}

/** The marks of a section as they would be submitted. */
export function CheckMarksPage(props: Checking & Pick<MarkingPageProps, "within" | "of">) {
  const { within, of } = props;
  const { section } = of;
  const typed = readMarks(section, props.typed);
  const reason = (name: string) => ["Reason", { text: typed[name] ?? "", classes: "app-typed" }] as const;
  return (
    <CompetitionFrame
      {...within}
      title="Check your marks"
      caption={`${of.response.organisation.name}, ${section.title}`}
      above={[{ href: myEvaluationPath(within.competition.competitionId), text: "My evaluation" }]}
    >
      <Checked
        {...props}
        rows={[
          ...scoredQuestions(section).flatMap(({ questionId, title }) => [
            [title, scoreInWords(typed[scoreField(questionId)])] as const,
            reason(reasonField(questionId)),
          ]),
          ...(section.marking === "pass-fail"
            ? [["This section", passInWords(typed["passed"] === "yes")] as const, reason("reason")]
            : []),
        ]}
        button="Submit marks"
      />
    </CompetitionFrame>
  );
}

type MarkingFrameProps = {
  within: InCompetition;
  of: SectionOfResponse;
  errors?: readonly FieldError[];
  children: Child;
};

/** The page around one section of one response, for whoever marks it or marked it. */
function MarkingFrame({ within, of: { section, response }, errors, children }: MarkingFrameProps) {
  const { competitionId } = within.competition;
  const { organisationId, name } = response.organisation;
  return (
    <CompetitionFrame
      {...within}
      title={name}
      caption={section.title}
      above={[{ href: myEvaluationPath(competitionId), text: "My evaluation" }]}
      errors={errors}
    >
      {section.markingGuidance && (
        <>
          <h2 class="govuk-heading-s">How this section is marked</h2>
          <p class="app-typed">{section.markingGuidance}</p>
        </>
      )}
      <p>
        <a href={responsePath(competitionId, organisationId)}>
          See who is bidding, and all that you can read of this response
        </a>
      </p>
      {children}
    </CompetitionFrame>
  );
}

/** The answers of the section. */
export function Answered({
  competition,
  of: { section, response, answers, queries },
  below,
}: {
  competition: InCompetition["competition"];
  of: SectionOfResponse;
  below?: (question: Question) => Child;
}) {
  const { organisationId } = response.organisation;
  return (
    <>
      <SectionQueries sectionId={section.sectionId} queries={queries} headingLevel={2} />
      <SectionAnswers
        section={section}
        answers={answers}
        files={response.files}
        headingLevel={2}
        hrefOf={(file) => filePath(competition.competitionId, organisationId, file)}
        {...(below === undefined ? {} : { below })}
      />
    </>
  );
}

type MarkedPageProps = {
  within: InCompetition;
  of: SectionOfResponse;
  /** Why nothing can be marked any more. */
  why: string;
  /** What the reader may see of the marks. */
  marked: ReturnType<typeof readableMarks>;
};

/** What an evaluator submitted for a section of a response, and what others did once everybody has. */
export function MarkedPage({ within, of, why, marked }: MarkedPageProps) {
  return (
    <MarkingFrame within={within} of={of}>
      <InsetText
        text={`${why}. ${marked.allIn ? "All marks are in, so you see them all." : "You see the marks of others once all are in."}`}
      />
      <Answered
        competition={within.competition}
        of={of}
        below={(question) => <MarksTable marks={marked.submitted} caption="Marks" question={question} />}
      />
      <MarksTable marks={marked.submitted} caption="Marks for the section" />
    </MarkingFrame>
  );
}
