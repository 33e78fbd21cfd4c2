import type { Competition } from "../../../shared/competition/schema.ts";
import {
  earlierChoice,
  type Round,
  roundsOf,
  isUnsent,
  type PreferencesRefusal,
} from "../../../shared/preferences/rules.ts";
import type { SubmittedChoices, LotChoice, PreferencesDraft } from "../../../shared/preferences/schema.ts";
import {
  carriedInWords,
  roundInWords,
  lotsCounted,
  preferencesRefusalInWords,
} from "../../../shared/preferences/words.ts";
import { type InStage, StagePage, unlessSubmitted } from "../../handing-in/stage-page.tsx";
import { WhatStands, HistoryTable, type PastAct, StandsFirst } from "../../handing-in/what-stands.tsx";
import { LotList, lotsHeading, namesOf } from "./lot-list.tsx";
import { moved } from "../../../shared/preferences/coverage.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { Part } from "../../govuk/part.tsx";
import { stageName } from "../../../shared/competition/words.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type BidderActor, maySubmit } from "../../../shared/kernel/actor.ts";
import { OpenInShort } from "../../competition/how-it-stands.tsx";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";

/** What every page of a bidder's round is given. */
export type RoundProps = InStage & { competition: Competition; stage: Round };

type WhatCountsProps = Omit<RoundProps, "frame"> & {
  choices: SubmittedChoices;
  earlier: ReturnType<typeof earlierChoice>;
  open: boolean;
};

/** What counts for the organisation at this moment: its submission, or the choice of an earlier round, or nothing. */
function WhatCounts({ choices, earlier, open, ...page }: WhatCountsProps) {
  const { competition, stage } = page;
  const submitted = choices[stage.stageId];
  const lots = submitted?.lots;
  return (
    <WhatStands
      {...page}
      submitted={submitted && { ...submitted, withdrawn: lots === undefined }}
      open={open}
      also={
        lots && [lotsHeading(stage), <LotList competition={competition} lots={lots} ranked={stage.ranked} />]
      }
    >
      {lots === undefined && earlier && <Carried competition={competition} earlier={earlier} open={open} />}
    </WhatStands>
  );
}

type CarriedProps = Pick<WhatCountsProps, "competition" | "open"> & {
  earlier: NonNullable<WhatCountsProps["earlier"]>;
};

function Carried({ competition, earlier, open }: CarriedProps) {
  const before = roundsOf(competition).find(({ stageId }) => stageId === earlier.round);
  return (
    <>
      <p>
        {before && carriedInWords(before)}
        {open && " unless you submit something else"}:
      </p>
      <LotList competition={competition} lots={earlier.lots} ranked={before?.ranked} />
    </>
  );
}

type OwnMovementProps = {
  competition: Competition;
  earlier: NonNullable<ReturnType<typeof earlierChoice>>;
  /** What is submitted in this round; undefined when nothing is. */
  now: LotChoice | undefined;
};

/** What the organisation itself changed since the earlier round. */
function OwnMovement({ competition, earlier, now }: OwnMovementProps) {
  const before = roundsOf(competition).find(({ stageId }) => stageId === earlier.round);
  if (now === undefined || before === undefined) return <></>;
  const visible = new Set(competition.lots.map(({ lotId }) => lotId));
  const { added, kept, dropped } = moved(earlier.lots, now, visible);
  const named = (lots: LotChoice) => namesOf(competition, lots).join("; ") || "None";
  return (
    <Part id="movement" title={`What you changed since ${roundInWords(before)}`}>
      <SummaryList
        rows={[
          ["Added", named(added)],
          ["Kept", named(kept)],
          ["Dropped", named(dropped)],
        ]}
      />
    </Part>
  );
}

type OverviewProps = RoundProps & {
  role: BidderActor["role"];
  choices: SubmittedChoices;
  draft: PreferencesDraft | undefined;
  history: readonly (PastAct & { readonly lots: LotChoice })[];
  /** Why nothing can be prepared now; undefined while the round is open. */
  shut: PreferencesRefusal | undefined;
  open: boolean;
  now: Instant;
};

/** A bidder's round at a glance: until when it is open, what stands, what is not submitted, what was done. */
export function OverviewPage(props: OverviewProps) {
  const { competition, stage, choices, draft, shut, open } = props;
  const earlier = earlierChoice({ competition, choices }, stage.stageId);
  const began = shut?.code !== "round-not-open";
  const submitted = choices[stage.stageId];
  const unsent = isUnsent(draft, submitted);
  return (
    <StagePage {...props} title={stageName(stage)}>
      {submitted?.lots && <StandsFirst {...props} submitted={submitted} unsent={unsent} />}
      <RoundTimes {...props} />
      {began && unsent && draft && <Draft {...props} draft={draft} />}
      {began && <WhatCounts {...props} earlier={earlier} />}
      {open && <Actions {...props} />}
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

function Draft({ competition, stage, path, draft, open, role }: OverviewProps & { draft: PreferencesDraft }) {
  return (
    <Part id="draft" title="Your draft">
      <WarningText
        text={
          open
            ? `This draft is not submitted. ${unlessSubmitted({ role })}.`
            : "This draft was not submitted. It does not count."
        }
      />
      <p>
        Saved by {draft.savedBy} at <When instant={draft.savedAt} />:
      </p>
      <LotList competition={competition} lots={draft.lots} ranked={stage.ranked} />
      {open && (
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
