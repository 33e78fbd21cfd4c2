import { type Instant, inWords } from "../../shared/kernel/instant.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { deadlineInWords } from "../../shared/responses/words.ts";
import { PrintedQuestionnaire } from "../questionnaire/print-page.tsx";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";

/** All questions on paper, for people who prepare their answers away from the portal. */
export function PrintPage(props: InStage & { questionnaire: Questionnaire; now: Instant }) {
  const { stage, questionnaire, now } = props;
  return (
    <StagePage {...props} title={questionnaire.title} back={props.path}>
      <p>
        {now < stage.closesAt
          ? `This copy is to prepare your answers with. Only what you enter and submit in the portal counts. ${deadlineInWords(stage)}`
          : `The questionnaire closed at ${inWords(stage.closesAt)}. This copy is to read.`}
      </p>
      <PrintedQuestionnaire questionnaire={questionnaire} />
    </StagePage>
  );
}
