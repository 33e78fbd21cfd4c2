import { stageName } from "../../../shared/competition/words.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type BidderActor, maySubmit } from "../../../shared/kernel/actor.ts";
import { earlierChoice, isUnsent, type PreferencesRefusal } from "../../../shared/preferences/rules.ts";
import type { LotChoice, PreferencesDraft, SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { lotsCounted, preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { OpenInShort } from "../../competition/open-in-short.tsx";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";
import { HistoryTable, type PastAct, StandsFirst } from "../../handing-in/what-stands.tsx";
import { LotList } from "./lot-list.tsx";
import { OwnMovement } from "./own-movement.tsx";
import { StagePage, unlessSubmitted } from "../../handing-in/stage-page.tsx";
import { type RoundProps, WhatCounts } from "./what-counts.tsx";
import { Part } from "../../govuk/part.tsx";

export type OverviewProps = RoundProps & {
  role: BidderActor["role"];
  choices: SubmittedChoices;
  draft: PreferencesDraft | undefined;
  history: readonly (PastAct & { readonly lots: LotChoice })[];
  /** Why nothing can be prepared now; undefined while the round is open. */
  shut: PreferencesRefusal | undefined;
  now: Instant;
};

/** A bidder's round at a glance: until when it is open, what stands, what is not submitted, what was done. */
export function OverviewPage(props: OverviewProps) {
  const { competition, stage, choices, draft, shut } = props;
  const earlier = earlierChoice({ competition, choices }, stage.stageId);
  const began = shut?.code !== "round-not-open";
  const submitted = choices[stage.stageId];
  const unsent = isUnsent(draft, submitted);
  return (
    <StagePage {...props} title={stageName(stage)}>
      {submitted?.lots && (
        <StandsFirst {...props} submitted={submitted} unsent={unsent} open={shut === undefined} />
      )}
      <RoundTimes {...props} />
      {began && unsent && draft && <Draft {...props} draft={draft} />}
      {began && <WhatCounts {...props} earlier={earlier} open={shut === undefined} />}
      {shut === undefined && <Actions {...props} />}
      {earlier && (
        <OwnMovement competition={competition} earlier={earlier} now={choices[stage.stageId]?.lots} />
      )}
      <HistoryTable
        {...props}
        whatOf={({ lots }) => `Submitted: ${lotsCounted(lots.length).toLowerCase()}`}
      />
    </StagePage>
  );
}

function RoundTimes({ competition, stage, shut, now }: OverviewProps) {
  if (shut === undefined)
    return (
      <InsetText>
        <p>
          Open until <When instant={stage.closesAt} />. You can change your choice as often as you like until
          then. What we receive at that instant or later does not count, and a draft does not count: only what
          you submit does.
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p>{preferencesRefusalInWords(shut)}.</p>
      {shut.code === "round-not-open" && (
        <p>
          It closes at <When instant={stage.closesAt} />.
        </p>
      )}
      {shut.code === "round-closed" && <OpenInShort competition={competition} now={now} />}
    </InsetText>
  );
}

function Draft({ competition, stage, path, draft, shut, role }: OverviewProps & { draft: PreferencesDraft }) {
  const over = shut !== undefined;
  return (
    <Part id="draft" title="Your draft">
      <WarningText
        text={
          over
            ? "This draft was not submitted. It does not count."
            : `This draft is not submitted. ${unlessSubmitted({ role })}.`
        }
      />
      <p>
        Saved by {draft.savedBy} at <When instant={draft.savedAt} />:
      </p>
      <LotList competition={competition} lots={draft.lots} ranked={stage.ranked} />
      {!over && (
        <Button
          href={`${path}/check-answers`}
          text={maySubmit({ role }) ? "Check and submit" : "Check your draft"}
        />
      )}
    </Part>
  );
}

function Actions({ stage, path, choices, draft, role }: OverviewProps) {
  const begun = draft !== undefined || choices[stage.stageId] !== undefined;
  const unsent = isUnsent(draft, choices[stage.stageId]);
  return (
    <div class="govuk-button-group">
      <Button
        href={`${path}/choose-lots`}
        text={begun ? "Change your choice of lots" : "Choose lots"}
        classes={unsent ? "govuk-button--secondary" : undefined}
      />
      {choices[stage.stageId]?.lots !== undefined && maySubmit({ role }) && (
        <a href={`${path}/withdraw`}>Withdraw what you submitted</a>
      )}
    </div>
  );
}
