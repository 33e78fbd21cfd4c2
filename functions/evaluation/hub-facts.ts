import { offeredTo } from "../../shared/competition/dashboard.ts";
import { sealableAt } from "../../shared/competition/due.ts";
import { type OwnWork, ownEvaluation } from "../../shared/evaluation/hub.ts";
import { ownWork } from "../../shared/evaluation/progress.ts";
import { declarationOf, partsOf, takesPart } from "../../shared/evaluation/rules.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Looking } from "../competition/facts.ts";
import { loadEvaluation, loadWork } from "./facts.ts";

/** What the authority's page of a competition asks of a person's own part in the evaluation. */
export const evaluationForHub = async (looking: Looking<"authority">) =>
  ownEvaluation(await loadOwnWork(looking));

const NOTHING = { declare: false, mark: 0, moderate: 0 };

/** What is still to be declared, marked and moderated: only between the seal of the PQQ and the proposal of its outcome. */
async function loadOwnWork({ deps, actor, competition, now }: Looking<"authority">): Promise<OwnWork> {
  const pqq = pqqOf(competition);
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
