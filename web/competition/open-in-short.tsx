import { openAndNext } from "../../shared/competition/stages.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { StageTime } from "./stage-time.tsx";

/** What is open and until when, and what comes next, for a list of competitions. */
export function OpenInShort({ competition, now }: { competition: ParticipantsView; now: Instant }) {
  const { open, next } = openAndNext(competition, now);
  if (competition.cancelled !== undefined)
    return <p>Cancelled: nothing in it is open, and nothing will open.</p>;
  return (
    <ul class="govuk-list">
      {open.map((stage) => (
        <li>
          <strong>{stageName(stage)}</strong>: open, closes{" "}
          <StageTime competition={competition} stage={stage} of="closesAt" />
        </li>
      ))}
      {open.length === 0 && <li>Nothing is open at the moment.</li>}
      {next.map((stage) => (
        <li>
          Next: {stageName(stage)}, <StageTime competition={competition} stage={stage} of="opensAt" />
        </li>
      ))}
    </ul>
  );
}
