import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { outcomeCounted } from "../../shared/outcomes/words.ts";
import { Part } from "../govuk/part.tsx";

/** `path` is that of the competition for whoever reads it. */
type OutcomeProps = { competition: ParticipantsView; now: Instant; path: string };

/** The outcome of the PQQ as everybody may know it; nothing before it is published. */
export function OutcomePart({ competition, now, path }: OutcomeProps) {
  const outcome = publishedOutcome(competition, now);
  if (outcome === undefined) return <></>;
  return (
    <Part title="Outcome of the PQQ">
      <p>
        {outcomeCounted(outcome)} <PrequalifiedLink competition={competition} path={path} />
      </p>
    </Part>
  );
}

/** The way to those who passed, in a list of competitions. */
export function OutcomeInShort({ competition, now, path }: OutcomeProps) {
  if (publishedOutcome(competition, now) === undefined) return <></>;
  return (
    <p>
      <PrequalifiedLink competition={competition} path={path} />
    </p>
  );
}

function PrequalifiedLink({ competition, path }: Omit<OutcomeProps, "now">) {
  return (
    <a href={`${path}/pre-qualified`}>
      See who has pre-qualified
      <span class="govuk-visually-hidden"> in {competition.title}</span>
    </a>
  );
}
