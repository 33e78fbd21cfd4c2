import { oversees } from "../../shared/evaluation/reading-responses.ts";
import type { ResponseResult } from "../../shared/evaluation/schema.ts";
import { type AuthorityActor, mayConfirm } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { ResultsHash } from "../../shared/outcomes/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { loadResultsToConfirm } from "../evaluation/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { loadQueriesDueAt } from "../queries/facts.ts";

/** Whether somebody reads how the responses came out before everybody does: who oversees it all, and who confirms it. */
export const mayReadResults = (actor: AuthorityActor): boolean => oversees({ actor }) || mayConfirm(actor);

/**
 * Reads how all responses came out, for those who may see it before everybody does. A look before the window is sealed is
 * refused and written down, once a day for each person.
 */
export async function readOutcome(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  if (!mayReadResults(actor)) return refuse({ code: "not-for-your-role" });
  const assessed = await loadResultsToConfirm(deps, actor, competitionId);
  if (!assessed.ok)
    return assessed.error.code === "too-early"
      ? refuse(await recordEarlyAccess(deps, actor, competitionId, "results of the PQQ"))
      : refuse({ code: "not-found" });
  const { complete, results, stamp } = assessed.value;
  const [competition, queriesDueAt] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadQueriesDueAt(deps.table, competitionId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });
  const resultsHash = ResultsHash.parse((await digestOf([...results])).slice(0, 32));
  return accept({ competition, complete, results, resultsHash, stamp, queriesDueAt });
}

/**
 * The results as somebody reads them: reasons tell what stands in a response. Who confirms an outcome and reads no bids gets every
 * mark, total and outcome, which is what they confirm, and no reason.
 */
export const resultsFor = (
  actor: AuthorityActor,
  results: readonly ResponseResult[],
): readonly ResultRead[] =>
  oversees({ actor })
    ? results
    : results.map(({ sections, ...result }) => ({
        ...result,
        sections: sections.map(({ reason: _text, scores, ...section }) => ({
          ...section,
          scores: scores.map(({ reason: _why, ...score }) => score),
        })),
      }));
type Section = ResponseResult["sections"][number];
type ResultRead = Omit<ResponseResult, "sections"> & {
  readonly sections: readonly (Omit<Section, "scores"> & {
    readonly scores: readonly (Omit<Section["scores"][number], "reason"> & { readonly reason?: string })[];
  })[];
};
