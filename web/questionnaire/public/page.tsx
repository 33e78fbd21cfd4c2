import type { Competition } from "../../../shared/competition/schema.ts";
import { pqqOf } from "../../../shared/kernel/window.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { When } from "../../govuk/when.tsx";
import { PrintedQuestionnaire } from "../print-page.tsx";

type PublicProps = { frame: Frame; competition: Competition; questionnaire: Questionnaire };

/** All questions of a competition's PQQ, for everybody. */
export function PublicPage({ frame, competition, questionnaire }: PublicProps) {
  const stage = pqqOf(competition);
  return (
    <CompetitionFrame frame={frame} competition={competition} title={questionnaire.title}>
      {stage && (
        <p>
          These are all the questions that bidders answer between <When instant={stage.opensAt} /> and{" "}
          <When instant={stage.closesAt} />. Nobody changes them in that time. They are answered in the
          portal, by a registered organisation.
        </p>
      )}
      <PrintedQuestionnaire questionnaire={questionnaire} />
    </CompetitionFrame>
  );
}
