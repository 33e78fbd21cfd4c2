import type { Facts } from "../../shared/kernel/chain.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, FileId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { decideOverview, decideReading, filesOf } from "../../shared/evaluation/reading.ts";
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
import { loadStaff } from "../people/facts.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { authorityStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
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
export async function assignEvaluator(
  deps: Deps,
  actor: AuthorityActor,
  command: AssignEvaluator,
  requestKey: RequestKey,
) {
  const evaluation = await readEvaluation(deps, actor, command.competitionId);
  if (!evaluation.ok) return evaluation;
  const staff = await loadStaff(deps.table);
  const subject = staff.find(({ personId }) => personId === command.personId);

  const asked = askedBy(actor, { what: "evaluator.assigned", command });
  const at = deps.now();
  const decision = decideAssignment({ ...evaluation.value, subject }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commitAssignment(deps, evaluation.value, { ...asked, at, detail: {} }, decision.value, requestKey);
}

/** Takes somebody off a section. What they submitted stands. */
export async function unassignEvaluator(
  deps: Deps,
  actor: AuthorityActor,
  command: UnassignEvaluator,
  requestKey: RequestKey,
) {
  const evaluation = await readEvaluation(deps, actor, command.competitionId);
  if (!evaluation.ok) return evaluation;

  const asked = askedBy(actor, { what: "evaluator.unassigned", command });
  const at = deps.now();
  const decision = decideUnassignment(evaluation.value, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { reason } = command;
  return commitAssignment(
    deps,
    evaluation.value,
    { ...asked, at, detail: { reason } },
    decision.value,
    requestKey,
  );
}

/** Declares one's interests, or adds to what one declared. */
export async function declareInterests(
  deps: Deps,
  actor: AuthorityActor,
  command: DeclareInterests,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const evaluation = await readEvaluation(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;

  const asked = askedBy(actor, { what: "interests.declared", command });
  const at = deps.now();
  const decision = decideDeclaration(evaluation.value, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { version, interests } = decision.value;
  const organisations = interests.map(({ organisationId }) =>
    organisationName(evaluation.value, organisationId),
  );
  return commit(
    deps,
    [addDeclaration(competitionId, decision.value)],
    {
      ...asked,
      at,
      competitionId,
      subject: actor.personId,
      detail: { version, organisations },
      answer: { version },
    },
    requestKey,
  );
}

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

/** Who asks for what in a competition: as much of an act as is known before it is decided. */
export const askedBy = <Command extends { readonly competitionId: CompetitionId }>(
  actor: AuthorityActor,
  { what, command }: { readonly what: string; readonly command: Command },
) => ({
  stream: authorityStream(command.competitionId, actor.personId),
  what,
  who: whoOf(actor),
  command,
  competitionId: command.competitionId,
});

/** Writes somebody's part in a section, with its entry. */
async function commitAssignment(
  deps: Deps,
  evaluation: Evaluation,
  act: ReturnType<typeof askedBy> & { readonly at: Instant; readonly detail: Facts },
  assignment: Assignment,
  requestKey: RequestKey,
) {
  const { sectionId, personId, name, part } = assignment;
  const { competitionId } = act;
  return commit(
    deps,
    [saveAssignment(competitionId, assignment), whileNoneStands(competitionId)],
    {
      ...act,
      subject: personId,
      detail: { section: sectionTitle(evaluation, sectionId), person: name, part, ...act.detail },
      answer: { sectionId, personId },
    },
    requestKey,
  );
}
