import { dueToSeal, dueWarnings, type WindowStage } from "../../shared/competition/due.ts";
import { hasWindow } from "../../shared/competition/stages.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { canonical, type Canonical } from "../../shared/kernel/digest.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { loadCompetition, loadCompetitions } from "../competition/facts.ts";
import { makeGates, recordSealed, shutWindow, warnOfDraft } from "../competition/windows.ts";
import { announceOutcome } from "../outcomes/announcing.ts";
import type { Deps } from "../platform/deps.ts";
import type { Sealing } from "../platform/sealing.ts";
import { freezeIfDue } from "../questionnaire/freezing.ts";
import { loadTakers } from "../platform/taking-part.ts";

/**
 * Does what is due in one competition: makes missing gates, shuts gates of a cancelled competition, freezes the
 * questionnaire of a PQQ that has opened, seals windows whose drain has passed, writes down that an outcome is
 * published, and asks for warnings of unsent drafts.
 * A schedule that comes late, early or twice is harmless: everything here stands on the state of the table.
 */
export async function sealDue(deps: Deps, sealings: readonly Sealing[], competitionId: CompetitionId) {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return;
  const now = deps.now();
  await announceOutcome(deps, competition);
  if (competition.cancelled !== undefined) {
    for (const stage of competition.stages.filter(hasWindow))
      if (competition.sealed[stage.stageId] === undefined) await shutWindow(deps, competition, stage, now);
    return;
  }
  await makeGates(deps, competition, now);
  await freezeIfDue(deps, competition);
  for (const stage of dueToSeal(competition, now)) await sealWindow(deps, sealings, competition, stage);
  for (const { stage, warning } of dueWarnings(competition, now)) {
    const sealing = sealings.find(({ kind }) => kind === stage.kind);
    if (sealing === undefined) continue;
    for (const organisationId of await loadTakers(deps.table, competitionId)) {
      const part = { competitionId, window: stage.stageId, organisationId };
      if (await sealing.hasUnsentDraft(deps, part))
        await warnOfDraft(deps, competition, stage, organisationId, warning, now);
    }
  }
}

/** Does what is due in every competition. */
export async function sealAllDue(deps: Deps, sealings: readonly Sealing[]): Promise<void> {
  for (const { competitionId } of await loadCompetitions(deps.table))
    await sealDue(deps, sealings, competitionId);
}

/** Received first, sealed last: shut the gate, complete what came in time, open it, and only then say it is sealed. */
async function sealWindow(
  deps: Deps,
  sealings: readonly Sealing[],
  competition: Competition,
  stage: WindowStage,
) {
  const { competitionId } = competition;
  if (!(await shutWindow(deps, competition, stage, deps.now()))) return;
  const sealing = sealings.find(({ kind }) => kind === stage.kind);
  const opened: Canonical[] = [];
  if (sealing !== undefined) {
    const parts = (await loadTakers(deps.table, competitionId)).map((organisationId) => ({
      competitionId,
      window: stage.stageId,
      organisationId,
    }));
    for (const part of parts) await sealing.completeAll(deps, part);
    for (const part of parts) {
      const one = await sealing.open(deps, part);
      if (one !== undefined) opened.push(one);
    }
    await sealing.addUp?.(deps, { competitionId, window: stage.stageId }, opened);
  }
  // A second copy of what was opened, where it can be written once and never changed.
  await deps.objects.putOnce(`sealed/${competitionId}/${stage.stageId}.json`, canonical(opened));
  const counts = sealing?.counts?.(opened) ?? {};
  await recordSealed(deps, competition, stage, { opened, counts }, deps.now());
}
