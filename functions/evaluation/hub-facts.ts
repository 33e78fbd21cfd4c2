import { offeredTo } from "../../shared/competition/competition-parts.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { type EvaluationSeen, evaluationForStaff } from "../../shared/evaluation/hub.ts";
import { evaluationProgress, workWaiting } from "../../shared/evaluation/progress.ts";
import { partsOf } from "../../shared/evaluation/rules.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Looking } from "../competition/facts.ts";
import { loadQueriesOfAll } from "../queries/facts.ts";
import { loadEvaluation, loadWork } from "./facts.ts";

/** What the authority's page of a competition asks of a person in the evaluation, and how far it is. */
export const evaluationForHub = async (looking: Looking<"authority">) =>
  evaluationForStaff(await evaluationSeen(looking));

/** The same for a list of competitions: how far it is takes several queries more, and is left to the competition's page. */
export const evaluationInShort = async (looking: Looking<"authority">) =>
  evaluationForStaff(offeredTo(looking.actor).evaluate && isRunning(looking) ? "running" : "not-running");

/** Whether the evaluation of the PQQ is under way: from its seal until its outcome is published. */
function isRunning({ competition, now }: Looking<"authority">): boolean {
  const pqq = pqqOf(competition);
  const begun = pqq !== undefined && sealableAt(pqq) <= now && competition.cancelled === undefined;
  return begun && publishedOutcome(competition, now) === undefined;
}

/** How far the evaluation is, for whoever oversees it or may have a part: who does neither sees nothing of it. */
async function evaluationSeen(looking: Looking<"authority">): Promise<EvaluationSeen> {
  const { deps, actor, competition } = looking;
  const { competitionId } = competition;
  const { seeResponses, evaluate } = offeredTo(actor);
  if (!isRunning(looking) || !(seeResponses || evaluate)) return "not-running";
  const read = await loadEvaluation(deps, actor, competitionId);
  if (!read.ok) return "not-running";
  const { responded, proposedAt } = read.value;
  const parts = partsOf(read.value, actor.personId);
  const seesAll = seeResponses || parts.some(({ part }) => part === "moderator");
  const [work, queries] = await Promise.all([
    seesAll || parts.length > 0
      ? loadWork(deps.table, competitionId, seesAll ? undefined : actor.personId)
      : { sheets: [], moderated: [] },
    seeResponses ? loadQueriesOfAll(deps, competition) : [],
  ]);
  const none = { declare: false, mark: 0, moderate: 0 };
  return {
    ...(proposedAt === undefined ? workWaiting(read.value, work) : none),
    ...evaluationProgress(read.value, work),
    moderatesAt: parts.length === 0 ? "evaluation" : "my-evaluation",
    responded: responded.length,
    queries: { done: queries.filter(({ state }) => state === "answered").length, of: queries.length },
    proposed: proposedAt !== undefined,
  };
}
