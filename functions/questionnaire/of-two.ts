import { offeredTo } from "../../shared/competition/competition-parts.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { FreezeForReason, type FreezeQuestionnaire } from "../../shared/questionnaire/commands.ts";
import { decideFreezing } from "../../shared/questionnaire/rules.ts";
import { questionnaireInLines, questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { FROZEN, frozenFacts } from "./freezing.ts";
import { loadFacts } from "./operations.ts";
import { freeze } from "./store.ts";

/** Freezes the questionnaire as it was prepared: bidders can rely on it from when the PQQ opens. Never undone. */
export const freezingQuestionnaire = ofTwo({
  act: "questionnaire-freeze",
  command: FreezeForReason,
  words: questionnaireRefusalInWords,
  readBy: (actor) => offeredTo(actor).look,
  async load({ table }: Deps, actor: AuthorityActor, { competitionId }: FreezeForReason) {
    const facts = await loadFacts(table, actor, competitionId);
    if (facts === undefined) return refuse({ code: "not-found" });
    return accept({ ...facts, sha256: await digestOf(facts.staged.questionnaire) });
  },
  version: ({ staged }) => staged.version,
  decide: decideFreezing,
  describe({ competition, sha256 }, questionnaire) {
    const opensAt = pqqOf(competition)?.opensAt;
    return {
      subject: "questionnaire",
      title: questionnaire.title,
      shown: questionnaireInLines(questionnaire, sha256),
      ...(opensAt && { confirmable: { until: opensAt, itselfCounts: false } }),
    };
  },
  what: FROZEN,
  async effect(_deps, { facts, effect: questionnaire }, { proposal, actor, at: frozenAt }) {
    const { competitionId } = facts.competition;
    const { staged, sha256 } = facts;
    const frozen = { competitionId, questionnaire, sha256, frozenAt, frozenBy: actor.name };
    return accept({
      writes: freeze(frozen, staged.version),
      subject: competitionId,
      detail: {
        ...frozenFacts(questionnaire, staged.version, sha256),
        reason: proposal.reason,
        proposedBy: proposal.proposedBy.name,
      },
    });
  },
});

/** Proposes to freeze the questionnaire. It can change until another person confirms; then what was proposed is overtaken. */
export const proposeFreezing = freezingQuestionnaire.proposing<FreezeQuestionnaire>("seenVersion");
