import type { readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import type { InCompetition } from "../competition/competition-frame.tsx";
import { Answered, MarkingFrame, type SectionOfResponse } from "./marking-page.tsx";
import { MarksTable } from "./marks-table.tsx";

type MarkedPageProps = {
  within: InCompetition;
  of: SectionOfResponse;
  /** Why nothing can be marked any more. */
  why: string;
  /** What the reader may see of the marks. */
  marked: ReturnType<typeof readableMarks>;
};

/** What an evaluator submitted for a section of a response, and what others did once everybody has. */
export function MarkedPage({ within, of, why, marked }: MarkedPageProps) {
  return (
    <MarkingFrame within={within} of={of}>
      <InsetText
        text={`${why}. ${marked.allIn ? "All marks are in, so you see them all." : "You see the marks of others once all are in."}`}
      />
      <Answered
        competition={within.competition}
        of={of}
        below={(question) => <MarksTable marks={marked.submitted} caption="Marks" question={question} />}
      />
      <MarksTable marks={marked.submitted} caption="Marks for the section" />
    </MarkingFrame>
  );
}
