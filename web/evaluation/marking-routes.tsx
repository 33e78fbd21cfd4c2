import { Hono } from "hono";
import { saveDraftMarks, scoreSection } from "../../functions/evaluation/marking-operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { markableSection } from "../../shared/evaluation/marking.ts";
import { readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { seenIn } from "../../shared/kernel/typed-number.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { evaluationRefusalInWords, shutInWords } from "../../shared/evaluation/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { staleInWords } from "../doors/form-of.tsx";
import { newRequestKey, readForm, type Typed } from "../doors/form.ts";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { type NamedSection, namedSection, refusedPage } from "./evaluation-for-routes.tsx";
import { MarkedPage, MarkingPage, type MarkingPageProps } from "./marking-page.tsx";
import { myEvaluationPath } from "./paths.ts";
import { fieldsOf, firstMark, marksSoFar, readMarks, wholeMarks } from "./typed-marks.ts";

const MARKING = "/competitions/:competition/my-evaluation/sections/:section/responses/:organisation";

/** An evaluator marks one section of one response. */
export const markingRoutes = together(
  pageOf(MARKING, namedSection, (named, c) => {
    const { draft } = named.loaded.sheet ?? {};
    return markingPage(c, named, { typed: fieldsOf(draft), requestKey: newRequestKey(c), errors: [] });
  }),
  new Hono<PortalEnv>().post(
    MARKING,
    ofNamed(namedSection, async (named, c) => {
      const form = await readForm(c);
      const { requestKey } = form;
      const typed = readMarks(named.of.section, form);
      const send = form.text("action") === "save" ? saveMarks : submit;
      const errors = await send(c, named, form);
      // Who is shown the form again still decides on what they saw, unless they are told that it has changed.
      const stale = errors.some(({ text }) => text === STALE_IN_WORDS);
      const seenVersion = stale ? undefined : form.text("seenVersion");
      if (errors.length > 0) return markingPage(c, named, { typed, requestKey, errors, seenVersion });
      return c.redirect(myEvaluationPath(named.competitionId), 303);
    }),
  ),
);

/** The form while the section can be marked; afterwards, what was submitted. */
function markingPage(
  c: PortalContext,
  { evaluation, within, ids, of, loaded }: NamedSection,
  typed: Pick<MarkingPageProps, "typed" | "requestKey" | "errors" | "seenVersion">,
) {
  const { sheet } = loaded;
  const markable = markableSection({ ...evaluation, sheet }, ids);
  if (markable.ok) {
    const page = <MarkingPage within={within} of={of} sheet={sheet} {...typed} />;
    return c.html(page, typed.errors.length > 0 ? 422 : 200);
  }
  const { code } = markable.error;
  if (code !== "submitted-already" && code !== "outcome-proposed" && code !== "competition-cancelled")
    return refusedPage(c, evaluation.competition, markable.error);
  const page = (
    <MarkedPage
      within={within}
      of={of}
      why={shutInWords(markable.error, publishedOutcome(evaluation.competition, c.get("deps").now()))}
      marked={readableMarks(evaluation, of.section, ids.organisationId, loaded)}
    />
  );
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}

/** Keeps what was typed so far; answers with what is wrong. */
async function saveMarks(c: PortalContext, named: NamedSection, form: Typed): Promise<readonly FieldError[]> {
  const { evaluation, competitionId, ids, of } = named;
  const draft = marksSoFar(of.section, readMarks(of.section, form));
  if (!draft.ok) return draft.error;
  const seenVersion = seenIn(form.text("seenVersion"));
  const saved = await saveDraftMarks(c.get("deps"), evaluation.actor, {
    competitionId,
    ...ids,
    seenVersion,
    draft: draft.value,
  });
  if (saved.ok) setFlash(c, "marks-saved");
  return saved.ok ? [] : [atFirstMark(of.section, saved.error)];
}

/** Submits what was typed, if it is whole; answers with what is wrong. */
async function submit(c: PortalContext, named: NamedSection, form: Typed): Promise<readonly FieldError[]> {
  const { evaluation, competitionId, ids, of } = named;
  const marks = wholeMarks(of.section, readMarks(of.section, form));
  if (!marks.ok) return marks.error;
  const command = { competitionId, ...ids, ...marks.value };
  const submitted = await scoreSection(c.get("deps"), evaluation.actor, command, form.requestKey);
  if (submitted.ok) setFlash(c, "marks-submitted");
  return submitted.ok ? [] : [atFirstMark(of.section, submitted.error)];
}

const STALE_IN_WORDS = staleInWords(evaluationRefusalInWords(STALE));

const atFirstMark = (
  section: Section,
  refusal: Parameters<typeof evaluationRefusalInWords>[0],
): FieldError => ({
  field: firstMark(section),
  text: refusal.code === STALE.code ? STALE_IN_WORDS : evaluationRefusalInWords(refusal),
});
