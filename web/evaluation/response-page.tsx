import type { Section, SectionId } from "../../shared/questionnaire/schema.ts";
import type { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Summary } from "../organisations/summary.tsx";
import { When } from "../govuk/when.tsx";
import { askPath } from "./../queries/paths.ts";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { filePath, responsesPath } from "./paths.ts";
import { SectionAnswers } from "./section-answers.tsx";
import { SectionQueries, type SectionQueriesProps } from "../queries/section-queries.tsx";
import { Part, Ways } from "../govuk/part.tsx";

type ResponsePageProps = {
  within: InCompetition;
  response: OpenedResponse;
  /** The sections that the reader may read, with what was answered in each. */
  sections: readonly { readonly section: Section; readonly answers: Answers }[];
  /** What the organisation was asked about its response. */
  queries: SectionQueriesProps["queries"];
  /** Whether the reader can ask the bidder about a section now. */
  mayAsk: boolean;
  /** Whether the reader oversees all responses and came from the list of them. */
  listed: boolean;
};

/** One response as it was submitted: who responded, as registered at that time, and every answer that the reader may read. */
export function ResponsePage(props: ResponsePageProps) {
  const { within, response, sections, queries, mayAsk, listed } = props;
  const { competitionId } = within.competition;
  const { organisation, files } = response;
  const { organisationId } = organisation;
  return (
    <CompetitionFrame
      {...within}
      title={organisation.name}
      caption="Response to the questionnaire"
      above={listed ? [{ href: responsesPath(competitionId), text: "Responses" }] : []}
    >
      <Received response={response} />
      <Contents sections={sections} />
      <h2 class="govuk-heading-m">The organisation as it was registered then</h2>
      <Summary organisation={organisation} />
      {sections.map(({ section, answers }) => (
        <Part id={anchorOf(section.sectionId)} title={section.title}>
          <SectionQueries sectionId={section.sectionId} queries={queries} headingLevel={3} />
          {mayAsk && (
            <p>
              <a href={askPath(competitionId, { organisationId, sectionId: section.sectionId })}>
                Ask the bidder about this section
                <span class="govuk-visually-hidden">: {section.title}</span>
              </a>
            </p>
          )}
          <SectionAnswers
            section={section}
            answers={answers}
            files={files}
            headingLevel={3}
            hrefOf={(file) => filePath(competitionId, organisationId, file)}
          />
        </Part>
      ))}
    </CompetitionFrame>
  );
}

const anchorOf = (section: SectionId): string => `section-${section}`;

function Received({ response }: { response: OpenedResponse }) {
  const { receivedAt, submittedBy, reference } = response;
  return (
    <InsetText>
      Received at <When instant={receivedAt} />, submitted by {submittedBy}. Reference {reference}.
    </InsetText>
  );
}

function Contents({ sections }: Pick<ResponsePageProps, "sections">) {
  return (
    <nav aria-label="Sections of the response">
      <Ways
        ways={sections.map(({ section: { sectionId, title } }) => ({
          href: `#${anchorOf(sectionId)}`,
          text: title,
        }))}
      />
    </nav>
  );
}
