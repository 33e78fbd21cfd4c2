import type { Competition } from "../../shared/competition/schema.ts";
import { hasOpened, pqqOf } from "../../shared/kernel/window.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { isDueToFreeze } from "../../shared/questionnaire/rules.ts";
import type { FrozenQuestionnaire } from "../../shared/questionnaire/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { lasting } from "../platform/read-once.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "./store.ts";

// The questionnaire as everybody may know it, and as it is being prepared: that is for the authority only.
export { loadQuestionnaire, loadStagedQuestionnaire };

const remembered = lasting<CompetitionId, FrozenQuestionnaire>();

/** The frozen questionnaire, read once: it never changes again, so it may be remembered for good. */
export async function recallQuestionnaire({ table }: Pick<Deps, "table">, competition: CompetitionId) {
  const known = remembered(table);
  const frozen = known.get(competition) ?? (await loadQuestionnaire(table, competition));
  if (frozen !== undefined) known.set(competition, frozen);
  return frozen;
}

/** The questionnaire as everybody may read it: undefined before the PQQ opens, though it may be frozen by then. */
export async function recallOpenQuestionnaire(
  deps: Pick<Deps, "table" | "now">,
  competition: Pick<Competition, "competitionId" | "stages">,
): Promise<FrozenQuestionnaire | undefined> {
  const stage = pqqOf(competition);
  if (stage === undefined || !hasOpened(stage, deps.now())) return undefined;
  return recallQuestionnaire(deps, competition.competitionId);
}

/**
 * The questionnaire that bidders answer. Where the PQQ has opened and nothing is frozen yet, the seal worker is asked to
 * freeze what was prepared, and it is read again.
 */
export async function loadOpenQuestionnaire(
  deps: Pick<Deps, "table" | "ask" | "now">,
  competition: Competition,
): Promise<FrozenQuestionnaire | undefined> {
  const frozen = await recallOpenQuestionnaire(deps, competition);
  if (frozen !== undefined || !isDueToFreeze(competition, deps.now())) return frozen;
  await deps.ask.seal(competition.competitionId);
  return recallQuestionnaire(deps, competition.competitionId);
}
