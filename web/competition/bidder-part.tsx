import { inOrder, type ParticipantsView, stateOf } from "../../shared/competition/dashboard.ts";
import type { Stage } from "../../shared/competition/schema.ts";
import { stageName, stageStateNames } from "../../shared/competition/words.ts";
import { dayInWords, type Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { StageTime } from "./at.tsx";
import { competitionPath } from "./page.tsx";

type BidderPartProps = {
  competition: ParticipantsView;
  /** When the organisation pre-qualified; undefined while it has not. */
  prequalifiedSince: Instant | undefined;
  now: Instant;
};

/** Whether the organisation has pre-qualified, and the way to its preference rounds if it has. */
export function BidderPart({ competition, prequalifiedSince, now }: BidderPartProps) {
  if (prequalifiedSince === undefined)
    return (
      <InsetText>
        Your organisation has not pre-qualified in this competition
        {publishedOutcome(competition, now) === undefined && " yet"}. Lot preferences, the data room and
        tenders are for organisations that have.
      </InsetText>
    );
  const rounds = inOrder(competition.stages).filter(({ kind }) => kind === "lot-preferences");
  return (
    <>
      <InsetText>Your organisation pre-qualified on {dayInWords(prequalifiedSince)}.</InsetText>
      {rounds.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Your lot preferences</h2>
          <SummaryList rows={rounds.map((round) => roundRow(competition, round, now))} />
        </>
      )}
    </>
  );
}

function roundRow(competition: ParticipantsView, round: Stage, now: Instant) {
  const state = stateOf(round, competition, now);
  const words = { open: "Choose lots", closed: "See your choice", stopped: "See your choice" };
  const text = state === "open" || state === "closed" || state === "stopped" ? words[state] : undefined;
  const href = `${competitionPath("/bidder", competition)}/preferences/${round.stageId}`;
  return {
    key: { text: stageName(round) },
    value: {
      html: (
        <>
          {stageStateNames[state]}
          {state === "ahead" && (
            <>
              , opens <StageTime competition={competition} stage={round} of="opensAt" />
            </>
          )}
          {state === "open" && round.closesAt && (
            <>
              , closes <StageTime competition={competition} stage={round} of="closesAt" />
            </>
          )}
        </>
      ),
    },
    actions: {
      items: text === undefined ? [] : [{ href, text, visuallyHiddenText: `in ${stageName(round)}` }],
    },
  };
}
