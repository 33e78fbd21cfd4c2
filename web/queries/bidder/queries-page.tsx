import type { Competition } from "../../../shared/competition/schema.ts";
import { MOST_WORDS, stateOfQuery } from "../../../shared/queries/rules.ts";
import type { OwnQuery } from "../../../shared/queries/schema.ts";
import { answerDeadlineInWords } from "../../../shared/queries/words.ts";
import { type MemberRole, maySubmit } from "../../../shared/kernel/actor.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { CompetitionFrame, type InCompetition } from "../../competition/competition-frame.tsx";
import { Button } from "../../govuk/button.tsx";
import { CharacterCount } from "../../govuk/character-count.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Checked } from "../../notices/checked.tsx";
import { QueryCard } from "../query-card.tsx";
import { ownQueryPath, ownQueriesPath } from "../paths.ts";
import { Part } from "../../govuk/part.tsx";
import { Panel } from "../../govuk/panel.tsx";
import { When } from "../../govuk/when.tsx";
import { referenceOf } from "../../../shared/kernel/words.ts";

const ANSWERED = "Your answer is received";

type Shown = InCompetition & { now: Instant };

/** What the authority asked an organisation about its own response. */
export function OwnQueriesPage(props: Shown & { queries: readonly OwnQuery[] }) {
  const { competition, queries, now } = props;
  return (
    <CompetitionFrame {...props} title="Questions about your response">
      {queries.length === 0 ? (
        <p>The authority has not asked your organisation anything about its response.</p>
      ) : (
        <p>Only your organisation and those who mark your response read these questions and your answers.</p>
      )}
      {queries.toReversed().map((query) => (
        <QueryCard
          query={query}
          title={query.sectionTitle}
          state={stateOfQuery(query, competition, now)}
          answerHref={
            stateOfQuery(query, competition, now) === "waiting"
              ? ownQueryPath(competition.competitionId, query.queryId)
              : undefined
          }
        />
      ))}
    </CompetitionFrame>
  );
}

type OwnQueryPageProps = Shown & Filled & { query: OwnQuery; role: MemberRole };

/** One question, and the form of its answer for a submitter, as long as there is time. */
export function OwnQueryPage(props: OwnQueryPageProps) {
  const { competition, query, role, now, typed, field, Form } = props;
  const { sectionTitle, dueAt, answered } = query;
  const state = stateOfQuery(query, competition, now);
  const waiting = state === "waiting";
  const above = [{ href: ownQueriesPath(competition.competitionId), text: "Questions about your response" }];
  // What is received is not what was typed here: of that nothing else is said beside.
  if (props.errors.length > 0 && answered !== undefined)
    return (
      <CompetitionFrame {...props} title="A question about your response" above={above}>
        <NotReceived answer={typed.text("answer")} />
        <p>
          <a href={ownQueryPath(competition.competitionId, query.queryId)}>
            Read the question and the answer that stands
          </a>
        </p>
      </CompetitionFrame>
    );
  return (
    <CompetitionFrame
      {...props}
      title={answered ? ANSWERED : "A question about your response"}
      above={above}
      panel={
        answered && (
          <Panel titleText={ANSWERED}>
            Your reference
            <br />
            <strong>{referenceOf(query.queryId)}</strong>
          </Panel>
        )
      }
    >
      {answered && (
        <p>
          We received it in “{competition.title}” at <When instant={answered.at} /> from {answered.by}, in
          time. It is final. Print this page to keep a copy of the question and what was sent.
        </p>
      )}
      <QueryCard query={query} title={sectionTitle} state={state} />
      {!waiting && typed.text("answer") !== "" && <NotReceived answer={typed.text("answer")} />}
      {waiting && !maySubmit({ role }) && (
        <InsetText text="A submitter of your organisation can answer this." />
      )}
      {waiting && maySubmit({ role }) && (
        <Form>
          <CharacterCount
            {...field("answer")}
            rows={12}
            maxlength={MOST_WORDS}
            countType="words"
            label={{ m: "Your answer" }}
            hint={answerDeadlineInWords(dueAt)}
          />
          <p>
            You can answer once. You check your answer before you send it. Nothing is kept here before that:
            write a long answer where you can save it, and paste it here.
          </p>
          <Button text="Continue" />
        </Form>
      )}
    </CompetitionFrame>
  );
}

/** An answer as it would be sent, for good. */
export function CheckAnswerPage(
  props: Checking & Omit<OwnQueryPageProps, "competition"> & { competition: Competition },
) {
  const { competition, query, typed } = props;
  return (
    <CompetitionFrame
      {...props}
      title="Check your answer"
      above={[{ href: ownQueriesPath(competition.competitionId), text: "Questions about your response" }]}
    >
      <Checked
        {...props}
        rows={[
          ["About", query.sectionTitle],
          ["Question", { text: query.question, classes: "app-typed" }],
          ["Your answer", { text: typed.text("answer"), classes: "app-typed" }],
        ]}
        button="Send the answer"
      >
        <p>{answerDeadlineInWords(query.dueAt)}</p>
      </Checked>
    </CompetitionFrame>
  );
}

/** What was typed and came too late is not lost to whoever typed it. */
function NotReceived({ answer }: { answer: string }) {
  return (
    <Part title="What you typed, which does not count">
      <p class="app-typed" id="answer" tabindex={-1}>
        {answer}
      </p>
    </Part>
  );
}
