import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { ResponseFacts, ResponseRefusal } from "../../shared/responses/rules.ts";
import type { SavedSection } from "../../shared/responses/schema.ts";
import { isOver, loadCompetition, recallCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Gate } from "../platform/gate.ts";
import { afresh } from "../platform/read-once.ts";
import type { Participation } from "../platform/stream.ts";
import { begin } from "../platform/taking-part.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";

/** People of one organisation attaching files while a section is saved; more attempts than this is a fault. */
export const ATTEMPTS = 20;

/**
 * The gate through which a version of a section is kept; undefined where there is no PQQ. With the first version the
 * organisation is written down as one that takes part: before there is anything to seal, its windows are sealed.
 */
export async function beginAtGate(
  deps: Deps,
  of: Participation,
  { version, savedAt }: SavedSection,
): Promise<Gate | undefined> {
  const recalled = await recallCompetition(deps, of.competitionId);
  const window = recalled && pqqOf(recalled)?.stageId;
  if (window === undefined) return undefined;
  if (version === 1) await begin(deps, of, (other) => isOver(deps, other));
  return { ...of, window, at: savedAt };
}

/**
 * Decides on the competition as it is remembered, and once more on a fresh one before anything is refused: an
 * amendment may have come between. Nothing of it is read from the table when all is well.
 */
export async function decidedOn<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
) {
  const [recalled, known] = await Promise.all([
    recallCompetition(deps, competitionId),
    recallQuestionnaire(deps, competitionId),
  ]);
  const remembered =
    recalled && decide({ actor, competition: recalled, questionnaire: known?.questionnaire });
  return remembered?.ok ? remembered : decidedAfresh(deps, actor, competitionId, decide);
}

/** Why the gate lets nothing through: what was remembered of the competition holds no more. */
export async function whyShut<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
): Promise<Result<never, RefusalIn<Decided> | { readonly code: "not-found" | "changed-meanwhile" }>> {
  const decided = await decidedAfresh({ ...deps, table: afresh(deps.table) }, actor, competitionId, decide);
  if (decided.ok) return refuse({ code: "changed-meanwhile" });
  return decided;
}

async function decidedAfresh<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
) {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return refuse({ code: "not-found" });
  // Whoever comes first after the opening has the questionnaire frozen.
  const frozen = await loadOpenQuestionnaire(deps, competition);
  return decide({ actor, competition, questionnaire: frozen?.questionnaire });
}
