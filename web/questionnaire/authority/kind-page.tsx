import type { Section } from "../../../shared/questionnaire/schema.ts";
import { kindNames } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { sectionPath } from "../paths.ts";
import { type PageProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** The first step of a new question: its kind decides what its form asks for. Nothing is sent that changes anything. */
export function KindPage(props: PageProps & { section: Section }) {
  const { competition, section } = props;
  const path = sectionPath(competition.competitionId, section.sectionId);
  return (
    <QuestionnairePage {...props} title="Add a question" above={[{ href: path, text: section.title }]}>
      <form action={`${path}/new-question`} method="get">
        <Radios
          name="kind"
          value="text"
          legend={{ s: "What does it ask for?" }}
          items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        />
        <Button text="Continue" />
      </form>
    </QuestionnairePage>
  );
}
