import { maySubmit } from "../../shared/kernel/actor.ts";
import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { loadMyAnswers, loadMyFiles, loadSubmittedSection } from "../../functions/responses/facts.ts";
import { submitPqq, withdrawPqq } from "../../functions/responses/operations.ts";
import { loadReceipt } from "../../functions/responses/receipt-facts.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { SubmitPqq, WithdrawPqq } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { CheckAnswersPage } from "./check-answers-page.tsx";
import { myResponse, type MyResponse, refused, shown } from "./response-for-routes.tsx";
import { receiptPath } from "./paths.ts";
import { ReceiptPage } from "./receipt-page.tsx";
import { WithdrawPage } from "./withdraw-page.tsx";

const PQQ = "/competitions/:competition/pqq";
const RECEIPT = `${PQQ}/receipts/:submission`;
const CHANGED = { code: "changed-meanwhile" } as const;

/** Where a bidder submits its response, takes it back, and gets its receipts. Mounted at `/bidder`. */
export const responsesSubmissionRoutes = new Hono<PortalEnv>()
  .get(`${PQQ}/check-answers`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    return my.shut === undefined ? checkPage(c, my) : c.redirect(my.path, 303);
  })
  // Whoever signs in again in the middle of submitting comes back here.
  .get(`${PQQ}/submit`, async (c) => {
    const my = await myResponse(c);
    return my === undefined ? c.notFound() : c.redirect(`${my.path}/check-answers`, 303);
  })
  .post(`${PQQ}/submit`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { competitionId } = my.competition;
    const typed = await readForm(c);
    const command = SubmitPqq.safeParse({ competitionId, seenVersion: typed.text("seenVersion") });
    const submitted = command.success
      ? await submitPqq(my.deps, my.actor, command.data, typed.requestKey)
      : ({ ok: false, error: CHANGED } as const);
    if (submitted.ok) {
      const submissionId = SubmissionId.parse(submitted.value.answer["submissionId"]);
      return c.redirect(receiptPath(competitionId, submissionId), 303);
    }
    const current = (await myResponse(c)) ?? my;
    if (current.questionnaire === undefined && current.shut) return refused(c, current, current.shut);
    return checkPage(c, current, errorsOf(submitted.error));
  })
  .get(`${PQQ}/withdraw`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { submitted } = my;
    if (!maySubmit(my.actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    if (my.shut !== undefined || submitted === undefined || submitted.withdrawn)
      return c.redirect(my.path, 303);
    return c.html(<WithdrawPage {...withdrawing(c, my)} submitted={submitted} />);
  })
  .post(`${PQQ}/withdraw`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { competitionId } = my.competition;
    const typed = await readForm(c);
    const command = WithdrawPqq.safeParse({ competitionId, seenVersion: typed.text("seenVersion") });
    const withdrawn = command.success
      ? await withdrawPqq(my.deps, my.actor, command.data, typed.requestKey)
      : ({ ok: false, error: CHANGED } as const);
    if (withdrawn.ok) {
      setFlash(c, "pqq-withdrawn");
      return c.redirect(my.path, 303);
    }
    const current = (await myResponse(c)) ?? my;
    const { submitted } = current;
    if (!maySubmit(my.actor) || current.shut !== undefined || submitted === undefined || submitted.withdrawn)
      return refused(c, current, withdrawn.error);
    const errors = [{ field: "submitted", text: responseRefusalInWords(withdrawn.error) }];
    return c.html(<WithdrawPage {...withdrawing(c, current)} submitted={submitted} errors={errors} />, 422);
  })
  .get(RECEIPT, async (c) => {
    const found = await myReceipt(c);
    if (found === undefined) return c.notFound();
    const { my, receipt } = found;
    return c.html(
      <ReceiptPage
        {...shown(c, my)}
        questionnaire={my.questionnaire}
        statement={receipt.statement}
        signed={receipt.signed !== undefined}
        uncheckedFiles={receipt.uncheckedFiles}
        open={my.shut === undefined}
      />,
    );
  })
  .get(`${RECEIPT}/receipt.json`, async (c) => {
    const found = await myReceipt(c);
    if (found?.receipt.signed === undefined) return c.notFound();
    const { signed, statement } = found.receipt;
    return download(c, `receipt-${statement.reference}.json`, `${JSON.stringify(signed, null, 2)}\n`);
  })
  .get(`${RECEIPT}/answers/:document{[a-z][a-z0-9-]*\\.json}`, async (c) => {
    const my = await myResponse(c);
    const submission = SubmissionId.safeParse(c.req.param("submission"));
    const section = SectionId.safeParse(c.req.param("document").replace(/\.json$/, ""));
    if (my === undefined || !submission.success || !section.success) return c.notFound();
    const { deps, actor, competition } = my;
    const saved = await loadSubmittedSection(deps.table, actor, competition, submission.data, section.data);
    // Not a byte more or less than what the receipt states the hash of.
    return saved === undefined ? c.notFound() : download(c, `${section.data}.json`, canonical(saved.answers));
  });

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

const withdrawing = (c: PortalContext, my: MyResponse) => ({
  ...shown(c, my),
  seenVersion: my.seenVersion,
  requestKey: newRequestKey(c),
});

/** A receipt of the organisation's own, as the address of this request names it. */
async function myReceipt(c: PortalContext) {
  const my = await myResponse(c);
  const id = SubmissionId.safeParse(c.req.param("submission"));
  if (my === undefined || !id.success) return undefined;
  const { deps, actor, competition } = my;
  const receipt = await loadReceipt(deps, actor.organisationId, competition.competitionId, id.data);
  return receipt && { my, receipt };
}

function download(c: PortalContext, name: string, text: string) {
  c.header("content-type", "application/json; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}"`);
  return c.body(text);
}
