import { Hono } from "hono";
import { saveDraftMarks, scoreSection } from "../../functions/evaluation/marking-operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { markableSection } from "../../shared/evaluation/marking.ts";
import { readableMarks } from "../../shared/evaluation/reading.ts";
import { scoredQuestions } from "../../shared/evaluation/rules.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { newRequestKey, readForm, type Typed } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  type AddressedSection,
  addressedSection,
  type Refusal,
  refusedPage,
} from "./evaluation-for-routes.tsx";
import { MarkedPage } from "./marked-page.tsx";
import { MarkingPage, type MarkingPageProps } from "./marking-page.tsx";
import { myEvaluationPath } from "./paths.ts";
import { seenCount } from "./seen-count.ts";
import { fieldsOf, marksSoFar, readMarks, scoreField, wholeMarks } from "./typed-marks.ts";

const MARKING = "/competitions/:competition/my-evaluation/sections/:section/responses/:organisation";

/** An evaluator marks one section of one response. */
export const markingRoutes = new Hono<PortalEnv>()
  .get(MARKING, async (c) => {
    const addressed = await addressedSection(c);
    if (!addressed.ok) return addressed.error;
    const { draft } = addressed.value.loaded.sheet ?? {};
    return markingPage(c, addressed.value, {
      typed: fieldsOf(draft),
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(MARKING, async (c) => {
    const addressed = await addressedSection(c);
    if (!addressed.ok) return addressed.error;
    const form = await readForm(c);
    const { requestKey } = form;
    const typed = readMarks(addressed.value.of.section, form);
    const send = form.text("action") === "save" ? keep : submit;
    const errors = await send(c, addressed.value, form);
    if (errors.length > 0) return markingPage(c, addressed.value, { typed, requestKey, errors });
    return c.redirect(myEvaluationPath(addressed.value.competitionId), 303);
  });

/** The form while the section can be marked; afterwards, what was submitted. */
function markingPage(
  c: PortalContext,
  { evaluation, place, ids, of, loaded }: AddressedSection,
  typed: Pick<MarkingPageProps, "typed" | "requestKey" | "errors">,
) {
  const { sheet } = loaded;
  const markable = markableSection({ ...evaluation, sheet }, ids);
  if (markable.ok) {
    const page = <MarkingPage place={place} of={of} sheet={sheet} {...typed} />;
    return c.html(page, typed.errors.length > 0 ? 422 : 200);
  }
  const { code } = markable.error;
  if (code !== "submitted-already" && code !== "outcome-proposed" && code !== "competition-cancelled")
    return refusedPage(c, markable.error);
  const page = (
    <MarkedPage
      place={place}
      of={of}
      why={evaluationRefusalInWords(markable.error)}
      marked={readableMarks(evaluation, of.section, ids.organisationId, loaded)}
    />
  );
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}

/** Keeps what was typed so far; answers with what is wrong. */
async function keep(
  c: PortalContext,
  addressed: AddressedSection,
  form: Typed,
): Promise<readonly FieldError[]> {
  const { evaluation, competitionId, ids, of } = addressed;
  const draft = marksSoFar(of.section, readMarks(of.section, form));
  if (!draft.ok) return draft.error;
  const seenVersion = seenCount(form);
  const saved = await saveDraftMarks(c.get("deps"), evaluation.actor, {
    competitionId,
    ...ids,
    seenVersion,
    draft: draft.value,
  });
  if (saved.ok) setFlash(c, "marks-saved");
  return saved.ok ? [] : [atFirstField(of.section, saved.error)];
}

/** Submits what was typed, if it is whole; answers with what is wrong. */
async function submit(
  c: PortalContext,
  addressed: AddressedSection,
  form: Typed,
): Promise<readonly FieldError[]> {
  const { evaluation, competitionId, ids, of } = addressed;
  const marks = wholeMarks(of.section, readMarks(of.section, form));
  if (!marks.ok) return marks.error;
  const command = { competitionId, ...ids, marks: marks.value };
  const submitted = await scoreSection(c.get("deps"), evaluation.actor, command, form.requestKey);
  if (submitted.ok) setFlash(c, "marks-submitted");
  return submitted.ok ? [] : [atFirstField(of.section, submitted.error)];
}

/** A refusal of the whole, at the first field of the form. */
export function atFirstField(section: Section, refusal: Refusal): FieldError {
  const [first] = scoredQuestions(section);
  const field = first === undefined ? "passed" : scoreField(first.questionId);
  return { field, text: evaluationRefusalInWords(refusal) };
}
