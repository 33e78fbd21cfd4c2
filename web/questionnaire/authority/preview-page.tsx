import type { Questionnaire, Section } from "../../../shared/questionnaire/schema.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Pagination } from "../../govuk/pagination.tsx";
import { previewPath } from "../paths.ts";
import { SectionFields } from "../question-field.tsx";
import { type PageProps, QuestionnairePage } from "./questionnaire-page.tsx";
import { SectionIntroduction } from "../section-introduction.tsx";

/** A section with its questions as bidders will answer them. Nothing that is entered here is kept. */
export function PreviewPage(props: PageProps & { questionnaire: Questionnaire; section: Section }) {
  const { competition, questionnaire, section } = props;
  const { sections } = questionnaire;
  const at = sections.indexOf(section);
  const link = (to: Section | undefined, text: string) =>
    to && { text, labelText: to.title, href: previewPath(competition.competitionId, to.sectionId) };
  return (
    <QuestionnairePage {...props} title={section.title}>
      <InsetText text="This is how bidders see the section. You can try it: nothing that you enter here is kept." />
      <SectionIntroduction section={section} />
      <SectionFields section={section} answers={{}} />
      <Pagination
        previous={link(sections[at - 1], "Section before")}
        next={link(sections[at + 1], "Next section")}
      />
    </QuestionnairePage>
  );
}
