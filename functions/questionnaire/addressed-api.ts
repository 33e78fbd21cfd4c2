import { CompetitionId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { QuestionnaireRefusal } from "../../shared/questionnaire/rules.ts";
import { questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import type { PortalContext } from "../platform/request.ts";

/** The competition whose questionnaire a program asks for. */
export async function addressedCompetition(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  return competitionId && loadCompetition(c.get("deps").table, competitionId);
}

/** What a program is told when it is refused. */
export const refused = (c: PortalContext, refusal: QuestionnaireRefusal | CommonRefusal) =>
  problem(c, refusalProblem(refusal.code, questionnaireRefusalInWords(refusal)));
