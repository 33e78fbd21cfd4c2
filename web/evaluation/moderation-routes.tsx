import { Hono } from "hono";
import { moderateSection } from "../../functions/evaluation/marking-operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { moderableSection } from "../../shared/evaluation/marking.ts";
import { oversees, readableMarks } from "../../shared/evaluation/reading.ts";
import type { Marks, SubmittedMarks } from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import { type AddressedSection, addressedSection, refusedPage } from "./evaluation-for-routes.tsx";
import { atFirstField } from "./marking-routes.tsx";
import { ModerationPage, type ModerationPageProps } from "./moderation-page.tsx";
import { evaluationPath, myEvaluationPath } from "./paths.ts";
import { seenCount } from "./seen-count.ts";
import { fieldsOf, readMarks, type TypedMarks, wholeMarks } from "./typed-marks.ts";

const MODERATE = "/competitions/:competition/evaluation/sections/:section/responses/:organisation/moderate";

/** A national lead or a moderator brings the evaluators' marks together. */
export const moderationRoutes = new Hono<PortalEnv>()
  .get(MODERATE, async (c) => {
    const addressed = await addressedSection(c);
    if (!addressed.ok) return addressed.error;
    const { moderations, submitted } = addressed.value.loaded;
    return moderationPage(c, addressed.value, {
      typed: startingMarks(moderations.at(-1)?.marks, submitted),
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(MODERATE, async (c) => {
    const addressed = await addressedSection(c);
    if (!addressed.ok) return addressed.error;
    const { evaluation, competitionId, ids, of } = addressed.value;
    const form = await readForm(c);
    const { requestKey } = form;
    const typed = readMarks(of.section, form);
    const marks = wholeMarks(of.section, typed);
    if (!marks.ok) return moderationPage(c, addressed.value, { typed, requestKey, errors: marks.error });
    const seenVersion = seenCount(form);
    const command = { competitionId, ...ids, seenVersion, marks: marks.value };
    const moderated = await moderateSection(c.get("deps"), evaluation.actor, command, requestKey);
    if (!moderated.ok) {
      const errors = [atFirstField(of.section, moderated.error)];
      return moderationPage(c, addressed.value, { typed, requestKey, errors });
    }
    setFlash(c, "section-moderated");
    const back = oversees(evaluation) ? evaluationPath : myEvaluationPath;
    return c.redirect(back(competitionId), 303);
  });

/** The form for who may moderate now; for who may read, what there is, and why it cannot be moderated. */
function moderationPage(
  c: PortalContext,
  { evaluation, place, ids, of, loaded }: AddressedSection,
  typed: Pick<ModerationPageProps, "typed" | "requestKey" | "errors">,
) {
  const moderable = moderableSection({ ...evaluation, submitted: loaded.submitted }, ids);
  // An auditor reads everything and sends nothing.
  const isReader = evaluation.actor.role === "auditor" && typed.errors.length === 0;
  if (!moderable.ok && !isReader && !READABLE.has(moderable.error.code))
    return refusedPage(c, moderable.error);
  const page = (
    <ModerationPage
      place={place}
      of={of}
      marked={readableMarks(evaluation, of.section, ids.organisationId, loaded)}
      shut={moderable.ok ? undefined : evaluationRefusalInWords(moderable.error)}
      oversees={oversees(evaluation)}
      {...typed}
    />
  );
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}

/** Reasons for which nothing can be set, and all that there is can still be read. */
const READABLE = new Set(["outcome-proposed", "competition-cancelled", "marks-outstanding", "too-few-marks"]);

/** What the form starts from: the consensus that stands, else the scores on which all evaluators agree. */
function startingMarks(stands: Marks | undefined, submitted: readonly SubmittedMarks[]): TypedMarks {
  if (stands !== undefined) return fieldsOf(stands);
  const [first, ...others] = submitted.map(({ marks }) => fieldsOf(marks));
  const agreed = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((other) => other[name] === value),
  );
  return Object.fromEntries(agreed);
}
