import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";
import type { Difference } from "../../shared/responses/merging.ts";
import { messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Radios } from "../govuk/radios.tsx";
import { AnswerText } from "../questionnaire/answer-text.tsx";
import { QuestionField } from "../questionnaire/question-field.tsx";
import { changedMeanwhile, doneMeanwhile, type Meanwhile, nameOrYou } from "../handing-in/meanwhile.ts";
import { sectionPath } from "./paths.ts";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";
import { SaveButtons } from "../govuk/save-buttons.tsx";
import type { Typed } from "../doors/form.ts";

type ChangedMeanwhileProps = InStage & {
  section: Section;
  differences: readonly Difference[];
  /** Who saved what is there now, which is the version that the person decides on. */
  saved: Meanwhile;
  seenVersion: number;
  requestKey: string;
  /** The version as which what was typed was saved once; undefined when it never was. */
  kept: number | undefined;
  /** What was decided already, by the field that says it; nothing is before a person decides. */
  choices: Readonly<Record<string, string>>;
  /** The questions that a form decided nothing of. */
  undecided: readonly Question[];
};

/** Both answers wherever they differ, when somebody else saved the section first: the person decides one by one. */
export function ChangedMeanwhilePage(props: ChangedMeanwhileProps) {
  const { competition, section, differences, saved, seenVersion, requestKey, kept, choices, undecided } =
    props;
  const savedBy = nameOrYou(saved);
  const { competitionId } = competition;
  const [first] = differences;
  const errors = undecided.map((question) => ({
    field: whoseField(question),
    text: `${titleInShort(question)}: select which answer goes on. Nothing was saved`,
  }));
  return (
    <StagePage
      {...props}
      title={changedMeanwhile(saved, "this section")}
      back={props.path}
      errors={
        undecided.length > 0
          ? errors
          : [
              {
                field: first === undefined ? "answers" : whoseField(first.question),
                text: overtaken({ saved, kept }, section.title),
              },
            ]
      }
    >
      <p>
        {differingInWords(differences.length)} Nothing is lost: what {savedBy} saved stays in the history of
        this section.
      </p>
      <Form
        draft
        action={sectionPath(competitionId, section.sectionId)}
        hidden={{
          requestKey,
          seenVersion,
          [BOTH]: differences.map(({ question }) => question.questionId).join(" "),
        }}
        id="answers"
      >
        {differences.map((difference) => (
          <Decision
            difference={difference}
            savedBy={savedBy}
            chosen={choices[whoseField(difference.question)]}
            error={messageFor(errors, whoseField(difference.question))}
          />
        ))}
        <SaveButtons text="Save and continue" />
      </Form>
    </StagePage>
  );
}

function overtaken({ saved, kept }: Pick<ChangedMeanwhileProps, "saved" | "kept">, title: string): string {
  const done = doneMeanwhile(saved, kept === undefined ? `saved “${title}”` : "saved it again");
  return kept === undefined
    ? `${done}. What you typed is not saved yet`
    : `What you typed was saved as version ${kept} of “${title}”. ${done}. What ${nameOrYou(saved)} saved then stands`;
}

function differingInWords(count: number): string {
  if (count === 0) return "Every answer is the same as yours, so there is nothing to decide.";
  const differ = count === 1 ? "1 answer differs" : `${count} answers differ`;
  return `${differ}. Decide for each which one goes on. What you typed is in the boxes below, and you can still change it.`;
}

type DecisionProps = {
  difference: Difference;
  savedBy: string;
  chosen: string | undefined;
  error: string | undefined;
};

function Decision({ difference: { question, theirs, mine }, savedBy, chosen, error }: DecisionProps) {
  const name = whoseField(question);
  return (
    <section class="app-decision" aria-labelledby={`${name}-title`}>
      <h2 class="govuk-heading-m" id={`${name}-title`}>
        {question.title}
      </h2>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-0">Saved now, by {savedBy}</h3>
      <div class="govuk-inset-text govuk-!-margin-top-2">
        <AnswerText question={question} answer={theirs} />
      </div>
      <QuestionField question={asTyped(question)} answer={mine} strong />
      <Radios
        name={name}
        value={chosen}
        errorMessage={error}
        classes="govuk-radios--small"
        legend={{ s: "Which one goes on?" }}
        items={[
          { value: THEIRS, text: `What ${savedBy} saved` },
          { value: MINE, text: "What you typed, as it stands here" },
        ]}
      />
    </section>
  );
}

/** The question stands above both answers: its field says whose this one is. */
function asTyped({ guidance: _above, ...question }: Question): Question {
  return { ...question, title: "What you typed", required: true };
}

/** Where a form says whose answer to a question goes on after two people worked at the same time. */
const whoseField = ({ questionId }: Pick<Question, "questionId">): string => `take.${questionId}`;
const THEIRS = "theirs";
const MINE = "mine";

/** Where such a form names the questions that it shows both answers to, for each of which it must say one. */
const BOTH = "bothShown";

/** What a form says of two people's answers to a section; undefined of a form that showed only one. */
export function decisionsIn(form: Pick<Typed, "text" | "list">, { questions }: Section) {
  const [shown] = form.list(BOTH);
  if (shown === undefined) return undefined;
  const both = questions.filter(({ questionId }) => shown.split(" ").includes(questionId));
  const isDecided = (question: Question) => [THEIRS, MINE].includes(form.text(whoseField(question)));
  return {
    /** The questions whose saved answers it takes over in place of what was typed. */
    taken: questions.filter(
      (question) => !both.includes(question) || form.text(whoseField(question)) === THEIRS,
    ),
    /** Those to which nobody typed another answer. */
    unasked: questions.filter((question) => !both.includes(question)),
    undecided: both.filter((question) => !isDecided(question)),
    choices: Object.fromEntries(
      both.map((question) => [whoseField(question), form.text(whoseField(question))]),
    ),
  };
}
