import { stateOfQuery } from "../../../shared/queries/rules.ts";
import type { Query } from "../../../shared/queries/schema.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { Button } from "../../govuk/button.tsx";
import { QueryCard } from "../query-card.tsx";
import { askPath } from "../paths.ts";
import { CompetitionFrame, type InCompetition } from "../../competition/competition-frame.tsx";

type QueriesPageProps = {
  within: InCompetition;
  queries: readonly Query[];
  mayAsk: boolean;
  now: Instant;
};

/** What bidders were asked about their responses, and what they answered. */
export function QueriesPage({ within, queries, mayAsk, now }: QueriesPageProps) {
  return (
    <CompetitionFrame {...within} title="Questions to bidders">
      <p>
        A question goes to one bidder, about one section of its response. Those who mark the section see
        question and answer beside it; no other bidder learns of either.
      </p>
      {mayAsk && <Button text="Ask a bidder" href={askPath(within.competition.competitionId)} />}
      {queries.length === 0 && <p>No bidder has been asked anything.</p>}
      {queries.toReversed().map((query) => (
        <QueryCard
          query={query}
          title={`${query.organisationName}: ${query.sectionTitle}`}
          askedBy={query.askedBy.name}
          state={stateOfQuery(query, within.competition, now)}
        />
      ))}
    </CompetitionFrame>
  );
}
