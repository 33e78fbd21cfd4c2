import { addressed } from "../../functions/platform/addressed.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { countDraft } from "../../functions/responses/counting-facts.ts";
import { submittingPqq, withdrawingPqq } from "../../functions/responses/acts.ts";
import { loadMyFiles } from "../../functions/responses/facts.ts";
import { loadSubmitted, loadSubmittedSections } from "../../functions/responses/submitted-facts.ts";
import { loadDiffering } from "../../functions/responses/unsent-facts.ts";
import { loadReceipt } from "../../functions/responses/receipt-facts.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";
import { filesIn } from "../../shared/responses/counting.ts";
import { canBeFatal, fatalAmong } from "../../shared/responses/alerts.ts";
import { partTitle } from "../../shared/responses/parts.ts";
import { isWhatWasSeen, standsOf } from "../../shared/responses/rules.ts";
import { deadlineInWords, responseRefusalInWords } from "../../shared/responses/words.ts";
import { newRequestKey } from "../doors/form.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  inStage,
  type Listing,
  listedOf,
  receiptRoutes,
  refusedPage,
} from "../handing-in/handing-in-for-routes.tsx";
import { receiptPath, RefusedPage } from "../handing-in/stage-page.tsx";
import { submitRoutes } from "../handing-in/submit-routes.tsx";
import { WithdrawPage } from "../handing-in/withdraw-page.tsx";
import { FatalAsSubmitted } from "./alerts.tsx";
import { answersId } from "./answered-section.tsx";
import { changedInWords } from "./changed-for-routes.ts";
import { CheckAnswersPage, SECTIONS_SEEN } from "./check-answers-page.tsx";
import { filePath, PQQ, submittedPath } from "./paths.ts";
import { SubmittedPage } from "./printed-pages.tsx";
import { type OwnResponse, namedResponse } from "./response-for-routes.tsx";

const LISTING: Listing<OwnResponse> = {
  titleOf: ({ questionnaire }, { name }) => partTitle(questionnaire, name.replace(/\.json$/, "")),
  fileOf({ questionnaire, competition: { competitionId } }, { subject, fileId }) {
    const question = questionnaire?.sections
      .flatMap(({ questions }) => questions)
      .find(({ questionId }) => questionId === subject);
    return {
      title: question === undefined ? subject : titleInShort(question),
      href: question && filePath(competitionId, question.questionId, fileId),
    };
  },
};

/** One of the organisation's own submissions, with all that was in it. */
const namedSubmission = ofNamed(namedResponse, async (response, c) => {
  const { deps, actor, competition, questionnaire } = response;
  const { competitionId } = competition;
  const id = addressed(c, "submission", SubmissionId);
  const [receipt, submitted] = await Promise.all([
    id && loadReceipt(deps, { ...actor, competitionId }, id),
    id && loadSubmitted(deps.table, actor, competition, id),
  ]);
  if (receipt?.statement.what !== "submitted" || submitted === undefined || questionnaire === undefined)
    return c.notFound();
  const files = await loadMyFiles(deps.table, { ...actor, competitionId }, submitted.attached);
  return { response, receipt, submitted, questionnaire, files };
});

