import type { CompetitionId } from "../../shared/kernel/id.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";
import { FrozenQuestionnaire, StagedQuestionnaire } from "../../shared/questionnaire/schema.ts";
import { standardFor } from "../../shared/questionnaire/standard-2013.ts";
import { loadCompetition } from "../competition/facts.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import type { Table, Write } from "../platform/table.ts";

/** Where what everybody answers lies: beside the competition, so that reading the one does not read the other. */
const frozenKey = (competition: CompetitionId): Key => ({
  pk: partition("CMP", competition, "pqq"),
  sk: "QUESTIONNAIRE",
});
const stagedKey = (competition: CompetitionId): Key => ({
  pk: partition("STAGING", competition),
  sk: "QUESTIONNAIRE",
});

const frozenOf = asKept(FrozenQuestionnaire);
const stagedOf = asKept(StagedQuestionnaire);

/** The questionnaire as it stands for everybody; undefined until it is frozen. */
export const loadQuestionnaire = async (table: Table, competition: CompetitionId) =>
  frozenOf(await table.get(frozenKey(competition)));

/** The questionnaire that the authority is preparing: the standard one of its time until somebody changes it. */
export async function loadStagedQuestionnaire(
  table: Table,
  competition: CompetitionId,
): Promise<StagedQuestionnaire> {
  const item = await table.get(stagedKey(competition));
  if (item === undefined)
    return { questionnaire: standardFor(await loadCompetition(table, competition)), version: 0 };
  return stagedOf(item);
}

/** Keeps the questionnaire as changed, if the version before it is the one that was decided on and nothing is frozen. */
export const saveStaged = (competition: CompetitionId, staged: StagedQuestionnaire): readonly Write[] => [
  {
    put: { ...stagedKey(competition), ...staged },
    if: follows(staged.version),
  },
  { check: frozenKey(competition), if: "absent" },
];

/** Freezes a questionnaire, once, if it is still the version that was decided on. */
export const freeze = (frozen: FrozenQuestionnaire, version: number): readonly Write[] => [
  { put: { ...frozenKey(frozen.competitionId), ...frozen }, if: "absent" },
  {
    check: stagedKey(frozen.competitionId),
    if: follows(version + 1),
  },
];
