import type { Competition } from "../../../shared/competition/schema.ts";
import { moved } from "../../../shared/preferences/coverage.ts";
import { type earlierChoice, roundsOf } from "../../../shared/preferences/rules.ts";
import type { LotChoice } from "../../../shared/preferences/schema.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { namesOf } from "./lot-list.tsx";
import { Part } from "../../govuk/part.tsx";

type OwnMovementProps = {
  competition: Competition;
  earlier: NonNullable<ReturnType<typeof earlierChoice>>;
  /** What is submitted in this round; undefined when nothing is. */
  now: LotChoice | undefined;
};

/** What the organisation itself changed since the earlier round. */
export function OwnMovement({ competition, earlier, now }: OwnMovementProps) {
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
