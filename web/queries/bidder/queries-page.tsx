import type { Competition } from "../../../shared/competition/schema.ts";
import { MOST_WORDS, type QueryState, stateOfQuery } from "../../../shared/queries/rules.ts";
import type { AnswerDraft, OwnQuery } from "../../../shared/queries/schema.ts";
import { answerDeadlineInWords, queryRefusalInWords } from "../../../shared/queries/words.ts";
import { countWords } from "../../../shared/kernel/cleaned.ts";
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
import { STALE } from "../../../shared/kernel/refusal.ts";
import { referenceOf } from "../../../shared/kernel/words.ts";

const ANSWERED = "Your answer is received";

/** What the authority asked an organisation about its own response. */
export function OwnQueriesPage(props: InCompetition & { queries: readonly ListedQuery[] }) {
  const { competition, queries } = props;
  return (
    <CompetitionFrame {...props} title="Questions about your response">
      {queries.length === 0 ? (
        <p>The authority has not asked your organisation anything about its response.</p>
      ) : (
        <p>Only your organisation and those who mark your response read these questions and your answers.</p>
      )}
      {queries.toReversed().map(({ query, state, draft }) => (
        <>
          <QueryCard
            query={query}
            title={query.sectionTitle}
            state={state}
            answerHref={
              state === "waiting" ? ownQueryPath(competition.competitionId, query.queryId) : undefined
            }
          />
          {draft && <SavedDraft draft={draft} whole={false} />}
        </>
      ))}
    </CompetitionFrame>
  );
}

/** A question with what is saved of its answer, as long as it can be answered. */
type ListedQuery = {
  readonly query: OwnQuery;
  readonly state: QueryState;
  readonly draft: AnswerDraft | undefined;
};

type OwnQueryPageProps = InCompetition &
  Filled & { query: OwnQuery; draft: AnswerDraft | undefined; role: MemberRole; now: Instant };

/** One question, and the form of its answer, as long as there is time: everybody saves it, a submitter sends it. */
export function OwnQueryPage(props: OwnQueryPageProps) {
  const { competition, query, draft, role, now, typed, field, refused, Form } = props;
  const { sectionTitle, dueAt, answered } = query;
  const state = stateOfQuery(query, competition, now);
  const waiting = state === "waiting";
  const path = ownQueryPath(competition.competitionId, query.queryId);
  const above = [{ href: ownQueriesPath(competition.competitionId), text: "Questions about your response" }];
  // What is received is not what was typed here: of that nothing else is said beside.
  if (props.errors.length > 0 && answered !== undefined)
    return (
      <CompetitionFrame {...props} title="A question about your response" above={above}>
        <NotReceived answer={typed.text("answer")} />
        <p>
          <a href={path}>Read the question and the answer that stands</a>
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
      {waiting && draft && <SavedDraft draft={draft} whole={refused === STALE.code} />}
      {waiting && (
        <Form
          action={maySubmit({ role }) ? path : `${path}/draft`}
          draft
          hidden={{ seenVersion: typed.text("seenVersion") || String(draft?.version ?? 0) }}
        >
          <CharacterCount
            {...field("answer")}
            rows={12}
            maxlength={MOST_WORDS}
            countType="words"
            label={{ m: "Your answer" }}
            hint={answerDeadlineInWords(dueAt)}
          />
          <p>
            {maySubmit({ role })
              ? "You can answer once. You check your answer before you send it. What is saved is not sent."
              : "A submitter of your organisation sends the answer. You can write it and save it for them."}
          </p>
          <div class="govuk-button-group">
            {maySubmit({ role }) && <Button text="Continue" />}
            <Button
              text="Save and come back later"
              classes={maySubmit({ role }) ? "govuk-button--secondary" : ""}
              attributes={{ formaction: `${path}/draft` }}
              preventDoubleClick
            />
          </div>
        </Form>
      )}
    </CompetitionFrame>
  );
}

/** By whom and when the draft was saved; with what it says, where somebody else has typed another one. */
const SavedDraft = ({ draft, whole }: { draft: AnswerDraft; whole: boolean }) => (
  <InsetText>
    <p>
      A draft was saved by {draft.savedBy} at <When instant={draft.savedAt} />.{" "}
      <strong>It is not sent.</strong>
    </p>
    {countWords(draft.text) > MOST_WORDS && (
      <p>
        {queryRefusalInWords({ code: "answer-too-long", words: countWords(draft.text) })}. Shorten it before
        it is sent.
      </p>
    )}
    {whole && <p class="app-typed">{draft.text}</p>}
  </InsetText>
);

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
