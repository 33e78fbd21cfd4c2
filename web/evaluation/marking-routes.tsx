import { Hono } from "hono";
import { scoringSection } from "../../functions/evaluation/acts.ts";
import { saveDraftMarks } from "../../functions/evaluation/marking-operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { markableSection } from "../../shared/evaluation/marking.ts";
import { readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { seenIn } from "../../shared/kernel/typed-number.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { evaluationRefusalInWords, shutInWords } from "../../shared/evaluation/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { formOf, staleInWords } from "../doors/form-of.tsx";
import { readForm, type Typed } from "../doors/form.ts";
import { ofNamed, together } from "../doors/page-of.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Form } from "../govuk/form.tsx";
import { type NamedSection, namedSection, refusedPage } from "./evaluation-for-routes.tsx";
import { CheckMarksPage, MarkedPage, MarkingPage } from "./marking-page.tsx";
import { myEvaluationPath } from "./paths.ts";
import { fieldsOf, firstMark, marksSoFar, readMarks, wholeMarks } from "./typed-marks.ts";

const MARKING = "/competitions/:competition/my-evaluation/sections/:section/responses/:organisation";

/** The section of a response that the address names, and why it cannot be marked any more, where it cannot. */
const namedMarking = ofNamed(namedSection, (named, c) => {
  const { evaluation, ids, loaded } = named;
  const markable = markableSection({ ...evaluation, sheet: loaded.sheet }, ids);
  if (markable.ok) return { ...named, shut: undefined };
  const { code } = markable.error;
  if (code !== "submitted-already" && code !== "outcome-proposed" && code !== "competition-cancelled")
    return refusedPage(c, evaluation.competition, markable.error);
  const published = publishedOutcome(evaluation.competition, c.get("deps").now());
  return { ...named, shut: shutInWords(markable.error, published) };
});
type Named = Exclude<Awaited<ReturnType<typeof namedMarking>>, Response>;

/** An evaluator marks one section of one response: keeps marks for later, or submits them. */
export const markingRoutes = together(
  new Hono<PortalEnv>().post(MARKING, async (c, next) => {
    const form = await readForm(c);
    if (form.text("action") !== "save" || !scoringSection.who.may(actorOf(c, "authority"))) return next();
    const named = await namedMarking(c);
    if (named instanceof Response) return named;
    const errors = await saveMarks(c, named, form);
    if (errors.length === 0) return c.redirect(myEvaluationPath(named.competitionId), 303);
    const stale = errors.some(({ text }) => text === STALE_IN_WORDS);
    const Own: Filled["Form"] = ({ hidden, ...own }) => (
      <Form action={c.req.path} {...own} hidden={{ ...hidden, requestKey: form.requestKey }} />
    );
    return c.html(<>{markingPage(named, { typed: form, errors, Form: Own }, stale)}</>, 422);
  }),
  formOf(scoringSection, {
    path: MARKING,
    facts: namedMarking,
    start: ({ loaded: { sheet } }) => fieldsOf(sheet?.draft),
    read: (form, { of: { section } }) => wholeMarks(section, readMarks(section, form)),
    refusedAt: ({ of }) => firstMark(of.section),
    page: (named, filled) => markingPage(named, filled, filled.refused === STALE.code),
    check: (named, checking) => <CheckMarksPage {...named} {...checking} />,
    flash: "marks-submitted",
    to: ({ competitionId }) => myEvaluationPath(competitionId),
  }),
);

/** The form while the section can be marked; afterwards, what was submitted. Who is told that it changed is shown what stands. */
function markingPage(
  { evaluation, within, ids, of, loaded, shut }: Named,
  filled: Pick<Filled, "typed" | "errors" | "Form">,
  stale: boolean,
) {
  const { sheet } = loaded;
  const seenVersion = stale ? undefined : filled.typed.text("seenVersion");
  if (shut === undefined)
    return <MarkingPage {...filled} within={within} of={of} sheet={sheet} seenVersion={seenVersion} />;
  const marked = readableMarks(evaluation, of.section, ids.organisationId, loaded);
  return <MarkedPage within={within} of={of} why={shut} marked={marked} />;
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

const STALE_IN_WORDS = staleInWords(evaluationRefusalInWords(STALE));

const atFirstMark = (
  section: Section,
  refusal: Parameters<typeof evaluationRefusalInWords>[0],
): FieldError => ({
  field: firstMark(section),
  text: refusal.code === STALE.code ? STALE_IN_WORDS : evaluationRefusalInWords(refusal),
});
