import { type ParticipantsView, stateOf } from "../../shared/competition/dashboard.ts";
import { stageName, stageStateNames } from "../../shared/competition/words.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import type { OwnQuery } from "../../shared/queries/schema.ts";
import { queriesCounted } from "../../shared/queries/words.ts";
import { passInWords } from "../../shared/evaluation/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { OwnOutcome } from "../../shared/outcomes/schema.ts";
import type { FrozenQuestionnaire } from "../../shared/questionnaire/schema.ts";
import type { PqqStage } from "../../shared/responses/rules.ts";
import type { ResponseDraft, SubmittedResponse } from "../../shared/responses/schema.ts";
import { progressInWords } from "../../shared/responses/words.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { pqqPath } from "../responses/paths.ts";
import { StageTime } from "./at.tsx";
import { competitionPath } from "./page.tsx";

type PqqPartProps = {
  competition: ParticipantsView;
  /** The organisation's own response, as far as there is one. */
  response: {
    readonly stage: PqqStage;
    readonly frozen: FrozenQuestionnaire | undefined;
    readonly draft: ResponseDraft | undefined;
    readonly submitted: SubmittedResponse | undefined;
  };
  /** What the authority asked about it. */
  questions: readonly OwnQuery[];
  /** How it came out, once that is published. */
  outcome: OwnOutcome | undefined;
  now: Instant;
};

/** The way to the organisation's response, with how far it is and what has become of it. */
export function PqqPart({ competition, response, questions, outcome, now }: PqqPartProps) {
  const home = competitionPath("/bidder", competition);
  const { stage, frozen, draft, submitted } = response;
  const state = stateOf(stage, competition, now);
  const text = state === "open" ? "Answer the questionnaire" : "See your response";
  const way = { href: pqqPath(competition.competitionId), text, visuallyHiddenText: "of the PQQ" };
  const times = { ahead: ["opens", "opensAt"], open: ["closes", "closesAt"] } as const;
  const [verb, of] = state === "ahead" || state === "open" ? times[state] : [];
  return (
    <>
      <h2 class="govuk-heading-m">Your pre-qualification</h2>
      <SummaryList
        rows={[
          {
            key: { text: stageName(stage) },
            value: {
              html: (
                <>
                  {stageStateNames[state]}
                  {of && (
                    <>
                      , {verb} <StageTime competition={competition} stage={stage} of={of} />
                    </>
                  )}
                </>
              ),
            },
            actions: { items: state === "ahead" || state === "called-off" ? [] : [way] },
          },
          frozen && {
            key: { text: "Your response" },
            value: { text: progressInWords(frozen.questionnaire, draft, submitted) },
          },
          questions.length > 0 && {
            key: { text: "Questions about your response" },
            value: { text: queriesCounted(questions.map((one) => stateOfQuery(one, now))) },
            actions: {
              items: [
                {
                  href: `${home}/queries`,
                  text: "Read",
                  visuallyHiddenText: "the questions and answers",
                },
              ],
            },
          },
          outcome && {
            key: { text: "Outcome" },
            value: { text: passInWords(outcome.passes) },
            actions: {
              items: [
                {
                  href: `${home}/outcome`,
                  text: "See scores and reasons",
                  visuallyHiddenText: "of the outcome",
                },
              ],
            },
          },
        ]}
      />
    </>
  );
}
