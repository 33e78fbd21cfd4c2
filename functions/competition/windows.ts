import { hasWindow } from "../../shared/competition/stages.ts";
import type { Warning, WindowStage } from "../../shared/competition/due.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import { type Canonical, digestOf } from "../../shared/kernel/digest.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { type Instant, epochMs } from "../../shared/kernel/instant.ts";
import { partition, sort, sortable } from "../../shared/kernel/key.ts";
import type { Deps } from "../platform/deps.ts";
import { gateKey } from "../platform/gate.ts";
import { commitBySeal } from "../platform/sealing.ts";
import { stash } from "../platform/stash.ts";
import { newGates, sealed, shutGates, unchangedTimetable } from "./store.ts";

/** Makes the gates of windows that have none yet: right after a competition was created, and again if that was cut short. */
export async function makeGates(
  { table, newSalt }: Pick<Deps, "table" | "newSalt">,
  competition: Competition,
  now: Instant,
) {
  const { competitionId } = competition;
  for (const stage of competition.stages.filter(hasWindow)) {
    if ((await table.get(gateKey(competitionId, stage.stageId, 0))) !== undefined) continue;
    const { stageId, opensAt, closesAt } = stage;
    await commitBySeal(
      { table, newSalt },
      competitionId,
      `gates-of-${stageId}`,
      newGates(competitionId, stageId, { opensAt, closesAt }),
      {
        what: "window.gates-made",
        at: now,
        subject: stageId,
        detail: { opensAt, closesAt },
        command: { stageId },
      },
    );
  }
}

/**
 * Shuts every shard of a window's gate in one transaction, conditioned on the closing time expected: a stale schedule
 * does nothing. True when the gate is shut, by this call or an earlier one.
 */
export async function shutWindow(
  deps: Pick<Deps, "table" | "newSalt">,
  { competitionId }: Competition,
  { stageId: window, closesAt }: WindowStage,
  now: Instant,
) {
  const gate = await deps.table.get(gateKey(competitionId, window, 0));
  if (gate === undefined) return false;
  if (gate["shutAt"] !== undefined) return true;
  const shut = await commitBySeal(
    deps,
    competitionId,
    `shut-${window}-${closesAt}`,
    shutGates(competitionId, window, now, closesAt),
    { what: "window.shut", at: now, subject: window, detail: { closesAt }, command: { window, closesAt } },
  );
  return shut.ok;
}

/** Writes that a window is sealed, with the hash of what was opened and what is to be said of it. From here on the authority may look. */
export async function recordSealed(
  deps: Pick<Deps, "table" | "newSalt">,
  competition: Competition,
  stage: WindowStage,
  { opened, counts }: { readonly opened: readonly Canonical[]; readonly counts: Facts },
  now: Instant,
) {
  const { competitionId } = competition;
  return commitBySeal(
    deps,
    competitionId,
    `seal-${stage.stageId}`,
    // What was cancelled while it was being opened stays unopened, as those who cancelled it read.
    [sealed(competitionId, stage.stageId, now), unchangedTimetable(competition)],
    {
      what: "window.sealed",
      at: now,
      subject: stage.stageId,
      detail: { closedAt: stage.closesAt, opened: await digestOf([...opened]), ...counts },
      command: { window: stage.stageId },
    },
  );
}

/** Asks for a warning to one organisation that it has something unsent, once per window, closing time and kind of warning. */
export const warnOfDraft = (
  deps: Pick<Deps, "table">,
  competition: Competition,
  stage: WindowStage,
  organisation: OrganisationId,
  warning: Warning,
  now: Instant,
) =>
  stash(deps, {
    put: {
      pk: partition("REMIND", organisation, competition.competitionId),
      sk: sort("WINDOW", stage.stageId, sortable(epochMs(stage.closesAt)), warning),
      organisationId: organisation,
      competitionId: competition.competitionId,
      window: stage.stageId,
      closesAt: stage.closesAt,
      warning,
      at: now,
    },
    if: "absent",
  });
