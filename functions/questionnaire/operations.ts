import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type {
  CopyQuestionnaire,
  PutQuestionnaire,
  SaveQuestionnaire,
} from "../../shared/questionnaire/commands.ts";
import type { StagedQuestionnaire } from "../../shared/questionnaire/schema.ts";
import { aboutOf } from "../../shared/questionnaire/editing.ts";
import { decideCopying, decideSaving } from "../../shared/questionnaire/rules.ts";
import { standardFor } from "../../shared/questionnaire/standard-2013.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import type { Table } from "../platform/table.ts";
import { loadQuestionnaire, loadStagedQuestionnaire, saveStaged } from "./store.ts";

export const CHANGED = "questionnaire.changed";

/** Makes one change of the questionnaire that is being prepared. Refuses what `decideSaving` refuses. */
export const saveQuestionnaire = acting(
  CHANGED,
  async (deps, actor: AuthorityActor, command: SaveQuestionnaire, at) => {
    const { competitionId, change } = command;
    const facts = await loadFacts(deps.table, actor, competitionId);
    if (facts === undefined) return refuse({ code: "not-found" });
    const decision = decideSaving(facts, command, at);
    if (!decision.ok) return decision;
    const about = aboutOf(facts.staged.questionnaire, change);
    return staging(competitionId, decision.value, { edit: change.edit, ...about });
  },
);

/** Changes the questionnaire as a whole, as programs do. */
export const putQuestionnaire = (
  deps: Deps,
  actor: AuthorityActor,
  { questionnaire, ...decidedOn }: PutQuestionnaire,
  requestKey: RequestKey,
) => saveQuestionnaire(deps, actor, { ...decidedOn, change: { edit: "replace", questionnaire } }, requestKey);

/** Starts again from another competition's questionnaire, or the standard one. What was prepared before is gone. */
export const copyQuestionnaire = acting(
  "questionnaire.copied",
  async (deps, actor: AuthorityActor, command: CopyQuestionnaire, at) => {
    const { competitionId, from } = command;
    const [facts, other] = await Promise.all([
      loadFacts(deps.table, actor, competitionId),
      from === "standard" ? undefined : loadSource(deps.table, from),
    ]);
    if (facts === undefined) return refuse({ code: "not-found" });
    const source = from === "standard" ? standardFor(facts.competition) : other;
    const decision = decideCopying({ ...facts, source }, command, at);
    return decision.ok ? staging(competitionId, decision.value, { copiedFrom: from }) : decision;
  },
);

/** The questionnaire as changed is what is prepared from now on. */
async function staging(competitionId: CompetitionId, staged: StagedQuestionnaire, said: Facts) {
  const { version, questionnaire } = staged;
  return accept({
    writes: saveStaged(competitionId, staged),
    subject: competitionId,
    detail: { ...said, version, sha256: await digestOf(questionnaire) },
    answer: { version },
  });
}

/** What a decision about the questionnaire of a competition stands on; undefined where there is no such competition. */
export async function loadFacts(table: Table, actor: AuthorityActor, competitionId: CompetitionId) {
  const [competition, staged, frozen] = await Promise.all([
    loadCompetition(table, competitionId),
    loadStagedQuestionnaire(table, competitionId),
    loadQuestionnaire(table, competitionId),
  ]);
  return competition && { actor, competition, staged, frozen };
}

/** Another competition's questionnaire: the frozen one, else what is being prepared there. */
async function loadSource(table: Table, competitionId: CompetitionId) {
  const competition = await loadCompetition(table, competitionId);
  if (competition === undefined) return undefined;
  return (
    (await loadQuestionnaire(table, competitionId)) ?? (await loadStagedQuestionnaire(table, competitionId))
  ).questionnaire;
}
