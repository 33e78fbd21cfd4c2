import { dueToAnnounce } from "../../shared/competition/due.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { RequestKey } from "../../shared/kernel/id.ts";
import { outcomeKey } from "../competition/facts.ts";
import { commit } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { sealStream } from "../platform/stream.ts";
import { THE_PORTAL } from "../platform/who.ts";
import { loadAssessed } from "./facts.ts";

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
  await commit(
    deps,
    [
      {
        update: outcomeKey(competitionId),
        set: { announcedAt: at },
        if: { matching: { proposalId, announcedAt: undefined } },
      },
    ],
    {
      stream: sealStream(competitionId),
      what: "outcome.published",
      who: THE_PORTAL,
      at,
      competitionId,
      subject: proposalId,
      detail: { visibleAt, submitted, passed },
      // Whom to tell: those whose responses the outcome is about, and not who only prepared one.
      answer: { organisations: [...(await loadAssessed(deps.table, competitionId, proposalId))] },
      command: { proposalId },
    },
    RequestKey.parse(`outcome-${proposalId}`),
  );
}
