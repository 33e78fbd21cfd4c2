import type { Competition } from "../../shared/competition/schema.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { totalWeight } from "../../shared/questionnaire/problems.ts";
import { isDueToFreeze } from "../../shared/questionnaire/rules.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { commitBySeal } from "../platform/sealing.ts";
import { THE_PORTAL } from "../platform/who.ts";
import { recallQuestionnaire } from "./facts.ts";
import { freeze, loadStagedQuestionnaire } from "./store.ts";

/** The act of freezing, whoever does it. */
export const FROZEN = "questionnaire.frozen";

/** What the log says of a questionnaire that was frozen. */
export const frozenFacts = (questionnaire: Questionnaire, version: number, sha256: string) => ({
  title: questionnaire.title,
  sections: questionnaire.sections.length,
  questions: questionnaire.sections.flatMap(({ questions }) => questions).length,
  weights: totalWeight(questionnaire),
  version,
  sha256,
});

/**
 * Freezes what was prepared when the PQQ has opened and nobody has frozen it: bidders must be able to rely on what they
 * answer. What is being prepared is in order after every change, so it can be taken as it stands. Harmless when
 * there is nothing to do, and when somebody else does it at the same time.
 */
export async function freezeIfDue(deps: Pick<Deps, "table" | "newSalt" | "now">, competition: Competition) {
  const { competitionId } = competition;
  const frozenAt = deps.now();
  if (!isDueToFreeze(competition, frozenAt)) return;
  if ((await recallQuestionnaire(deps, competitionId)) !== undefined) return;
  const { questionnaire, version } = await loadStagedQuestionnaire(deps.table, competitionId);
  const sha256 = await digestOf(questionnaire);
  await commitBySeal(
    deps,
    competitionId,
    "freeze-questionnaire",
    freeze({ competitionId, questionnaire, sha256, frozenAt, frozenBy: THE_PORTAL.name }, version),
    {
      what: FROZEN,
      at: frozenAt,
      subject: competitionId,
      detail: frozenFacts(questionnaire, version, sha256),
      command: { competitionId },
    },
  );
}
