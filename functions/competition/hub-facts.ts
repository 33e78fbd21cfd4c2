import type { BidderFacts, StaffFacts } from "../../shared/competition/hub.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { offeredTo } from "../../shared/competition/dashboard.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import { ownWork } from "../../shared/evaluation/progress.ts";
import { declarationOf, partsOf, takesPart } from "../../shared/evaluation/rules.ts";
import { type AuthorityActor, type BidderActor, isNationalLead } from "../../shared/kernel/actor.ts";
import { prequalifiedSince, publishedOutcome } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { loadOwnQueries } from "../queries/facts.ts";
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
): Promise<StaffFacts> {
  const { competitionId } = competition;
  const [proposed, frozen, outcome, evaluation] = await Promise.all([
    loadAmendments(deps.table, competitionId),
    recallQuestionnaire(deps, competitionId),
    isNationalLead(actor) ? loadWaitingProposal(deps, competition) : undefined,
    ownEvaluationWork(deps, actor, competition),
  ]);
  return { actor, competition, proposed, frozen: frozen !== undefined, outcome, evaluation };
}

const NOTHING = { declare: false, mark: 0, moderate: 0 };

/** What is still to be declared, marked and moderated: only between the seal of the PQQ and the proposal of its outcome. */
async function ownEvaluationWork(deps: Reading, actor: AuthorityActor, competition: Competition) {
  const pqq = pqqOf(competition);
  const now = deps.now();
  const begun = pqq !== undefined && sealableAt(pqq) <= now && competition.cancelled === undefined;
  if (!begun || publishedOutcome(competition, now) !== undefined || !offeredTo(actor).evaluate)
    return NOTHING;
  const read = await loadEvaluation(deps, actor, competition.competitionId);
  if (!read.ok || read.value.proposedAt !== undefined || partsOf(read.value, actor.personId).length === 0)
    return NOTHING;
  const declared = declarationOf(read.value, actor.personId) !== undefined;
  if (!declared) return { ...NOTHING, declare: takesPart(read.value) };
  const moderates = partsOf(read.value, actor.personId).some(({ part }) => part === "moderator");
  const work = await loadWork(deps.table, competition.competitionId, moderates ? undefined : actor.personId);
  const states = ownWork(read.value, work).flatMap(({ responses }) => responses.map(({ state }) => state));
  const counted = (...wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
  return { declare: false, mark: counted("not-started", "started"), moderate: counted("to-moderate") };
}
