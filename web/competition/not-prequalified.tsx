import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";

/** That an organisation does not take part in what follows the PQQ: not yet, or not at all. */
export function NotPrequalified({ competition, now }: { competition: ParticipantsView; now: Instant }) {
  return (
    <p>
      Your organisation has not pre-qualified in this competition
      {publishedOutcome(competition, now) === undefined && " yet"}. Lot preferences, the data room and tenders
      are for organisations that have.
    </p>
  );
}
