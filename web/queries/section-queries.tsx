import type { QueryState } from "../../shared/queries/rules.ts";
import type { Query } from "../../shared/queries/schema.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { QueryCard } from "./query-card.tsx";

export type SectionQueriesProps = {
  sectionId: SectionId;
  /** What the organisation was asked about its whole response. */
  queries: readonly (Query & { readonly state: QueryState })[];
  headingLevel: 2 | 3;
};

/** What an organisation was asked about a section, and what it answered, beside its response. */
export function SectionQueries({ sectionId, queries, headingLevel }: SectionQueriesProps) {
  const own = queries.filter((one) => one.sectionId === sectionId);
  return (
    <>
      {own.map((query) => (
        <QueryCard
          query={query}
          title="Question to the bidder"
          state={query.state}
          askedBy={query.askedBy.name}
          headingLevel={headingLevel}
        />
      ))}
    </>
  );
}
