import { stageName } from "../../../shared/competition/words.ts";
import type { Stage } from "../../../shared/competition/schema.ts";
import { type BidderActor, maySubmit } from "../../../shared/kernel/actor.ts";
import { earlierChoice, isUnsent, type PreferencesRefusal } from "../../../shared/preferences/rules.ts";
import type { PreferencesDraft, SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";
import { HistoryTable, type PastAct } from "./history-table.tsx";
import { LotList } from "./lot-list.tsx";
import { OwnMovement } from "./own-movement.tsx";
import { roundPath } from "../paths.ts";
import { RoundPage, type RoundProps } from "./round-page.tsx";
import { WhatStands } from "./what-stands.tsx";

export type OverviewProps = RoundProps & {
  role: BidderActor["role"];
  choices: SubmittedChoices;
  draft: PreferencesDraft | undefined;
  history: readonly PastAct[];
  /** Why nothing can be prepared now; undefined while the round is open. */
  shut: PreferencesRefusal | undefined;
  /** The first stage that opens after now. */
  next: Stage | undefined;
};

/** A bidder's round at a glance: until when it is open, what stands, what is not submitted, what was done. */
export function OverviewPage(props: OverviewProps) {
  const { frame, competition, round, choices, draft, history, shut } = props;
  const earlier = earlierChoice(competition, choices, round.stageId);
  const began = shut?.code !== "round-not-open";
  return (
    <RoundPage frame={frame} competition={competition} round={round} title={stageName(round)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <RoundTimes {...props} />
          {began && isUnsent(draft, choices[round.stageId]) && draft && <Draft {...props} draft={draft} />}
          {began && <WhatStands {...props} earlier={earlier} />}
          {shut === undefined && <Actions {...props} />}
          {earlier && (
            <OwnMovement competition={competition} earlier={earlier} now={choices[round.stageId]?.lots} />
          )}
          <HistoryTable competition={competition} round={round} history={history} />
        </div>
      </div>
    </RoundPage>
  );
}

function RoundTimes({ round, shut, next }: OverviewProps) {
  if (shut === undefined)
    return (
      <InsetText>
        <p class="govuk-body">
          Open until <When instant={round.closesAt} />. You can change your choice as often as you like until
          then. What we receive at that instant or later does not count, and a draft does not count: only what
          you submit does.
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p class="govuk-body">{preferencesRefusalInWords(shut)}.</p>
      {shut.code === "round-not-open" && (
        <p class="govuk-body">
          It closes at <When instant={round.closesAt} />.
        </p>
      )}
      {next && shut.code === "round-closed" && (
        <p class="govuk-body">
          What comes next: {stageName(next)}, <When instant={next.opensAt} />.
        </p>
      )}
    </InsetText>
  );
}

function Draft({ competition, round, draft, shut, role }: OverviewProps & { draft: PreferencesDraft }) {
  const over = shut !== undefined;
  return (
    <section aria-labelledby="draft">
      <h2 class="govuk-heading-m" id="draft">
        Your draft
      </h2>
      <WarningText
        text={
          over
            ? "This draft was not submitted. It does not count."
            : "This draft is not submitted. It will not be submitted unless you submit it."
        }
      />
      <p class="govuk-body">
        Saved by {draft.savedBy} at <When instant={draft.savedAt} />:
      </p>
      <LotList competition={competition} lots={draft.lots} ranked={round.ranked} />
      {!over && (
        <Button
          href={`${roundPath(competition.competitionId, round.stageId)}/check-answers`}
          text={maySubmit({ role }) ? "Check and submit" : "Check your draft"}
        />
      )}
    </section>
  );
}

function Actions({ competition, round, choices, draft, role }: OverviewProps) {
  const path = roundPath(competition.competitionId, round.stageId);
  const begun = draft !== undefined || choices[round.stageId] !== undefined;
  const unsent = isUnsent(draft, choices[round.stageId]);
  return (
    <div class="govuk-button-group">
      <Button
        href={`${path}/choose-lots`}
        text={begun ? "Change your choice of lots" : "Choose lots"}
        classes={unsent ? "govuk-button--secondary" : undefined}
      />
      {choices[round.stageId]?.lots !== undefined && maySubmit({ role }) && (
        <a class="govuk-link" href={`${path}/withdraw`}>
          Withdraw what you submitted
        </a>
      )}
    </div>
  );
}
