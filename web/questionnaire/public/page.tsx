import type { Competition } from "../../../shared/competition/schema.ts";
import { pqqOf } from "../../../shared/kernel/window.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { inWords } from "../../../shared/kernel/instant.ts";
import { type Frame, Page } from "../../govuk/page.tsx";
import { When } from "../../govuk/when.tsx";
import { PrintedQuestionnaire } from "../print-page.tsx";

type PublicProps = { frame: Frame; competition: Competition; questionnaire: Questionnaire };

/** All questions of a competition's PQQ, for everybody. */
export function PublicPage({ frame, competition, questionnaire }: PublicProps) {
  const stage = pqqOf(competition);
  return (
    <Page {...frame} title={questionnaire.title} back={{ href: "/", text: "Back" }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{competition.title}</span>
          <h1 class="govuk-heading-l">{questionnaire.title}</h1>
          {stage && (
            <p class="govuk-body">
              These are all the questions that bidders answer between{" "}
              <When instant={stage.opensAt} words={inWords(stage.opensAt)} /> and{" "}
              <When instant={stage.closesAt} words={inWords(stage.closesAt)} />. Nobody changes them in that
              time. They are answered in the portal, by a registered organisation.
            </p>
          )}
          <PrintedQuestionnaire questionnaire={questionnaire} />
        </div>
      </div>
    </Page>
  );
}