/** Where a bidder submits its response, takes it back, and gets its receipts. Mounted at `/bidder`. */
export const responsesSubmissionRoutes = together(
  pageOf(`${PQQ}/check-answers`, namedResponse, (response, c) =>
    response.shut === undefined ? checkPage(c, response) : c.redirect(response.path, 303),
  ),
  // Whoever signs in again in the middle of submitting comes back here.
  pageOf(`${PQQ}/submit`, namedResponse, ({ path }, c) => c.redirect(`${path}/check-answers`, 303)),
  submitRoutes(submittingPqq, {
    path: PQQ,
    stageOf: namedResponse,
    asked: ({ competition: { competitionId } }) => ({ competitionId }),
    stands: ({ submitted }) => standsOf(submitted),
    already(response, { seenVersion }) {
      const stands = withdrawable(response);
      return stands && isWhatWasSeen(stands, seenVersion) ? stands.submissionId : undefined;
    },
    async wrong(c, response, refusal, { seenVersion }, typed) {
      if (response.questionnaire === undefined && response.shut)
        return refusedPage(c, response, responseRefusalInWords(response.shut));
      if (refusal.code === "changed-meanwhile")
        return [
          { field: "submit", text: await changedInWords(response, seenVersion, typed.text(SECTIONS_SEEN)) },
        ];
      if (refusal.code !== "sections-incomplete") return undefined;
      // Each line leads to where it can be put right.
      return refusal.sections.map(({ sectionId, title }) => ({
        field: answersId(sectionId),
        text: `Complete “${title}” before you submit`,
      }));
    },
    again: checkPage,
  }),
  formOf(withdrawingPqq, {
    path: `${PQQ}/withdraw`,
    facts: namedResponse,
    instead: (response, c) =>
      withdrawable(response) === undefined ? c.redirect(response.path, 303) : undefined,
    seen: ({ seenVersion }) => seenVersion,
    page: (response, filled) => {
      const submitted = withdrawable(response);
      if (submitted === undefined) return <RefusedPage {...response} {...filled} />;
      return (
        <WithdrawPage
          {...response}
          {...filled}
          submitted={submitted}
          warning="Your organisation then does not take part, unless you submit again."
          after={`Your answers stay saved, and you can submit again until the questionnaire closes. ${deadlineInWords(response.stage)}`}
        />
      );
    },
    flash: "pqq-withdrawn",
    to: ({ path }) => path,
  }),
  pageOf(
    `${receiptPath(PQQ, ":submission")}/answers`,
    namedSubmission,
    ({ response, receipt, submitted, questionnaire, files }, c) => (
      <SubmittedPage
        {...inStage(c, response)}
        {...submitted}
        statement={receipt.statement}
        before={receipt.before}
        after={receipt.after}
        listed={listedOf(LISTING, response, receipt)}
        questionnaire={questionnaire}
        files={files}
      />
    ),
  ),
  receiptRoutes<OwnResponse>({
    path: PQQ,
    stageOf: namedResponse,
    load: ({ deps, actor, competition }, id) => loadReceipt(deps, { ...competition, ...actor }, id),
    ...LISTING,
    async read({ deps, actor, competition, questionnaire, path }, { statement, submission }) {
      if (statement.what !== "submitted" || questionnaire === undefined) return undefined;
      const only = canBeFatal(questionnaire);
      const { competitionId } = competition;
      const sections = await loadSubmittedSections(deps.table, { ...actor, competitionId }, submission, only);
      const href = submittedPath(path, statement.submissionId);
      return (
        <>
          <p>
            <a href={href}>Read and print all of it</a>
          </p>
          <FatalAsSubmitted
            alerts={fatalAmong(questionnaire, sections)}
            hrefOf={({ sectionId }) => `${href}#${answersId(sectionId)}`}
          />
        </>
      );
    },
    async documentOf({ deps, actor, competition }, submission, name) {
      const submitted = await loadSubmitted(deps.table, actor, competition, submission);
      return submitted?.documents.get(name);
    },
  }),
);

/** What can be taken back now. */
const withdrawable = ({ shut, submitted }: OwnResponse) =>
  shut === undefined ? standsOf(submitted) : undefined;

async function checkPage(c: PortalContext, response: OwnResponse, errors?: readonly FieldError[]) {
  const { deps, actor, competition, questionnaire } = response;
  const { competitionId } = competition;
  const { organisationId } = actor;
  if (questionnaire === undefined) return c.redirect(response.path, 303);
  // Exactly what would be submitted.
  const { draft, sections } = await countDraft(
    deps.table,
    { ...actor, competitionId },
    {
      questionnaire,
      draft: response.draft,
    },
  );
  const attached = filesIn(sections);
  const stands = standsOf(response.submitted);
  const where = { organisationId, competitionId, stageId: response.stage.stageId };
  const now = { sections, profile: response.organisation };
  const page = (
    <CheckAnswersPage
      {...response}
      {...inStage(c, response)}
      role={actor.role}
      questionnaire={questionnaire}
      draft={draft}
      sections={sections}
      attached={attached}
      differing={stands ? await loadDiffering(deps.table, where, stands.submissionId, now) : []}
      files={await loadMyFiles(deps.table, { ...actor, competitionId }, attached)}
      requestKey={newRequestKey(c)}
      open={response.shut === undefined}
      errors={errors}
    />
  );
  return c.html(page, errors === undefined ? 200 : 422);
}
