import { scoredQuestions } from "../../shared/evaluation/rules.ts";
import type { Marked } from "../../shared/evaluation/reading-responses.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import type { Question } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import type { Filled } from "../govuk/filled.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { Answered, type SectionOfResponse } from "./marking-page.tsx";
import { PassFields, ScoreFields } from "./marks-fields.tsx";
import { MarksTable } from "./marks-table.tsx";
import { evaluationPath, myEvaluationPath } from "./paths.ts";
import { readMarks } from "./typed-marks.ts";

type ModerationPageProps = Filled & {
  competition: InCompetition["competition"];
  of: SectionOfResponse;
  /** What the reader may see of the marks, and every version of the consensus so far, the first one first. */
  marked: Marked;
  /** Why no consensus can be set now; undefined when it can. */
  shut: string | undefined;
  /** Whether the reader came from the overview of a lead, or from their own list. */
  oversees: boolean;
};

/** The evaluators' marks side by side below each answer, and the consensus that a moderator sets. */
export function ModerationPage(props: ModerationPageProps) {
  const { competition, of, oversees, shut } = props;
  const { competitionId } = competition;
  return (
    <CompetitionFrame
      {...props}
      title={of.response.organisation.name}
      caption={`Moderation: ${of.section.title}`}
      above={[
        oversees
          ? { href: evaluationPath(competitionId), text: "Evaluation" }
          : { href: myEvaluationPath(competitionId), text: "My evaluation" },
      ]}
    >
      {shut && <InsetText text={`${shut}.`} />}
      <Earlier {...props} />
      {shut === undefined ? <ConsensusForm {...props} /> : <MarkedSoFar {...props} />}
    </CompetitionFrame>
  );
}

function ConsensusForm(props: ModerationPageProps) {
  const { competition, of, marked, errors, Form } = props;
  const { section } = of;
  const typed = readMarks(section, props.typed);
  return (
    <Form>
      <Answered
        competition={competition}
        of={of}
        below={({ questionId }: Question) => {
          const question = scoredQuestions(section).find((one) => one.questionId === questionId);
          return (
            question && (
              <>
                <MarksTable marks={marked.submitted} caption="What the evaluators gave" question={question} />
                <ScoreFields question={question} typed={typed} errors={errors} />
              </>
            )
          );
        }}
      />
      {section.marking === "pass-fail" && (
        <>
          <MarksTable marks={marked.submitted} caption="What the evaluators gave" />
          <PassFields typed={typed} errors={errors} />
        </>
      )}
      <Button text="Record the consensus" preventDoubleClick />
    </Form>
  );
}

function MarkedSoFar({ competition, of, marked }: ModerationPageProps) {
  return (
    <>
      <Answered
        competition={competition}
        of={of}
        below={(question) => (
          <MarksTable marks={marked.submitted} caption="What the evaluators gave" question={question} />
        )}
      />
      <MarksTable marks={marked.submitted} caption="What the evaluators gave" />
    </>
  );
}

/** Each version of the consensus, the latest first. */
function Earlier({ of: { section }, marked: { moderations }, shut }: ModerationPageProps) {
  if (moderations.length === 0) return <></>;
  const named = moderations.toReversed().map(({ version, moderatedAt, moderatedBy, marks }) => ({
    name: `Version ${version}, ${moderatedBy.name}, ${inWords(moderatedAt)}`,
    marks,
  }));
  return (
    <Details
      open={shut !== undefined}
      summaryText={
        moderations.length === 1 ? "The consensus so far" : `${moderations.length} versions of the consensus`
      }
    >
      {section.marking === "pass-fail" ? (
        <MarksTable marks={named} caption={section.title} />
      ) : (
        scoredQuestions(section).map((question) => (
          <MarksTable marks={named} caption={question.title} question={question} />
        ))
      )}
    </Details>
  );
}
