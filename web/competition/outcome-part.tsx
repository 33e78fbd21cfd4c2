import type { ParticipantsView } from "../../shared/competition/dashboard.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { outcomeCounted } from "../../shared/outcomes/words.ts";

type OutcomeProps = { competition: ParticipantsView; now: Instant };

/** The outcome of the PQQ as everybody may know it; nothing before it is published. */
export function OutcomePart({ competition, now }: OutcomeProps) {
  const outcome = publishedOutcome(competition, now);
  if (outcome === undefined) return <></>;
  return (
    <>
      <h2 class="govuk-heading-m">Outcome of the PQQ</h2>
      <p>
        {outcomeCounted(outcome)} <PrequalifiedLink competition={competition} />
      </p>
    </>
  );
}

/** The way to those who passed, in a list of competitions. */
export function OutcomeInShort({ competition, now }: OutcomeProps) {
  if (publishedOutcome(competition, now) === undefined) return <></>;
  return (
    <p>
      <PrequalifiedLink competition={competition} />
    </p>
  );
}

function PrequalifiedLink({ competition }: Pick<OutcomeProps, "competition">) {
  return (
    <a href={`/competitions/${competition.competitionId}/pre-qualified`}>
      See who has pre-qualified
      <span class="govuk-visually-hidden"> in {competition.title}</span>
    </a>
  );
}
