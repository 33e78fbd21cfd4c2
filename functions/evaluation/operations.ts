import type { Facts } from "../../shared/kernel/chain.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, FileId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { decideOverview, decideReading, filesOf } from "../../shared/evaluation/reading-responses.ts";
import { decideAssignment, decideDeclaration, decideUnassignment } from "../../shared/evaluation/rules.ts";
import type {
  AssignEvaluator,
  Assignment,
  DeclareInterests,
  UnassignEvaluator,
} from "../../shared/evaluation/schema.ts";
import type { ResponseOf } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { whileNoneStands } from "../outcomes/facts.ts";
import { loadTeam } from "../people/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { type Evaluation, loadEvaluation, organisationName, responseOf, sectionTitle } from "./facts.ts";
import { addDeclaration, saveAssignment } from "./store.ts";

/**
 * Reads the evaluation, as `loadEvaluation` says. A look before the PQQ is sealed is refused; of somebody who oversees the
 * evaluation it is written down, once a day for each person, however often they try. Whoever has no part before
 * sealing can have none, and is told so.
 */
export async function readEvaluation(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  const evaluation = await loadEvaluation(deps, actor, competitionId);
  if (evaluation.ok || evaluation.error.code !== "too-early") return evaluation;
  const mayLookLater = decideOverview({ actor });
  if (!mayLookLater.ok) return mayLookLater;
  const recorded = await recordEarlyAccess(deps, actor, competitionId, "responses to the PQQ");
  return recorded.code === "too-early"
    ? refuse({ ...recorded, ...(await opensAt(deps, competitionId)) })
    : refuse(recorded);
}

/** When responses can be seen, unless that has passed or the competition was cancelled. */
async function opensAt({ table, now }: Deps, competitionId: CompetitionId) {
  const competition = await loadCompetition(table, competitionId);
  const stage = competition && pqqOf(competition);
  if (stage === undefined || competition?.cancelled !== undefined) return {};
  const at = sealableAt(stage);
  return now() < at ? { opensAt: at } : {};
}

/** Gives somebody a part in a section. */
export const assignEvaluator = acting(
  "evaluator.assigned",
  async (deps, actor: AuthorityActor, command: AssignEvaluator, at) => {
    const evaluation = await readEvaluation(deps, actor, command.competitionId);
    if (!evaluation.ok) return evaluation;
    const team = await loadTeam(deps.table, command.competitionId, at);
    const subject = team.find(({ personId }) => personId === command.personId);
    const decision = decideAssignment({ ...evaluation.value, subject }, command, at);
    return decision.ok ? accept(assigned(evaluation.value, decision.value)) : decision;
  },
);

/** Takes somebody off a section. What they submitted stands. */
export const unassignEvaluator = acting(
  "evaluator.unassigned",
  async (deps, actor: AuthorityActor, command: UnassignEvaluator, at) => {
    const evaluation = await readEvaluation(deps, actor, command.competitionId);
    if (!evaluation.ok) return evaluation;
    const decision = decideUnassignment(evaluation.value, command, at);
    if (!decision.ok) return decision;
    return accept(assigned(evaluation.value, decision.value, { reason: command.reason }));
  },
);

/** What is written of somebody's part in a section. */
function assigned(evaluation: Evaluation, assignment: Assignment, more: Facts = {}) {
  const { sectionId, personId, name, part } = assignment;
  const { competitionId } = evaluation.competition;
  return {
    writes: [saveAssignment(competitionId, assignment), ...whileNoneStands(competitionId)],
    subject: personId,
    detail: { section: sectionTitle(evaluation, sectionId), person: name, part, ...more },
    answer: { sectionId, personId },
  };
}

/** Declares one's interests, or adds to what one declared. */
export const declareInterests = acting(
  "interests.declared",
  async (deps, actor: AuthorityActor, command: DeclareInterests, at) => {
    const { competitionId } = command;
    const evaluation = await readEvaluation(deps, actor, competitionId);
    if (!evaluation.ok) return evaluation;
    const decision = decideDeclaration(evaluation.value, command, at);
    if (!decision.ok) return decision;
    const { version, interests } = decision.value;
    const organisations = interests.map(({ organisationId }) =>
      organisationName(evaluation.value, organisationId),
    );
    return accept({
      writes: [addDeclaration(competitionId, decision.value)],
      subject: actor.personId,
      detail: { version, organisations },
      answer: { version },
    });
  },
);

/** Where somebody may fetch a file of a response that they may read: one link, for a minute. Only a clean file has one. */
export async function linkToFile(
  deps: Deps,
  actor: AuthorityActor,
  { competitionId, organisationId }: ResponseOf,
  fileId: FileId,
) {
  const evaluation = await readEvaluation(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;
  const sections = decideReading(evaluation.value, organisationId);
  if (!sections.ok) return sections;
  const response = responseOf(evaluation.value, organisationId);
  const file = filesOf(response, sections.value).find((one) => one.fileId === fileId);
  if (file?.state !== "clean") return refuse({ code: "not-found" });
  return accept(await deps.files.downloadLink({ from: "opened", fileId, name: file.name }));
}
