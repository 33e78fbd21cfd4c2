import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, SubmissionId } from "../../shared/kernel/id.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { gapsIn } from "../../shared/organisations/gaps.ts";
import { filesIn } from "../../shared/responses/counting.ts";
import { standsOf } from "../../shared/responses/rules.ts";
import type { ResponseWarning } from "../../shared/responses/schema.ts";
import { warningsOf } from "../../shared/responses/warnings.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { recallQuestionnaire } from "../questionnaire/facts.ts";
import { countDraft } from "./counting-facts.ts";
import { loadMyFiles, type MyResponse } from "./facts.ts";
import { loadSubmitted } from "./submitted-facts.ts";

/** What the check page warns of: of what would be submitted, as long as it can be. */
export async function warningsOfDraft(
  { table, now }: Pick<Deps, "table" | "now">,
  actor: BidderActor,
  { competition, stage, frozen, draft, submitted, organisation }: MyResponse,
): Promise<readonly ResponseWarning[]> {
  const of = { ...competition, ...actor };
  if (frozen === undefined || competition.cancelled !== undefined || !isOpen(stage, now())) return [];
  const { questionnaire } = frozen;
  const { sections } = await countDraft(table, of, { questionnaire, draft });
  const files = await loadMyFiles(table, of, filesIn(sections));
  const gaps = gapsIn(organisation);
  return warningsOf({ questionnaire, sections, files, organisation, gaps }, standsOf(submitted));
}

/** The same of what was submitted, with its files as they are by now. */
export async function warningsOfSubmitted(
  deps: Pick<Deps, "table" | "now">,
  actor: BidderActor,
  competitionId: CompetitionId,
  submissionId: SubmissionId,
): Promise<readonly ResponseWarning[]> {
  const [competition, frozen] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    recallQuestionnaire(deps, competitionId),
  ]);
  const submitted = competition && (await loadSubmitted(deps.table, actor, competition, submissionId));
  if (submitted === undefined || frozen === undefined) return [];
  const files = await loadMyFiles(deps.table, { ...actor, competitionId }, submitted.attached);
  const gaps = submitted.organisation === undefined ? [] : gapsIn(submitted.organisation);
  return warningsOf({ ...submitted, questionnaire: frozen.questionnaire, files, gaps });
}
