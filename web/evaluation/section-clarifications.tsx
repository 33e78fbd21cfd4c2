import type { ClarificationState } from "../../shared/evaluation/clarification-rules.ts";
import type { Clarification } from "../../shared/evaluation/clarification-schema.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { ClarificationCard } from "./clarification-card.tsx";

export type SectionClarificationsProps = {
  sectionId: SectionId;
  /** What the organisation was asked about its whole response. */
  clarifications: readonly (Clarification & { readonly state: ClarificationState })[];
  headingLevel: 2 | 3;
};

/** What an organisation was asked about a section, and what it answered, beside its response. */
export function SectionClarifications({
  sectionId,
  clarifications,
  headingLevel,
}: SectionClarificationsProps) {
  const own = clarifications.filter((one) => one.sectionId === sectionId);
  return (
    <>
      {own.map((clarification) => (
        <ClarificationCard
          clarification={clarification}
          title="Question to the bidder"
          state={clarification.state}
          askedBy={clarification.askedBy.name}
          headingLevel={headingLevel}
        />
      ))}
    </>
  );
}
