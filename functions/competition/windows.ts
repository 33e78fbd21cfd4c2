import { hasWindow } from "../../shared/competition/stages.ts";
import { type sealableAt, type Warning } from "../../shared/competition/due.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import type { Canonical } from "../../shared/kernel/digest.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { type OrganisationId, RequestKey, type StageId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import { partition, sort, sortable } from "../../shared/kernel/key.ts";
import { commit } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { gateKey } from "../platform/gate.ts";
import { stash } from "../platform/stash.ts";
import { sealStream } from "../platform/stream.ts";
import { THE_PORTAL } from "../platform/who.ts";
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
    await commit(
      { table, newSalt },
      newGates(competitionId, stageId, { opensAt, closesAt }),
      {
        stream: sealStream(competitionId),
        what: "window.gates-made",
        who: THE_PORTAL,
        at: now,
        competitionId,
        subject: stageId,
        detail: { opensAt, closesAt },
        answer: {},
        command: { stageId },
      },
      RequestKey.parse(`gates-of-${stageId}`),
    );
  }
}

/**
 * Shuts every shard of a window's gate in one transaction, conditioned on the closing time expected: a stale schedule
 * does nothing. True when the gate is shut, by this call or an earlier one.
 */
export async function shutWindow(
  deps: Pick<Deps, "table" | "newSalt">,
  competition: Competition,
  window: StageId,
  closesAt: Instant,
  now: Instant,
) {
  const { competitionId } = competition;
  const gate = await deps.table.get(gateKey(competitionId, window, 0));
  if (gate === undefined) return false;
  if (gate["shutAt"] !== undefined) return true;
  const shut = await commit(
    deps,
    shutGates(competitionId, window, now, closesAt),
    {
      stream: sealStream(competitionId),
      what: "window.shut",
      who: THE_PORTAL,
      at: now,
      competitionId,
      subject: window,
      detail: { closesAt },
      answer: {},
      command: { window, closesAt },
    },
    RequestKey.parse(`shut-${window}-${closesAt}`),
  );
  return shut.ok;
}

/** Writes that a window is sealed, with the hash of what was opened and what is to be said of it. From here on the authority may look. */
export async function recordSealed(
  deps: Pick<Deps, "table" | "newSalt">,
  competition: Competition,
  stage: Parameters<typeof sealableAt>[0],
  { opened, counts }: { readonly opened: readonly Canonical[]; readonly counts: Facts },
  now: Instant,
) {
  const { competitionId } = competition;
  return commit(
    deps,
    // What was cancelled while it was being opened stays unopened, as those who cancelled it read.
    [sealed(competitionId, stage.stageId, now), unchangedTimetable(competition)],
    {
      stream: sealStream(competitionId),
      what: "window.sealed",
      who: THE_PORTAL,
      at: now,
      competitionId,
      subject: stage.stageId,
      detail: { closedAt: stage.closesAt, opened: await digestOf([...opened]), ...counts },
      answer: {},
      command: { window: stage.stageId },
    },
    RequestKey.parse(`seal-${stage.stageId}`),
  );
}

/** Asks for a warning to one organisation that it has something unsent, once per window, closing time and kind of warning. */
export const warnOfDraft = (
  deps: Pick<Deps, "table">,
  competition: Competition,
  stage: Parameters<typeof sealableAt>[0],
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
