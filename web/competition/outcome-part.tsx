import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { outcomeCounted } from "../../shared/outcomes/words.ts";

/** `path` is that of the competition for whoever reads it. */
type OutcomeProps = { competition: ParticipantsView; now: Instant; path: string };

/** The outcome of the PQQ as everybody may know it; nothing before it is published. */
export function OutcomePart({ competition, now, path }: OutcomeProps) {
  const outcome = publishedOutcome(competition, now);
  if (outcome === undefined) return <></>;
  return (
    <>
      <h2 class="govuk-heading-m">Outcome of the PQQ</h2>
      <p>
        {outcomeCounted(outcome)} <PrequalifiedLink competition={competition} path={path} />
      </p>
    </>
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
