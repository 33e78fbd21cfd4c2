import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { withoutNumberInWords } from "../../shared/organisations/words.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { alertsIn } from "../../shared/responses/alerts.ts";
import type { SavedSection } from "../../shared/responses/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Bullets } from "../govuk/part.tsx";
import { sectionPath } from "./paths.ts";

type AlertsProps = {
  competitionId: CompetitionId;
  questionnaire: Questionnaire;
  sections: readonly Pick<SavedSection, "sectionId" | "answers">[];
  organisation: Organisation;
};

/** What the rules say of answers that were given, and what the profile leaves open: to be read, in the way of nothing. */
export function Alerts({ competitionId, questionnaire, sections, organisation }: AlertsProps) {
  const without = withoutNumberInWords(organisation);
  const alerts = [
    ...alertsIn(questionnaire, sections, organisation).map(({ sectionId, question, text }) => (
      <>
        <a href={sectionPath(competitionId, sectionId)}>{question.title}</a> {text}
      </>
    )),
    ...(without === undefined ? [] : [<>{without}</>]),
  ];
  if (alerts.length === 0) return <></>;
  return (
    <InsetText id="alerts">
      <p>Read this once more. You can submit all the same.</p>
      <Bullets items={alerts} />
    </InsetText>
  );
}
