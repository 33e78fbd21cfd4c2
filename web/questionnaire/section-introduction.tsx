import type { Section } from "../../shared/questionnaire/schema.ts";
import { markingNames, sectionWeight } from "../../shared/questionnaire/words.ts";
import { Details } from "../govuk/details.tsx";

/**
 * What bidders read before the questions of a section: what it is about, how it counts and how it is marked; `onPaper`
 * with nothing that has to be opened first.
 */
export function SectionIntroduction({ section, onPaper = false }: { section: Section; onPaper?: boolean }) {
  const { introduction, marking, markingGuidance } = section;
  const weight = sectionWeight(section);
  return (
    <>
      {introduction !== undefined && <Paragraphs text={introduction} />}
      <p>
        <strong>{markingNames[marking]}.</strong>
        {weight > 0 && ` It counts for ${weight}% of the total.`}
      </p>
      {markingGuidance !== undefined &&
        // What is read alone is not marked in any way, but something may follow from it.
        (onPaper || marking === "not-scored" ? (
          <Paragraphs text={markingGuidance} />
        ) : (
          <Details summaryText="How it is marked">
            <Paragraphs text={markingGuidance} />
          </Details>
        ))}
    </>
  );
}

/** Text with its paragraphs: an empty line begins a new one. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p class="app-typed">{paragraph}</p>
    ))}
  </>
);
