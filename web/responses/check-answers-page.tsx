import { type BidderActor, maySubmit } from "../../shared/kernel/actor.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { sectionsLeft } from "../../shared/responses/rules.ts";
import type {
  Answers,
  ResponseDraft,
  SavedSection,
  SubmittedResponse,
} from "../../shared/responses/schema.ts";
import { DECLARATION, deadlineInWords, sectionsLeftInWords } from "../../shared/responses/words.ts";
import { Button } from "../govuk/button.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { AnsweredSection } from "./answered-section.tsx";
import type { FilesByQuestion } from "./attached.ts";
import { pqqPath, sectionPath } from "./paths.ts";
import { PqqPage, type PqqProps } from "./pqq-page.tsx";
import { RefusedFiles } from "./refused-files.tsx";

export type CheckAnswersProps = PqqProps & {
  role: BidderActor["role"];
  questionnaire: Questionnaire;
  draft: ResponseDraft | undefined;
  submitted: SubmittedResponse | undefined;
  sections: readonly SavedSection[];
  attached: Answers;
  files: FilesByQuestion;
  seenVersion: string;
  requestKey: string;
  /** Whether the PQQ is open: a refused submission may come back after it has closed. */
  open: boolean;
  errors?: readonly FieldError[] | undefined;
};

/** What is about to be submitted, exactly; a submitter submits it from here. */
export function CheckAnswersPage(props: CheckAnswersProps) {
  const { competition, questionnaire, draft, sections, attached, files, role, open } = props;
  const { competitionId } = competition;
  const left = sectionsLeft(questionnaire, draft);
  return (
    <PqqPage {...props} title="Check your answers" back={pqqPath(competitionId)} width="full">
      {questionnaire.sections.map((section) => (
        <AnsweredSection
          section={section}
          answers={sections.find(({ sectionId }) => sectionId === section.sectionId)?.answers}
          attached={attached}
          files={files}
          changeHref={open ? sectionPath(competitionId, section.sectionId) : undefined}
        />
      ))}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds" id="submit" tabindex={-1}>
          <RefusedFiles files={files} open={open} />
          {open && left > 0 && <NotYet {...props} left={left} />}
          {open && left === 0 && (maySubmit({ role }) ? <Submit {...props} /> : <AskSubmitter {...props} />)}
          <p class="govuk-body">
            <a class="govuk-link" href={pqqPath(competitionId)}>
              {open ? "Come back later: your draft stays saved" : "Back to your response"}
            </a>
          </p>
        </div>
      </div>
    </PqqPage>
  );
}

function NotYet({ stage, left }: CheckAnswersProps & { left: number }) {
  return (
    <InsetText>
      <p class="govuk-body">
        This can be submitted once every section is complete. {sectionsLeftInWords(left)}.
      </p>
      <p class="govuk-body">{deadlineInWords(stage)}</p>
    </InsetText>
  );
}

function Submit({ competition, stage, submitted, files, seenVersion, requestKey }: CheckAnswersProps) {
  const replaces = submitted !== undefined && !submitted.withdrawn;
  const checking = [...files.values()].flat().some(({ state }) => state === "checking");
  return (
    <>
      <h2 class="govuk-heading-m">Submit your response</h2>
      {replaces && (
        <p class="govuk-body">This replaces what you submitted before. Both stay in your history.</p>
      )}
      {checking && (
        <p class="govuk-body">
          Some of your files are still being checked. You can submit all the same; you are told if one has to
          be refused.
        </p>
      )}
      <WarningText text={deadlineInWords(stage)} />
      <p class="govuk-body">{DECLARATION}</p>
      <Form action={`${pqqPath(competition.competitionId)}/submit`} hidden={{ requestKey, seenVersion }}>
        <Button text="Submit response" preventDoubleClick />
      </Form>
    </>
  );
}

function AskSubmitter({ stage }: CheckAnswersProps) {
  return (
    <InsetText>
      <p class="govuk-body">
        Your response is complete and saved. Only a submitter of your organisation can submit it: ask one to
        sign in and do so.
      </p>
      <p class="govuk-body">{deadlineInWords(stage)}</p>
    </InsetText>
  );
}
