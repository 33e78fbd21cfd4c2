import type { Competition } from "../competition/schema.ts";
import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasOpened, isOpen, pqqOf } from "../kernel/window.ts";
import { checkQuestionnaire, type QuestionnaireProblem } from "./problems.ts";
import type { CopyQuestionnaire, SaveQuestionnaire } from "./commands.ts";
import { edited, type EditRefusal } from "./editing.ts";
import type { FrozenQuestionnaire, Questionnaire, StagedQuestionnaire } from "./schema.ts";

export type QuestionnaireRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "no-pqq-stage" }
  | { code: "already-frozen"; frozenAt: Instant }
  | { code: "pqq-not-open"; opensAt: Instant }
  | { code: "pqq-has-opened"; openedAt: Instant }
  | { code: "own-questionnaire" }
  | EditRefusal
  | QuestionnaireProblem;

/** What a decision about the questionnaire of a competition stands on. */
export type QuestionnaireFacts = {
  readonly actor: AuthorityActor;
  readonly competition: Competition;
  readonly staged: StagedQuestionnaire;
  readonly frozen: FrozenQuestionnaire | undefined;
};

/**
 * Whether a questionnaire may still change, and if not, why: never once it is frozen, and not from the instant at
 * which the PQQ opens, frozen or not.
 */
export function whetherChangeable(
  { competition, frozen }: Pick<QuestionnaireFacts, "competition" | "frozen">,
  now: Instant,
) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  if (frozen !== undefined) return refuse({ code: "already-frozen", frozenAt: frozen.frozenAt });
  const stage = pqqOf(competition);
  if (stage === undefined) return refuse({ code: "no-pqq-stage" });
  if (hasOpened(stage, now)) return refuse({ code: "pqq-has-opened", openedAt: stage.opensAt });
  return accept(stage);
}

/** Decides one change of the questionnaire: a national lead's, while it may change, and only to one that is in order. */
export function decideSaving(
  facts: QuestionnaireFacts,
  { seenVersion, change }: Pick<SaveQuestionnaire, "seenVersion" | "change">,
  now: Instant,
) {
  const may = whetherMayChange(facts, seenVersion, now);
  if (!may.ok) return may;
  const changed = edited(facts.staged.questionnaire, change);
  return changed.ok ? next(facts, changed.value, now) : changed;
}

/** Decides to start again from another questionnaire: one that is there, and not the competition's own. */
export function decideCopying(
  facts: QuestionnaireFacts & { source: Questionnaire | undefined },
  { seenVersion, from }: Pick<CopyQuestionnaire, "seenVersion" | "from">,
  now: Instant,
) {
  const may = whetherMayChange(facts, seenVersion, now);
  if (!may.ok) return may;
  if (from === facts.competition.competitionId) return refuse({ code: "own-questionnaire" });
  return facts.source === undefined ? refuse({ code: "not-found" }) : next(facts, facts.source, now);
}

/** Decides whether the questionnaire may be made final as it was prepared: before the PQQ opens, once. */
export function decideFreezing(facts: QuestionnaireFacts, _command: unknown, now: Instant) {
  const changeable = whetherChangeable(facts, now);
  return changeable.ok ? checkQuestionnaire(facts.staged.questionnaire) : changeable;
}

/** Whether the portal itself is to freeze what was prepared: once the PQQ is open and nobody has done it. */
export function isDueToFreeze(competition: Competition, now: Instant): boolean {
  const stage = pqqOf(competition);
  return competition.cancelled === undefined && stage !== undefined && isOpen(stage, now);
}

function whetherMayChange(facts: QuestionnaireFacts, seenVersion: number, now: Instant) {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  const changeable = whetherChangeable(facts, now);
  if (!changeable.ok) return changeable;
  return seenVersion === facts.staged.version ? changeable : refuse({ code: "changed-meanwhile" });
}

function next({ actor, staged }: QuestionnaireFacts, questionnaire: Questionnaire, now: Instant) {
  const checked = checkQuestionnaire(questionnaire);
  if (!checked.ok) return checked;
  const version = staged.version + 1;
  return accept<StagedQuestionnaire>({ questionnaire, version, savedAt: now, savedBy: actor.name });
}
