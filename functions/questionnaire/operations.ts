import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import type {
  CopyQuestionnaire,
  FreezeQuestionnaire,
  SaveQuestionnaire,
} from "../../shared/questionnaire/commands.ts";
import { aboutOf } from "../../shared/questionnaire/editing.ts";
import { decideCopying, decideFreezing, decideSaving } from "../../shared/questionnaire/rules.ts";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import { loadCompetition } from "../competition/facts.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { authorityStream } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { whoOf } from "../platform/who.ts";
import { FROZEN, frozenFacts } from "./freezing.ts";
import { freeze, loadFrozen, loadStaged, saveStaged } from "./store.ts";

/** Makes one change of the questionnaire that is being prepared. Refuses what `decideSaving` refuses. */
export async function saveQuestionnaire(
  deps: Deps,
  actor: AuthorityActor,
  command: SaveQuestionnaire,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const facts = await loadFacts(deps.table, actor, competitionId);
  if (facts === undefined) return refuse({ code: "not-found" });

  const asked = askedBy(actor, "questionnaire.changed", command);
  const at = deps.now();
  const decision = decideSaving(facts, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { version, questionnaire } = decision.value;
  const about = aboutOf(command.change);
  return commit(
    deps,
    saveStaged(competitionId, decision.value),
    {
      ...asked,
      at,
      competitionId,
      subject: competitionId,
      detail: {
        change: command.change.edit,
        ...(about && { about }),
        version,
        sha256: await digestOf(questionnaire),
      },
      answer: { version },
    },
    requestKey,
  );
}

/** Starts again from another competition's questionnaire, or the standard one. What was prepared before is gone. */
export async function copyQuestionnaire(
  deps: Deps,
  actor: AuthorityActor,
  command: CopyQuestionnaire,
  requestKey: RequestKey,
) {
  const { competitionId, from } = command;
  const [facts, source] = await Promise.all([
    loadFacts(deps.table, actor, competitionId),
    from === "standard" ? STANDARD_2013 : loadSource(deps.table, from),
  ]);
  if (facts === undefined) return refuse({ code: "not-found" });

  const asked = askedBy(actor, "questionnaire.copied", command);
  const at = deps.now();
  const decision = decideCopying({ ...facts, source }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { version, questionnaire } = decision.value;
  return commit(
    deps,
    saveStaged(competitionId, decision.value),
    {
      ...asked,
      at,
      competitionId,
      subject: competitionId,
      detail: { from, version, sha256: await digestOf(questionnaire) },
      answer: { version },
    },
    requestKey,
  );
}

/** Freezes the questionnaire as it was prepared: bidders can rely on it from when the PQQ opens. Never undone. */
export async function freezeQuestionnaire(
  deps: Deps,
  actor: AuthorityActor,
  command: FreezeQuestionnaire,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const facts = await loadFacts(deps.table, actor, competitionId);
  if (facts === undefined) return refuse({ code: "not-found" });

  const asked = askedBy(actor, FROZEN, command);
  const frozenAt = deps.now();
  const decision = decideFreezing(facts, command, frozenAt);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const questionnaire = decision.value;
  const sha256 = await digestOf(questionnaire);
  return commit(
    deps,
    freeze({ competitionId, questionnaire, sha256, frozenAt, frozenBy: actor.name }, facts.staged.version),
    {
      ...asked,
      at: frozenAt,
      competitionId,
      subject: competitionId,
      detail: frozenFacts(questionnaire, facts.staged.version, sha256),
      answer: { sha256, frozenAt },
    },
    requestKey,
  );
}

const askedBy = <Command extends { competitionId: CompetitionId }>(
  actor: AuthorityActor,
  what: string,
  command: Command,
) => ({
  stream: authorityStream(command.competitionId, actor.personId),
  what,
  who: whoOf(actor),
  command,
});

async function loadFacts(table: Table, actor: AuthorityActor, competitionId: CompetitionId) {
  const [competition, staged, frozen] = await Promise.all([
    loadCompetition(table, competitionId),
    loadStaged(table, competitionId),
    loadFrozen(table, competitionId),
  ]);
  return competition && { actor, competition, staged, frozen };
}

/** Another competition's questionnaire: the frozen one, else what is being prepared there. */
async function loadSource(table: Table, competitionId: CompetitionId) {
  const competition = await loadCompetition(table, competitionId);
  if (competition === undefined) return undefined;
  return ((await loadFrozen(table, competitionId)) ?? (await loadStaged(table, competitionId))).questionnaire;
}
