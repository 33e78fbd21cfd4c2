import type { OrganisationId } from "../kernel/id.ts";
import type { Questionnaire, Section } from "../questionnaire/schema.ts";
import { markedSections, scoredQuestions } from "./rules.ts";
import type { Moderation, ResponseResult } from "./schema.ts";

/** An organisation that responded, and whether it agreed to be named in public if it passes. */
type Respondent = Pick<ResponseResult, "organisationId" | "organisationName" | "mayBeListed">;

/** Whether every section that is marked was moderated, of every response. */
export function isComplete(
  questionnaire: Questionnaire,
  responded: readonly OrganisationId[],
  moderations: readonly Pick<Moderation, "sectionId" | "organisationId">[],
): boolean {
  const done = new Set(moderations.map(({ sectionId, organisationId }) => `${sectionId} ${organisationId}`));
  return responded.every((organisationId) =>
    markedSections(questionnaire).every(({ sectionId }) => done.has(`${sectionId} ${organisationId}`)),
  );
}

/**
 * What the consensus says of one response. It passes with every pass/fail section passed, the weighted total at or above
 * the threshold, and no scored question under the least score; a section without a consensus passes nothing.
 */
export function resultOf(
  questionnaire: Questionnaire,
  respondent: Respondent,
  moderations: readonly Moderation[],
): ResponseResult {
  const own = moderations.filter(({ organisationId }) => organisationId === respondent.organisationId);
  const sections = questionnaire.sections.map((section) => sectionResult(section, own));
  const scores = sections.flatMap((section) => section.scores);
  // Of 100 percent, in tenths: a score of 5 earns the whole weight.
  const totalTenths = scores.reduce((total, { score, weight }) => total + score * weight * 2, 0);
  const passes =
    isComplete(questionnaire, [respondent.organisationId], own) &&
    sections.every(({ passed }) => passed !== false) &&
    totalTenths >= questionnaire.thresholdPercent * 10 &&
    scores.every(({ score }) => score >= questionnaire.leastScore);
  return { ...respondent, sections, totalTenths, passes };
}

/** Whether every section of a response that is marked was moderated, so that what the result says is whole. */
export const isModerated = ({ sections }: Pick<ResponseResult, "sections">): boolean =>
  sections.every(
    ({ marking, passed, scores }) =>
      marking === "not-scored" || (marking === "pass-fail" ? passed !== undefined : scores.length > 0),
  );

function sectionResult(
  section: Section,
  moderations: readonly Moderation[],
): ResponseResult["sections"][number] {
  const { sectionId, title, marking } = section;
  const marks = moderations.find((one) => one.sectionId === sectionId)?.marks;
  if (marks === undefined) return { sectionId, title, marking, scores: [] };
  if (marks.marking === "pass-fail")
    return { sectionId, title, marking, passed: marks.passed, reason: marks.reason, scores: [] };
  const scores = scoredQuestions(section).flatMap(({ questionId, title: asked, weight }) =>
    marks.scores
      .filter((one) => one.questionId === questionId)
      .map(({ score, reason }) => ({ questionId, title: asked, score, weight, reason })),
  );
  return { sectionId, title, marking, scores };
}
