import type { Competition } from "../../shared/competition/schema.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { type EvaluationFacts, sectionOf } from "../../shared/evaluation/rules.ts";
import { decideOverview } from "../../shared/evaluation/reading-responses.ts";
import type { SectionAt } from "../../shared/evaluation/marking.ts";
import type { Work } from "../../shared/evaluation/progress.ts";
import { isComplete, resultOf } from "../../shared/evaluation/results.ts";
import type { QuestionScore, ResponseResult } from "../../shared/evaluation/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, OrganisationId, PersonId, StageId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { alphabetically } from "../../shared/kernel/text.ts";
import type { QuestionId, SectionId } from "../../shared/questionnaire/schema.ts";
import type { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { loadOutcomeProposed } from "../outcomes/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { afresh, lasting } from "../platform/read-once.ts";
import type { Table } from "../platform/table.ts";
import { loadStagedQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";
import { loadOpenedAnswers, loadOpenedResponses } from "../responses/opened-facts.ts";
import {
  loadAssignments,
  loadConsensus,
  loadDeclarations,
  loadModerated,
  loadModerations,
  loadSheet,
  loadSheets,
  loadStamp,
  loadSubmitted,
} from "./store.ts";

export { unchangedResults } from "./store.ts";

type Reading = Pick<Deps, "table" | "ask" | "now">;

/** A sealed PQQ and its evaluation, as far as every decision stands on it. */
export type Evaluation = EvaluationFacts & {
  readonly competition: Competition;
  readonly window: StageId;
  /** In order of name. */
  readonly responses: readonly OpenedResponse[];
};

/**
 * The evaluation of a competition's PQQ. A due window that is not sealed yet is sealed first; before that it is too
 * early for everybody. The caller writes a refused look down.
 */
export async function loadEvaluation(deps: Reading, actor: AuthorityActor, competitionId: CompetitionId) {
  const { table } = deps;
  const [competition, frozen, assignments, declarations, proposedAt] = await Promise.all([
    loadCompetition(table, competitionId),
    recallQuestionnaire(deps, competitionId),
    loadAssignments(table, competitionId),
    loadDeclarations(table, competitionId),
    loadOutcomeProposed(table, competitionId),
  ]);
  const stage = competition && pqqOf(competition);
  if (competition === undefined || stage === undefined) return refuse({ code: "not-found" });
  const opened = await recallOpened(deps, competition, stage.stageId);
  if (!opened.ok) return opened;
  // A questionnaire that nobody could answer was never frozen: there is no response to it.
  const { questionnaire } = frozen ?? (await loadStagedQuestionnaire(table, competitionId));
  const responses = opened.value.toSorted((a, b) => alphabetically(a.organisation.name, b.organisation.name));
  return accept({
    actor,
    competition,
    window: stage.stageId,
    responses,
    responded: responses.map(({ organisation }) => organisation.organisationId),
    questionnaire,
    cancelledAt: competition.cancelled?.at,
    proposedAt,
    assignments,
    declarations,
  });
}

const remembered = lasting<CompetitionId, readonly OpenedResponse[]>();

/** The opened responses. Of a sealed window they never change again, so they are read once and remembered. */
async function recallOpened(deps: Reading, { competitionId, sealed }: Competition, window: StageId) {
  const known = remembered(deps.table);
  const earlier = sealed[window] === undefined ? undefined : known.get(competitionId);
  if (earlier !== undefined) return accept(earlier);
  const opened = await loadOpenedResponses(deps, competitionId);
  if (opened.ok) known.set(competitionId, opened.value);
  return opened;
}

/** The response of one organisation. */
export const responseOf = ({ responses }: Pick<Evaluation, "responses">, id: OrganisationId) =>
  responses.find(({ organisation }) => organisation.organisationId === id);

/** What an organisation that responded was called then. */
export const organisationName = (evaluation: Pick<Evaluation, "responses">, id: OrganisationId): string =>
  responseOf(evaluation, id)?.organisation.name ?? id;

/** What a section is called. */
export const sectionTitle = ({ questionnaire }: Pick<Evaluation, "questionnaire">, id: SectionId): string =>
  sectionOf(questionnaire, id)?.title ?? id;

/** Scores of a section, each with the question that it was given for, as the log tells them. */
export function scoresByTitle(
  { questionnaire }: Pick<Evaluation, "questionnaire">,
  section: SectionId,
  scores: readonly Pick<QuestionScore, "questionId" | "score">[],
): readonly string[] {
  const questions = sectionOf(questionnaire, section)?.questions ?? [];
  const titleOf = (id: QuestionId) => questions.find(({ questionId }) => questionId === id)?.title ?? id;
  return scores.map(({ questionId, score }) => `${titleOf(questionId)}: ${score}`);
}

/** Who has started or submitted what, and what was moderated: of everybody's work, or one person's. Two queries. */
export async function loadWork(table: Table, competitionId: CompetitionId, person?: PersonId): Promise<Work> {
  const [sheets, moderated] = await Promise.all([
    loadSheets(table, competitionId, person),
    loadModerated(table, competitionId),
  ]);
  return { sheets, moderated };
}

/** One section of one response: what was answered, one's own sheet, and what was submitted and moderated so far. */
export async function loadSection(table: Table, evaluation: Evaluation, of: SectionAt) {
  const { competition, actor } = evaluation;
  const { competitionId } = competition;
  const [answers, sheet, submitted, moderations] = await Promise.all([
    loadAnswers(table, evaluation, of),
    loadSheet(table, competitionId, { ...of, personId: actor.personId }),
    loadSubmitted(table, competitionId, of),
    loadModerations(table, competitionId, of),
  ]);
  return { answers, sheet, submitted, moderations };
}

/** What an organisation answered in a section. */
export async function loadAnswers(
  table: Table,
  { competition, window }: Pick<Evaluation, "competition" | "window">,
  { sectionId, organisationId }: SectionAt,
): Promise<Answers> {
  const part = { competitionId: competition.competitionId, window, organisationId };
  return (await loadOpenedAnswers(table, part, sectionId)) ?? {};
}

/** What the evaluation says of every response, in order of name. */
type Results = {
  /** Whether every section that is marked was moderated, of every response. */
  readonly complete: boolean;
  readonly results: readonly ResponseResult[];
  /** For `unchangedResults`: a commit that stands on these results holds only while nothing is moderated again. */
  readonly stamp: string | undefined;
};

/** The results as they stand, for national leads and auditors. Refused before sealing, when it is too early. */
export async function loadResults(deps: Reading, actor: AuthorityActor, competitionId: CompetitionId) {
  const mayLook = decideOverview({ actor });
  return mayLook.ok ? loadResultsToConfirm(deps, actor, competitionId) : mayLook;
}

/** The same for who confirms the outcome that stands on them, and reads no response; the caller asks whether they may. */
export async function loadResultsToConfirm(
  deps: Reading,
  actor: AuthorityActor,
  competitionId: CompetitionId,
) {
  // The stamp first: what is moderated after it makes the results old, never too new.
  const table = afresh(deps.table);
  const stamp = await loadStamp(table, competitionId);
  const evaluation = await loadEvaluation({ ...deps, table }, actor, competitionId);
  if (!evaluation.ok) return evaluation;
  const { questionnaire, responses, responded } = evaluation.value;
  const [consensus, listable] = await Promise.all([
    loadConsensus(table, competitionId),
    loadListable(table, evaluation.value),
  ]);
  const corrections = evaluation.value.competition.outcome?.corrections ?? [];
  const results = responses.map(({ organisation: { organisationId, name } }): ResponseResult => {
    const whose = { organisationId, organisationName: name, mayBeListed: listable.has(organisationId) };
    const result = resultOf(questionnaire, whose, consensus);
    const corrected = corrections.findLast((one) => one.organisationId === organisationId);
    return corrected === undefined
      ? result
      : { ...result, passes: corrected.passes, correctedAt: corrected.at };
  });
  return accept<Results>({ complete: isComplete(questionnaire, responded, consensus), results, stamp });
}

/** The organisations that agreed to be named in public if they pass. */
async function loadListable(table: Table, evaluation: Evaluation): Promise<ReadonlySet<OrganisationId>> {
  const { questionnaire, responded } = evaluation;
  const asking = questionnaire.sections.flatMap(({ sectionId, questions }) =>
    questions
      .filter((question) => question.kind === "yes-no" && question.purpose === "public-listing")
      .map(({ questionId }) => ({ sectionId, questionId })),
  );
  const agreed = await Promise.all(
    responded.flatMap((organisationId) =>
      asking.map(async ({ sectionId, questionId }) => {
        const answers = await loadAnswers(table, evaluation, { sectionId, organisationId });
        return answers[questionId] === "yes" ? [organisationId] : [];
      }),
    ),
  );
  return new Set(agreed.flat());
}
