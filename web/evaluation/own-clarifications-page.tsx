import { MOST_WORDS, stateOfClarification } from "../../shared/evaluation/clarification-rules.ts";
import type { OwnClarification } from "../../shared/evaluation/clarification-schema.ts";
import { answerDeadlineInWords } from "../../shared/evaluation/clarification-words.ts";
import { type MemberRole, maySubmit } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { CompetitionFrame, type Place } from "../competition/competition-frame.tsx";
import { Button } from "../govuk/button.tsx";
import { CharacterCount } from "../govuk/character-count.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { TimeOutNote } from "../govuk/time-out.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { ClarificationCard } from "./clarification-card.tsx";
import { ownClarificationPath, ownClarificationsPath } from "./clarification-paths.ts";

type Shown = Place & { now: Instant };

/** What the authority asked an organisation about its own response. */
export function OwnClarificationsPage(props: Shown & { clarifications: readonly OwnClarification[] }) {
  const { competition, clarifications, now } = props;
  return (
    <CompetitionFrame {...props} title="Questions about your response">
      {clarifications.length === 0 ? (
        <p class="govuk-body">The authority has not asked your organisation anything about its response.</p>
      ) : (
        <p class="govuk-body">
          Only your organisation and those who mark your response read these questions and your answers.
        </p>
      )}
      {clarifications.toReversed().map((clarification) => (
        <ClarificationCard
          clarification={clarification}
          title={clarification.sectionTitle}
          state={stateOfClarification(clarification, now)}
          answerHref={
            stateOfClarification(clarification, now) === "waiting"
              ? ownClarificationPath(competition.competitionId, clarification.clarificationId)
              : undefined
          }
        />
      ))}
    </CompetitionFrame>
  );
}

type OwnClarificationPageProps = Shown & {
  clarification: OwnClarification;
  role: MemberRole;
  /** What was typed. */
  answer: string;
  requestKey: string;
  errors: readonly FieldError[];
};

/** One question, and the form of its answer for a submitter, as long as there is time. */
export function OwnClarificationPage(props: OwnClarificationPageProps) {
  const { frame, competition, clarification, role, answer, requestKey, errors, now } = props;
  const { competitionId } = competition;
  const { clarificationId, sectionTitle, dueAt } = clarification;
  const state = stateOfClarification(clarification, now);
  const waiting = state === "waiting";
  return (
    <CompetitionFrame
      {...props}
      title="A question about your response"
      above={[{ href: ownClarificationsPath(competitionId), text: "Questions about your response" }]}
    >
      <ClarificationCard clarification={clarification} title={sectionTitle} state={state} />
      {!waiting && answer !== "" && <NotReceived answer={answer} />}
      {waiting && !maySubmit({ role }) && (
        <InsetText text="A submitter of your organisation can answer this." />
      )}
      {waiting && maySubmit({ role }) && (
        <Form action={ownClarificationPath(competitionId, clarificationId)} hidden={{ requestKey }}>
          <CharacterCount
            name="answer"
            value={answer}
            rows={12}
            maxlength={MOST_WORDS}
            countType="words"
            label={{ text: "Your answer", classes: "govuk-label--m" }}
            hint={{ text: answerDeadlineInWords(dueAt) }}
            errorMessage={messageFor(errors, "answer")}
          />
          <WarningText text="You can answer once. What you send is final." />
          <Button text="Send the answer" preventDoubleClick />
          {frame.session && <TimeOutNote session={frame.session} />}
        </Form>
      )}
    </CompetitionFrame>
  );
}

/** What was typed and came too late is not lost to whoever typed it. */
function NotReceived({ answer }: { answer: string }) {
  return (
    <>
      <h2 class="govuk-heading-m">What you typed, which does not count</h2>
      <p class="govuk-body app-typed" id="answer" tabindex={-1}>
        {answer}
      </p>
    </>
  );
}
