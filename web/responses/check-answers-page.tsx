import type { Organisation } from "../../shared/organisations/schema.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { partTitles, sectionsSeen } from "../../shared/responses/parts.ts";
import { sectionsLeft, standsOf } from "../../shared/responses/rules.ts";
import type { ResponseDraft } from "../../shared/responses/schema.ts";
import { DECLARATION, deadlineInWords, sectionsLeftInWords } from "../../shared/responses/words.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { CheckAndSubmit } from "../handing-in/check-and-submit.tsx";
import { Alerts, AlertsAbove, RefusedFiles } from "./alerts.tsx";
import {
  type AnsweredProps,
  type StandingProps,
  AnsweredSections,
  ProfileCard,
} from "./answered-section.tsx";
import { sectionPath } from "./paths.ts";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";

/** `sections` is what counts of the draft, and nothing else. */
type CheckAnswersProps = InStage &
  AnsweredProps &
  StandingProps & {
    draft: ResponseDraft | undefined;
    organisation: Organisation;
    seenVersion: string;
    requestKey: string;
    /** The parts that are not as in what stands. */
    differing: readonly SectionId[];
    /** Whether the PQQ is open: a refused submission may come back after it has closed. */
    open: boolean;
    errors?: readonly FieldError[] | undefined;
  };

/** What the form says beside the version: which one of each section was shown, to name those that changed meanwhile. */
export const SECTIONS_SEEN = "sectionsSeen";

/** What is about to be submitted, exactly; a submitter submits it from here. */
export function CheckAnswersPage(props: CheckAnswersProps) {
  const { competition, questionnaire, draft, submitted, organisation, files, open, stage, path } = props;
  const left = sectionsLeft(questionnaire, draft);
  const checking = [...files.values()].flat().some(({ state }) => state === "checking");
  return (
    <StagePage {...props} title="Check your answers" back={path} width="full">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {open ? <Alerts {...props} /> : <RefusedFiles files={files} open={open} />}
        </div>
      </div>
      <ProfileCard organisation={organisation} open={open} />
      <AnsweredSections
        {...props}
        changeHref={open ? (section) => sectionPath(competition.competitionId, section) : undefined}
      />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds" id="submit" tabindex={-1}>
          {open && <AlertsAbove {...props} />}
          <CheckAndSubmit
            {...props}
            notYet={
              left > 0
                ? `This can be submitted once every section is complete. ${sectionsLeftInWords(left)}.`
                : undefined
            }
            replaces={standsOf(submitted)}
            differing={partTitles(questionnaire, props.differing)}
            same={props.unsent === "nothing"}
            button="Submit response"
            declaration={DECLARATION}
            deadline={deadlineInWords(stage)}
            note={
              checking && (
                <p>
                  Some of your files are still being checked. You can submit all the same; you are told if one
                  has to be refused.
                </p>
              )
            }
          >
            <input type="hidden" name={SECTIONS_SEEN} value={sectionsSeen(draft)} />
          </CheckAndSubmit>
        </div>
      </div>
    </StagePage>
  );
}
