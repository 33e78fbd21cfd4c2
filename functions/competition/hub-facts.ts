import type { BidderFacts } from "../../shared/competition/hub.ts";
import type { EvaluationSeen, StaffFacts } from "../../shared/competition/staff-hub.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { offeredTo } from "../../shared/competition/dashboard.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import { evaluationProgress, workWaiting } from "../../shared/evaluation/progress.ts";
import { partsOf } from "../../shared/evaluation/rules.ts";
import { type AuthorityActor, type BidderActor, isNationalLead } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { prequalifiedSince, publishedOutcome } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { loadOwnQueries, loadQueriesOfAll } from "../queries/facts.ts";
import { loadEvaluation, loadWork } from "../evaluation/facts.ts";
import { loadOwnOutcome, loadWaitingProposal } from "../outcomes/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadRounds } from "../preferences/facts.ts";
import { recallQuestionnaire } from "../questionnaire/facts.ts";
import { loadProgress } from "../responses/facts.ts";
import { loadAmendments, loadStanding } from "./facts.ts";

type Reading = Pick<Deps, "table" | "ask" | "now">;

/** What an organisation's page of a competition is made of; nothing of any other organisation. */
export async function loadBidderHub(
  deps: Reading,
  actor: BidderActor,
  competition: Competition,
): Promise<Omit<BidderFacts, "competition">> {
  const { organisationId } = actor;
  const { competitionId } = competition;
  const now = deps.now();
  const [standing, response, queries, outcome, rounds] = await Promise.all([
    loadStanding(deps.table, organisationId, competitionId),
    loadProgress(deps, organisationId, competition),
    loadOwnQueries(deps.table, actor, competitionId),
    loadOwnOutcome(deps, actor, competition),
    loadRounds(deps.table, organisationId, competition),
  ]);
  const waiting = queries.filter((one) => stateOfQuery(one, competition, now) === "waiting");
  const answered = queries.filter((one) => one.answered !== undefined).length;
  return {
    actor,
    since: prequalifiedSince(competition, standing, now),
    response,
    queries: { waiting: waiting.map(({ dueAt }) => dueAt), answered, asked: queries.length },
    passes: outcome?.passes,
    rounds,
  };
}

/** What the page of a competition is made of for somebody of the authority. Nothing in it comes from an open window. */
export async function loadStaffHub(
  deps: Reading,
  actor: AuthorityActor,
  competition: Competition,
  evaluation: typeof evaluationSeen = evaluationSeen,
): Promise<StaffFacts> {
  const { competitionId } = competition;
  const [proposed, frozen, outcome, seen] = await Promise.all([
    loadAmendments(deps.table, competitionId),
    recallQuestionnaire(deps, competitionId),
    isNationalLead(actor) ? loadWaitingProposal(deps, competition) : undefined,
    evaluation(deps, actor, competition),
  ]);
  return { actor, competition, proposed, frozen: frozen !== undefined, outcome, evaluation: seen };
}

/**
 * The same for a list of competitions: how far an evaluation is takes several queries more, and is read on the page of
 * its competition alone.
 */
export const loadStaffDue = (deps: Reading, actor: AuthorityActor, competition: Competition) =>
  loadStaffHub(deps, actor, competition, async () =>
    offeredTo(actor).evaluate && evaluationRuns(competition, deps.now()) ? "running" : "not-running",
  );

/** Whether the evaluation of the PQQ is under way: from its seal until its outcome is published. */
function evaluationRuns(competition: Competition, now: Instant): boolean {
  const pqq = pqqOf(competition);
  const begun = pqq !== undefined && sealableAt(pqq) <= now && competition.cancelled === undefined;
  return begun && publishedOutcome(competition, now) === undefined;
}

/** How far the evaluation is, for whoever oversees it or may have a part: who does neither sees nothing of it. */
async function evaluationSeen(
  deps: Reading,
  actor: AuthorityActor,
  competition: Competition,
): Promise<EvaluationSeen> {
  const { competitionId } = competition;
  const { seeResponses, evaluate } = offeredTo(actor);
  if (!evaluationRuns(competition, deps.now()) || !(seeResponses || evaluate)) return "not-running";
  const read = await loadEvaluation(deps, actor, competitionId);
  if (!read.ok) return "not-running";
  const { responded, proposedAt } = read.value;
  const parts = partsOf(read.value, actor.personId);
  const [work, queries] = await Promise.all([
    seeResponses || parts.length > 0
      ? loadWork(
          deps.table,
          competitionId,
          seeResponses || parts.some(({ part }) => part === "moderator") ? undefined : actor.personId,
        )
      : { sheets: [], moderated: [] },
    seeResponses ? loadQueriesOfAll(deps, competition) : [],
  ]);
  const waits = workWaiting(read.value, work);
  const { all, own } = evaluationProgress(read.value, work);
  const none = { declare: false, mark: 0, moderate: 0 };
  return {
    ...(proposedAt === undefined ? waits : none),
    moderatesAt: parts.length === 0 ? "evaluation" : "my-evaluation",
    progress: {
      responses: { done: 0, of: responded.length },
      evaluation: all,
      "my-evaluation": own,
      queries: { done: queries.filter(({ state }) => state === "answered").length, of: queries.length },
      outcome: { done: 0, of: proposedAt === undefined ? 0 : 1 },
    },
  };
}
