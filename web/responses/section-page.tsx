import type { Section } from "../../shared/questionnaire/schema.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";
import { fatalIn } from "../../shared/responses/alerts.ts";
import { type problemsIn, questionsAmiss } from "../../shared/responses/answers.ts";
import type { Answers, SavedSection } from "../../shared/responses/schema.ts";
import { answerProblemInWords, deadlineInWords, savedAllTheSame } from "../../shared/responses/words.ts";
import { SaveButtons } from "../govuk/save-buttons.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { When } from "../govuk/when.tsx";
import { errorField } from "../questionnaire/answers-form.ts";
import { SectionFields } from "../questionnaire/question-field.tsx";
import { SectionIntroduction } from "../questionnaire/section-introduction.tsx";
import { filesAction, type FilesByQuestion, attachedFor } from "./attached.ts";
import { FatalAnswers } from "./alerts.tsx";
import { sectionPath } from "./paths.ts";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";

type SectionPageProps = InStage & {
  section: Section;
  /** As typed, or as saved. */
  answers: Answers;
  files: FilesByQuestion;
  seenVersion: string | number;
  requestKey: string;
  saved: SavedSection | undefined;
  /** Whether anything can be saved: a refused save may come back after the PQQ has closed. */
  open: boolean;
  /** What is saved although it is not yet right. */
  problems?: ReturnType<typeof problemsIn> | undefined;
  /** After a save: where the person goes on when the rest is put off. */
  next?: string | undefined;
  /** Why nothing was saved. */
  errors?: readonly FieldError[] | undefined;
};

/** One section to answer. */
export function SectionPage(props: SectionPageProps) {
  const {
    competition,
    stage,
    section,
    answers,
    seenVersion,
    requestKey,
    open,
    saved,
    next,
    problems = [],
    errors = [],
  } = props;
  const { competitionId } = competition;
  const found = problems.map(({ question, problem }) => ({
    field: errorField(question, problem),
    text: `${titleInShort(question)}: ${answerProblemInWords(problem)}`,
  }));
  return (
    <StagePage {...props} title={section.title} back={props.path} errors={[...errors, ...found]}>
      {next !== undefined && (
        <InsetText>
          <p>{savedAllTheSame(questionsAmiss(problems))}</p>
          <p>
            You can do that now, or <a href={next}>continue and come back to it later</a>.
          </p>
        </InsetText>
      )}
      <FatalAnswers
        alerts={fatalIn(section, answers)}
        hrefOf={({ question }) => `#${errorField(question)}`}
      />
      <SectionIntroduction section={section} />
      {saved && (
        <p class="govuk-hint">
          Last saved by {saved.savedBy} at <When instant={saved.savedAt} />.
        </p>
      )}
      <Form
        draft
        action={sectionPath(competitionId, section.sectionId)}
        hidden={{ requestKey, seenVersion }}
        id="answers"
      >
        <SectionFields
          section={section}
          answers={answers}
          errors={[...errors, ...found]}
          files={{
            attachedFor: (question) => attachedFor(props.files, question),
            actionFor: open ? filesAction : undefined,
          }}
        />
        {open && (
          <>
            <SaveButtons text="Save and continue" />
            <p>{deadlineInWords(stage)}</p>
          </>
        )}
      </Form>
    </StagePage>
  );
}
