import { stateOfClarification } from "../../shared/evaluation/clarification-rules.ts";
import type { Clarification } from "../../shared/evaluation/clarification-schema.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { ClarificationCard } from "./clarification-card.tsx";
import { askPath } from "./clarification-paths.ts";
import { CompetitionFrame, type Place } from "../competition/competition-frame.tsx";

type ClarificationsPageProps = {
  place: Place;
  clarifications: readonly Clarification[];
  mayAsk: boolean;
  now: Instant;
};

/** What bidders were asked about their responses, and what they answered. */
export function ClarificationsPage({ place, clarifications, mayAsk, now }: ClarificationsPageProps) {
  return (
    <CompetitionFrame {...place} title="Questions to bidders">
      <p class="govuk-body">
        A question goes to one bidder, about one section of its response. Those who mark the section see
        question and answer beside it; no other bidder learns of either.
      </p>
      {mayAsk && <Button text="Ask a bidder" href={askPath(place.competition.competitionId)} />}
      {clarifications.length === 0 && <p class="govuk-body">No bidder has been asked anything.</p>}
      {clarifications.toReversed().map((clarification) => (
        <ClarificationCard
          clarification={clarification}
          title={`${clarification.organisationName}: ${clarification.sectionTitle}`}
          askedBy={clarification.askedBy.name}
          state={stateOfClarification(clarification, now)}
        />
      ))}
    </CompetitionFrame>
  );
}
