import { dueToAnnounce } from "../../shared/competition/due.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { outcomeKey } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { commitBySeal } from "../platform/sealing.ts";
import { loadAssessed } from "./facts.ts";

/** Organisations that one entry tells: however many responded, no entry grows with them. */
const BATCH = 100;

/**
 * Writes down that the outcome of the PQQ is published, once and when its instant has come: the entry from which people
 * are told. That it can be seen does not wait for this.
 */
export async function announceOutcome(
  deps: Pick<Deps, "table" | "newSalt" | "now">,
  competition: Competition,
) {
  const at = deps.now();
  const outcome = dueToAnnounce(competition, at);
  if (outcome === undefined) return;
  const { competitionId } = competition;
  const { proposalId, visibleAt, submitted, passed } = outcome;
  // Whom to tell: those whose responses the outcome is about, and not who only prepared one. Done again, each entry is there.
  const assessed = await loadAssessed(deps.table, competitionId, proposalId);
  for (let from = 0; from < assessed.length; from += BATCH)
    await commitBySeal(deps, competitionId, `outcome-told-${proposalId}-${from}`, [], {
      what: "outcome.told",
      at,
      subject: proposalId,
      detail: {},
      answer: { organisations: assessed.slice(from, from + BATCH) },
      command: { proposalId, from },
    });
  await commitBySeal(
    deps,
    competitionId,
    `outcome-${proposalId}`,
    [
      {
        update: outcomeKey(competitionId),
        set: { announcedAt: at },
        if: { matching: { proposalId, announcedAt: undefined } },
      },
    ],
    {
      what: "outcome.published",
      at,
      subject: proposalId,
      detail: { visibleAt, submitted, passed },
      command: { proposalId },
    },
  );
}
