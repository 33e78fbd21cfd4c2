import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { loadAnswers, responseOf } from "../../functions/evaluation/facts.ts";
import { linkToFile } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { mayAsk } from "../../shared/queries/rules.ts";
import { decideOverview, decideReading, oversees } from "../../shared/evaluation/reading-responses.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import { FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { type Found, ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { namedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { kindNames } from "../../shared/organisations/words.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import { responsePath, filePath, responsesPath } from "./paths.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Summary } from "../organisations/summary.tsx";
import { askPath } from "../queries/paths.ts";
import { SectionAnswers } from "./section-answers.tsx";
import { SectionQueries } from "../queries/section-queries.tsx";
import { Part, Ways } from "../govuk/part.tsx";

const RESPONSES = "/competitions/:competition/responses";

/** One response as it was submitted, with what this person may read of it. */
const namedResponse = ofNamed(namedEvaluation, async ({ evaluation, within }, c) => {
  const organisationId = addressed(c, "organisation", OrganisationId);
  if (organisationId === undefined) return c.notFound();
  const readable = decideReading(evaluation, organisationId);
  if (!readable.ok) return refusedPage(c, evaluation.competition, readable.error);
  const response = responseOf(evaluation, organisationId);
  if (response === undefined) return c.notFound();
  const deps = c.get("deps");
  return {
    within,
    response,
    /** What the organisation was asked about its response. */
    queries: await loadQueriesOf(deps, evaluation.competition, organisationId),
    /** The sections that the reader may read, with what was answered in each. */
    sections: await Promise.all(
      readable.value.map(async (section) => ({
        section,
        answers: await loadAnswers(deps.table, evaluation, { ...section, organisationId }),
      })),
    ),
    /** Whether the reader can ask the bidder about a section now. */
    mayAsk: mayAsk(evaluation),
    /** Whether the reader oversees all responses and came from the list of them. */
    listed: oversees(evaluation),
  };
});

/** The responses to the PQQ, after it is sealed. */
export const responsesRoutes = together(
  pageOf(RESPONSES, namedEvaluation, (named, c) => {
    const mayLook = decideOverview(named.evaluation);
    return mayLook.ok ? (
      <ResponsesPage {...named} />
    ) : (
      refusedPage(c, named.within.competition, mayLook.error)
    );
  }),
  pageOf(`${RESPONSES}/:organisation`, namedResponse, (named) => <ResponsePage {...named} />),
  pageOf(`${RESPONSES}/:organisation/files/:file/download`, namedCompetition, async (competition, c) => {
    const organisationId = addressed(c, "organisation", OrganisationId);
    const fileId = addressed(c, "file", FileId);
    if (organisationId === undefined || fileId === undefined) return c.notFound();
    const of = { competitionId: competition.competitionId, organisationId };
    const link = await linkToFile(c.get("deps"), actorOf(c, "authority"), of, fileId);
    return link.ok ? c.redirect(link.value, 302) : refusedPage(c, competition, link.error);
  }),
);

/** Every response that stood when the questionnaire was sealed. */
function ResponsesPage({ within, evaluation, competitionId }: Found<typeof namedEvaluation>) {
  const { responses, actor } = evaluation;
  const count = responses.length === 1 ? "1 organisation" : `${responses.length} organisations`;
  return (
    <CompetitionFrame {...within} title="Responses" width="wide">
      <CardTable
        none="No organisation has responded."
        caption={`${count} responded`}
        captionSize="m"
        head={["Organisation", "Kind", "Received", "Reference"]}
        rows={responses.map(({ organisation, receivedAt, reference }) => [
          hasInterest(evaluation, actor.personId, organisation.organisationId) ? (
            `${organisation.name} (kept from you: you declared an interest)`
          ) : (
            <a href={responsePath(competitionId, organisation.organisationId)}>{organisation.name}</a>
          ),
          kindNames[organisation.kind],
          <When instant={receivedAt} />,
          reference,
        ])}
      />
    </CompetitionFrame>
  );
}

/** One response as it was submitted: who responded, as registered at that time, and every answer that the reader may read. */
function ResponsePage(props: Found<typeof namedResponse>) {
  const { within, response, sections, queries } = props;
  const { competitionId } = within.competition;
  const { organisation, files, receivedAt, submittedBy, reference } = response;
  const { organisationId } = organisation;
  return (
    <CompetitionFrame
      {...within}
      title={organisation.name}
      caption="Response to the questionnaire"
      above={props.listed ? [{ href: responsesPath(competitionId), text: "Responses" }] : []}
    >
      <InsetText>
        Received at <When instant={receivedAt} />, submitted by {submittedBy}. Reference {reference}.
      </InsetText>
      <nav aria-label="Sections of the response">
        <Ways
          ways={sections.map(({ section: { sectionId, title } }) => ({
            href: `#${anchorOf(sectionId)}`,
            text: title,
          }))}
        />
      </nav>
      <h2 class="govuk-heading-m">The organisation as it was registered then</h2>
      <Summary organisation={organisation} />
      {sections.map(({ section, answers }) => (
        <Part id={anchorOf(section.sectionId)} title={section.title}>
          <SectionQueries sectionId={section.sectionId} queries={queries} headingLevel={3} />
          {props.mayAsk && (
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
