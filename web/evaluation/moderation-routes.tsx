import { moderatingSection } from "../../functions/evaluation/acts.ts";
import { moderableSection } from "../../shared/evaluation/marking.ts";
import { oversees, readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { mayEvaluate, scoredQuestions } from "../../shared/evaluation/rules.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import type { Marks, SubmittedMarks } from "../../shared/evaluation/schema.ts";
import { shutInWords } from "../../shared/evaluation/words.ts";
import { formOf } from "../doors/form-of.tsx";
import { type Found, ofNamed } from "../doors/page-of.tsx";
import { namedSection, refusedPage } from "./evaluation-for-routes.tsx";
import { evaluationPath, myEvaluationPath } from "./paths.ts";
import { fieldsOf, firstMark, readMarks, type TypedMarks, wholeMarks } from "./typed-marks.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import type { Filled } from "../govuk/filled.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import { Answered } from "./marking-page.tsx";
import { PassFields, ScoreFields, MarksTable } from "./marks.tsx";

/** The section of a response that the address names, for who may moderate it, or read why it cannot be. */
const namedModeration = ofNamed(namedSection, ({ evaluation, ids, of, loaded }, c) => {
  const moderable = moderableSection({ ...evaluation, submitted: loaded.submitted }, ids);
  // An auditor reads everything and sends nothing.
  if (!moderable.ok && evaluation.actor.role !== "auditor" && !READABLE.has(moderable.error.code))
    return refusedPage(c, evaluation.competition, moderable.error);
  return {
    competition: evaluation.competition,
    of,
    loaded,
    /** What the reader may see of the marks, and every version of the consensus so far, the first one first. */
    marked: readableMarks(evaluation, of.section, ids.organisationId, loaded),
    /** Why no consensus can be set now; undefined when it can. */
    shut: moderable.ok
      ? undefined
      : shutInWords(moderable.error, publishedOutcome(evaluation.competition, c.get("deps").now())),
    /** Whether the reader came from the overview of a lead, or from their own list. */
    oversees: oversees(evaluation),
  };
});

/** Reasons for which nothing can be set, and all that there is can still be read. */
const READABLE = new Set(["outcome-proposed", "competition-cancelled", "marks-outstanding", "too-few-marks"]);

/** A national lead or a moderator brings the evaluators' marks together. */
export const moderationRoutes = formOf(moderatingSection, {
  path: "/competitions/:competition/evaluation/sections/:section/responses/:organisation/moderate",
  mayLook: (actor) => mayEvaluate(actor) || oversees({ actor }),
  facts: namedModeration,
  seen: ({ loaded }) => loaded.moderations.at(-1)?.version ?? 0,
  start: ({ loaded: { moderations, submitted } }) => startingMarks(moderations.at(-1)?.marks, submitted),
  read: (form, { of }) => wholeMarks(of.section, readMarks(of.section, form)),
  refusedAt: ({ of }) => firstMark(of.section),
  page: (named, filled) => <ModerationPage {...named} {...filled} />,
  flash: "section-moderated",
  to: ({ oversees: isOverview, competition: { competitionId } }) =>
    isOverview ? evaluationPath(competitionId) : myEvaluationPath(competitionId),
});

/** What the form starts from: the consensus that stands, else the scores on which all evaluators agree. */
function startingMarks(stands: Marks | undefined, submitted: readonly SubmittedMarks[]): TypedMarks {
  if (stands !== undefined) return fieldsOf(stands);
  const [first, ...others] = submitted.map(({ marks }) => fieldsOf(marks));
  const agreed = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((other) => other[name] === value),
  );
  return Object.fromEntries(agreed);
}

type ModerationPageProps = Filled & Found<typeof namedModeration>;

/** The evaluators' marks side by side below each answer, and the consensus that a moderator sets. */
function ModerationPage(props: ModerationPageProps) {
  const { competition, of, shut } = props;
  const { competitionId } = competition;
  return (
    <CompetitionFrame
      {...props}
      title={of.response.organisation.name}
      caption={`Moderation: ${of.section.title}`}
      above={[
        props.oversees
          ? { href: evaluationPath(competitionId), text: "Evaluation" }
          : { href: myEvaluationPath(competitionId), text: "My evaluation" },
      ]}
    >
      {shut && <InsetText text={`${shut}.`} />}
      <Earlier {...props} />
      <ConsensusForm {...props} />
    </CompetitionFrame>
  );
}

/** The answers with what the evaluators gave below each, and where a consensus can be set the fields of it. */
function ConsensusForm(props: ModerationPageProps) {
  const { competition, of, marked, errors, shut, Form } = props;
  const { section } = of;
  const fields = { typed: readMarks(section, props.typed), errors };
  const given = { marks: marked.submitted, caption: "What the evaluators gave" };
  const answers = (
    <>
      <Answered
        competition={competition}
        of={of}
        below={(_question, question) =>
          question && (
            <>
              <MarksTable {...given} question={question} />
              {shut === undefined && <ScoreFields {...fields} question={question} />}
            </>
          )
        }
      />
      <MarksTable {...given} />
    </>
  );
  if (shut !== undefined) return answers;
  return (
    <Form>
      {answers}
      {section.marking === "pass-fail" && <PassFields {...fields} />}
      <Button text="Record the consensus" preventDoubleClick />
    </Form>
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
