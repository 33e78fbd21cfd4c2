import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { deadlineInWords } from "../../shared/responses/words.ts";
import { PrintedQuestionnaire } from "../questionnaire/print-page.tsx";
import { pqqPath } from "./paths.ts";
import { PqqPage, type PqqProps } from "./pqq-page.tsx";

/** All questions on paper, for people who prepare their answers away from the portal. */
export function PrintPage(props: PqqProps & { questionnaire: Questionnaire }) {
  const { competition, stage, questionnaire } = props;
  return (
    <PqqPage {...props} title={questionnaire.title} back={pqqPath(competition.competitionId)}>
      <p class="govuk-body">
        This copy is to prepare your answers with. Only what you enter and submit in the portal counts.{" "}
        {deadlineInWords(stage)}
      </p>
      <PrintedQuestionnaire questionnaire={questionnaire} />
    </PqqPage>
  );
}
