import { wholeInWords } from "../../shared/kernel/amount.ts";
import type { Question, Questionnaire, Section } from "../../shared/questionnaire/schema.ts";
import {
  askedOnlyInWords,
  hintInWords,
  questionsCounted,
  titleInWords,
} from "../../shared/questionnaire/words.ts";
import { List } from "../govuk/part.tsx";
import { Paragraphs, SectionIntroduction } from "./section-introduction.tsx";

/**
 * Every question on paper, with guidance, limits and room to write: for people who prepare their answers away from the
 * portal. The body of a page; the page around it is the caller's.
 */
export function PrintedQuestionnaire({ questionnaire }: { questionnaire: Questionnaire }) {
  const { sections } = questionnaire;
  return (
    <div class="app-paper">
      {sections.map((section, index) => (
        <PrintedSection section={section} number={index + 1} />
      ))}
    </div>
  );
}

function PrintedSection({ section, number }: { section: Section; number: number }) {
  return (
    <section class="app-paper__section" aria-labelledby={`section-${section.sectionId}`}>
      <h2 class="govuk-heading-m" id={`section-${section.sectionId}`}>
        {number}. {section.title}
      </h2>
      <SectionIntroduction section={section} onPaper />
      <p>{questionsCounted(section.questions.length)}.</p>
      {section.questions.map((question, index) => (
        <PrintedQuestion question={question} section={section} number={`${number}.${index + 1}`} />
      ))}
    </section>
  );
}

function PrintedQuestion(props: { question: Question; section: Section; number: string }) {
  const { question, section, number } = props;
  const condition = askedOnlyInWords(question, section);
  const hint = hintInWords(question);
  return (
    <div class="app-paper__question">
      <h3 class="govuk-heading-s">
        {number} {titleInWords(question)}
      </h3>
      {condition !== undefined && <p>{condition}</p>}
      {hint !== undefined && <Paragraphs text={hint} />}
      <Room question={question} />
    </div>
  );
}

/** Where the answer goes: boxes to tick, or lines to write on, more of them where more may be said. */
function Room({ question }: { question: Question }) {
  switch (question.kind) {
    case "yes-no":
      return <Boxes texts={["Yes", "No"]} />;
    case "choice":
      return <Boxes texts={question.options.map(({ text }) => text)} />;
    case "declaration":
      return (
        <>
          <Paragraphs text={question.statement} />
          <Boxes texts={["I declare this on behalf of the bidder"]} />
          <p>Name and position:</p>
          <Lines count={1} />
        </>
      );
    case "text":
      return (
        <>
          <p>Up to {wholeInWords(question.mostWords)} words.</p>
          <Lines count={Math.min(12, Math.max(1, Math.ceil(question.mostWords / 50)))} />
        </>
      );
    case "number":
    case "money":
    case "date":
      return <Lines count={1} />;
    case "file":
      return <></>;
  }
}

const Boxes = ({ texts }: { texts: readonly string[] }) => <List classes="app-paper__boxes" items={texts} />;

const Lines = ({ count }: { count: number }) => (
  <div class="app-paper__lines" aria-hidden="true">
    {Array.from({ length: count }, () => (
      <div class="app-paper__line"></div>
    ))}
  </div>
);
