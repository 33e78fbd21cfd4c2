import { moderatingSection } from "../../functions/evaluation/acts.ts";
import { moderableSection } from "../../shared/evaluation/marking.ts";
import { oversees, readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { mayEvaluate } from "../../shared/evaluation/rules.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import type { Marks, SubmittedMarks } from "../../shared/evaluation/schema.ts";
import { shutInWords } from "../../shared/evaluation/words.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed } from "../doors/page-of.tsx";
import { namedSection, refusedPage } from "./evaluation-for-routes.tsx";
import { ModerationPage } from "./moderation-page.tsx";
import { evaluationPath, myEvaluationPath } from "./paths.ts";
import { fieldsOf, firstMark, readMarks, type TypedMarks, wholeMarks } from "./typed-marks.ts";

/** The section of a response that the address names, for who may moderate it, or read why it cannot be. */
const namedModeration = ofNamed(namedSection, ({ evaluation, ids, of, loaded }, c) => {
  const moderable = moderableSection({ ...evaluation, submitted: loaded.submitted }, ids);
  // An auditor reads everything and sends nothing.
  if (!moderable.ok && evaluation.actor.role !== "auditor" && !READABLE.has(moderable.error.code))
    return refusedPage(c, evaluation.competition, moderable.error);
  return {
    competition: evaluation.competition,
    of,
    loaded,
    marked: readableMarks(evaluation, of.section, ids.organisationId, loaded),
    shut: moderable.ok
      ? undefined
      : shutInWords(moderable.error, publishedOutcome(evaluation.competition, c.get("deps").now())),
    oversees: oversees(evaluation),
  };
});

/** Reasons for which nothing can be set, and all that there is can still be read. */
const READABLE = new Set(["outcome-proposed", "competition-cancelled", "marks-outstanding", "too-few-marks"]);

/** A national lead or a moderator brings the evaluators' marks together. */
export const moderationRoutes = formOf(moderatingSection, {
  path: "/competitions/:competition/evaluation/sections/:section/responses/:organisation/moderate",
  mayLook: (actor) => mayEvaluate(actor) || oversees({ actor }),
  facts: namedModeration,
  seen: ({ loaded }) => loaded.moderations.at(-1)?.version ?? 0,
  start: ({ loaded: { moderations, submitted } }) => startingMarks(moderations.at(-1)?.marks, submitted),
  read: (form, { of }) => wholeMarks(of.section, readMarks(of.section, form)),
  refusedAt: ({ of }) => firstMark(of.section),
  page: (named, filled) => <ModerationPage {...named} {...filled} />,
  flash: "section-moderated",
  to: ({ oversees: isOverview, competition: { competitionId } }) =>
    isOverview ? evaluationPath(competitionId) : myEvaluationPath(competitionId),
});

/** What the form starts from: the consensus that stands, else the scores on which all evaluators agree. */
function startingMarks(stands: Marks | undefined, submitted: readonly SubmittedMarks[]): TypedMarks {
  if (stands !== undefined) return fieldsOf(stands);
  const [first, ...others] = submitted.map(({ marks }) => fieldsOf(marks));
  const agreed = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((other) => other[name] === value),
  );
  return Object.fromEntries(agreed);
}
