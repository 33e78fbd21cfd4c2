import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { withdrawingPqq } from "../../functions/responses/acts.ts";
import { loadMyAnswers, loadMyFiles, loadSubmittedSection } from "../../functions/responses/facts.ts";
import { submitPqq } from "../../functions/responses/operations.ts";
import { loadReceipt, type ResponseReceipt } from "../../functions/responses/receipt-facts.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { savedAs } from "../doors/saved-as.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { SubmitPqq } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { formOf } from "../doors/form-of.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { CheckAnswersPage } from "./check-answers-page.tsx";
import { inResponse, type MyResponse, namedResponse, refused, shown } from "./response-for-routes.tsx";
import { receiptPath } from "./paths.ts";
import { RefusedPage } from "../competition/competition-frame.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { WithdrawPage } from "./withdraw-page.tsx";

const PQQ = "/competitions/:competition/pqq";
const RECEIPT = `${PQQ}/receipts/:submission`;

/** Where a bidder submits its response, takes it back, and gets its receipts. Mounted at `/bidder`. */
export const responsesSubmissionRoutes = new Hono<PortalEnv>()
  .get(
    `${PQQ}/check-answers`,
    inResponse((c, my) => (my.shut === undefined ? checkPage(c, my) : c.redirect(my.path, 303))),
  )
  // Whoever signs in again in the middle of submitting comes back here.
  .get(
    `${PQQ}/submit`,
    inResponse((c, my) => c.redirect(`${my.path}/check-answers`, 303)),
  )
  .post(
    `${PQQ}/submit`,
    inResponse(async (c, my) => {
      const { competitionId } = my.competition;
      const typed = await readForm(c);
      const command = SubmitPqq.safeParse({ competitionId, seenVersion: typed.text("seenVersion") });
      const submitted = command.success
        ? await submitPqq(my.deps, my.actor, command.data, typed.requestKey)
        : refuse({ code: "changed-meanwhile" });
      if (submitted.ok) {
        const submissionId = SubmissionId.parse(submitted.value.answer["submissionId"]);
        return c.redirect(receiptPath(competitionId, submissionId), 303);
      }
      const current = await namedResponse(c);
      if (current instanceof Response) return current;
      if (current.questionnaire === undefined && current.shut)
        return refused(c, current, responseRefusalInWords(current.shut));
      return checkPage(c, current, errorsOf(submitted.error));
    }),
  )
  .route(
    "/",
    formOf(withdrawingPqq, {
      path: `${PQQ}/withdraw`,
      facts: namedResponse,
      instead: (my, c) => (standing(my) === undefined ? c.redirect(my.path, 303) : undefined),
      seen: ({ seenVersion }) => seenVersion,
      page: (my, filled) => {
        const submitted = standing(my);
        const words = filled.errors.map(({ text }) => text).join(". ");
        return submitted === undefined ? (
          <RefusedPage {...my} {...filled} words={words} />
        ) : (
          <WithdrawPage {...my} {...filled} submitted={submitted} />
        );
      },
      flash: "pqq-withdrawn",
      to: ({ path }) => path,
    }),
  )
  .get(
    RECEIPT,
    aboutReceipt((c, { statement, signed, uncheckedFiles }, my) =>
      c.html(
        <ReceiptPage
          {...shown(c, my)}
          questionnaire={my.questionnaire}
          statement={statement}
          signed={signed !== undefined}
          uncheckedFiles={uncheckedFiles}
          open={my.shut === undefined}
        />,
      ),
    ),
  )
  .get(
    `${RECEIPT}/receipt.json`,
    aboutReceipt((c, { signed, statement }) =>
      signed === undefined
        ? c.notFound()
        : savedAs(c, `receipt-${statement.reference}.json`, `${JSON.stringify(signed, null, 2)}\n`),
    ),
  )
  .get(
    `${RECEIPT}/answers/:document{[a-z][a-z0-9-]*\\.json}`,
    inResponse(async (c, { deps, actor, competition }) => {
      const submission = addressed(c, "submission", SubmissionId);
      const section = SectionId.safeParse(c.req.param("document")?.replace(/\.json$/, "")).data;
      if (submission === undefined || section === undefined) return c.notFound();
      const saved = await loadSubmittedSection(deps.table, actor, competition, submission, section);
      // Not a byte more or less than what the receipt states the hash of.
      return saved === undefined ? c.notFound() : savedAs(c, `${section}.json`, canonical(saved.answers));
    }),
  );

/** What can be taken back now. */
const standing = ({ shut, submitted }: MyResponse) =>
  shut === undefined && submitted?.withdrawn === false ? submitted : undefined;

async function checkPage(c: PortalContext, my: MyResponse, errors?: readonly FieldError[]) {
  const { deps, actor, competition, questionnaire } = my;
  const { competitionId } = competition;
  if (questionnaire === undefined) return c.redirect(my.path, 303);
  const { sections, files: attached } = await loadMyAnswers(deps.table, actor, competitionId);
  const page = (
    <CheckAnswersPage
      {...my}
      {...shown(c, my)}
      role={actor.role}
      questionnaire={questionnaire}
      sections={sections}
      attached={attached}
      files={await loadMyFiles(deps.table, actor, competitionId, attached)}
      requestKey={newRequestKey(c)}
      open={my.shut === undefined}
      errors={errors}
    />
  );
  return c.html(page, errors === undefined ? 200 : 422);
}

/** What is wrong, each line leading to where it can be put right. */
const errorsOf = (refusal: Extract<Awaited<ReturnType<typeof submitPqq>>, { ok: false }>["error"]) =>
  refusal.code === "sections-incomplete"
    ? refusal.sections.map(({ sectionId, title }) => ({
        field: `section-${sectionId}`,
        text: `Complete “${title}” before you submit`,
      }))
    : [{ field: "submit", text: responseRefusalInWords(refusal) }];

/** A page about a receipt of the organisation's own, as the address of this request names it. */
function aboutReceipt(
  answer: (c: PortalContext, receipt: ResponseReceipt, my: MyResponse) => Response | Promise<Response>,
) {
  return inResponse(async (c, my) => {
    const { deps, actor, competition } = my;
    const id = addressed(c, "submission", SubmissionId);
    const receipt = id && (await loadReceipt(deps, actor.organisationId, competition.competitionId, id));
    return receipt === undefined ? c.notFound() : answer(c, receipt, my);
  });
}
