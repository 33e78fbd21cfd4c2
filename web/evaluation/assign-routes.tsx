import { assigningEvaluator, unassigningEvaluator } from "../../functions/evaluation/acts.ts";
import { loadTeam } from "../../functions/people/facts.ts";
import { oversees } from "../../shared/evaluation/reading-responses.ts";
import { markedSections, mayEvaluate, sectionOf, stillOpen } from "../../shared/evaluation/rules.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { byName } from "../../shared/kernel/text.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed, together } from "../doors/page-of.tsx";
import { AssignPage, UnassignPage } from "./assign-pages.tsx";
import { namedEvaluation, namedOverview } from "./evaluation-for-routes.tsx";
import { assignPath } from "./paths.ts";

const EVALUATION = "/competitions/:competition/evaluation";

/** Who has which part in the evaluation, and who may be given one. */
const namedParts = ofNamed(namedOverview, async ({ evaluation, competitionId }, c) => {
  const { table, now } = c.get("deps");
  const team = await loadTeam(table, competitionId, now());
  return {
    competitionId,
    competition: evaluation.competition,
    sections: markedSections(evaluation.questionnaire),
    assignments: evaluation.assignments,
    staff: team.filter(mayEvaluate).toSorted(byName),
    mayAssign: isNationalLead(evaluation.actor) && stillOpen(evaluation).ok,
  };
});

/** The part that the address names, or what it was before it was taken. */
const namedPart = ofNamed(namedEvaluation, ({ evaluation }, c) => {
  const { questionnaire, assignments, competition } = evaluation;
  const { section: sectionId, person } = c.req.param();
  const assignment = assignments.find((one) => one.sectionId === sectionId && one.personId === person);
  const section = assignment && sectionOf(questionnaire, assignment.sectionId);
  if (assignment === undefined || section === undefined) return c.notFound();
  return { competition, section, assignment };
});

/** Who has which part in the evaluation: given and taken by national leads, read by auditors. */
export const assignRoutes = together(
  formOf(assigningEvaluator, {
    path: `${EVALUATION}/assign`,
    mayLook: (actor) => oversees({ actor }),
    facts: namedParts,
    start: () => ({ part: "evaluator" }),
    page: (parts, filled) => <AssignPage {...parts} {...filled} />,
    flash: "evaluator-assigned",
    to: ({ competitionId }) => assignPath(competitionId),
  }),
  formOf(unassigningEvaluator, {
    path: `${EVALUATION}/sections/:section/people/:person/unassign`,
    facts: namedPart,
    instead: ({ assignment }, c) => (assignment.removed === undefined ? undefined : c.notFound()),
    page: (part, filled) => <UnassignPage {...part} {...filled} />,
    flash: "evaluator-unassigned",
    to: ({ competition }) => assignPath(competition.competitionId),
  }),
);
