import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import type { Answers, ResponseDraft, SavedSection } from "../../shared/responses/schema.ts";
import { When } from "../govuk/when.tsx";
import { AnsweredSection } from "./answered-section.tsx";
import type { FilesByQuestion } from "./attached.ts";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";

type MyAnswersProps = InStage & {
  questionnaire: Questionnaire;
  draft: ResponseDraft | undefined;
  sections: readonly SavedSection[];
  attached: Answers;
  files: FilesByQuestion;
};

/** The organisation's answers as they are saved, to be read and printed. */
export function MyAnswersPage(props: MyAnswersProps) {
  const { questionnaire, draft, sections, attached, files } = props;
  return (
    <StagePage {...props} title="Your answers" back={props.path} width="full">
      {draft && (
        <p>
          As they were last saved, by {draft.savedBy} at <When instant={draft.savedAt} />. Print this page to
          keep a copy.
        </p>
      )}
      {questionnaire.sections.map((section) => (
        <AnsweredSection
          section={section}
          saved={sections.find(({ sectionId }) => sectionId === section.sectionId)}
          attached={attached}
          files={files}
        />
      ))}
    </StagePage>
  );
}
