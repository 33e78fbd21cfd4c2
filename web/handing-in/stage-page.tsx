import type { Stage } from "../../shared/competition/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import { type BidderActor, maySubmit } from "../../shared/kernel/actor.ts";
import type { SubmissionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type InCompetition,
} from "../competition/competition-frame.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { When } from "../govuk/when.tsx";

/** What the pages of one kind of stage call things, within a sentence. */
export type StageWords = {
  /** The stage: "the questionnaire". */
  readonly stage: string;
  /** What the organisation has of it: "your response". */
  readonly own: string;
  /** Where all of it was done: "in this round". */
  readonly here?: string;
  /** The heading of the receipt. */
  readonly submitted: string;
};

/** What stands of a stage: received when, submitted by whom. */
export type Submitted = {
  readonly submissionId: SubmissionId;
  readonly receivedAt: Instant;
  readonly by: string;
};

/** A stage in which the reader's organisation hands something in; all of that lies at `path` and below. */
export type InStage = InCompetition & {
  stage: Stage & { closesAt: Instant };
  path: string;
  words: StageWords;
};

/** Where the receipt of a submission is; below it what it is made of. */
export const receiptPath = (path: string, submission: string): string => `${path}/receipts/${submission}`;

/** Whose it is to submit a draft, for who reads it. */
export const unlessSubmitted = (reader: Pick<BidderActor, "role">): string =>
  `It will not be submitted unless ${maySubmit(reader) ? "you submit it" : "somebody who submits for your organisation does so"}`;

/** A page of what an organisation hands in: says in which stage, with the way to how it stands. */
export function StagePage({ stage, path, ...page }: InStage & CompetitionFrameProps) {
  const caption = <a href={path}>{stageName(stage)}</a>;
  return <CompetitionFrame {...page} caption={page.back === undefined ? undefined : caption} />;
}

type RefusedProps = InStage & {
  /** Why: wherever the form would have said it, here it leads to the way on. */
  errors: readonly Pick<FieldError, "text">[];
  /** What is submitted, and stays so. */
  stands?: { submissionId: SubmissionId; receivedAt: Instant } | undefined;
};

/** When something sent has no page of its own to come back to: why it was refused, and the way on. */
export function RefusedPage({ errors, stands, ...inStage }: RefusedProps) {
  const { path, words } = inStage;
  return (
    <StagePage
      {...inStage}
      title="This was not done"
      back={path}
      errors={errors.map(({ text }) => ({ field: "way-on", text }))}
    >
      <p>
        Nothing has changed
        {stands && (
          <>
            : {referenceOf(stands.submissionId)}, received at <When instant={stands.receivedAt} />, stands
          </>
        )}
        .{" "}
        <a id="way-on" href={path}>
          See how {words.own} stands now
        </a>
        .
      </p>
    </StagePage>
  );
}
