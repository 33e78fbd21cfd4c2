import type { Competition } from "../../../shared/competition/schema.ts";
import { type earlierChoice, type Round, roundsOf } from "../../../shared/preferences/rules.ts";
import type { SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { carriedInWords } from "../../../shared/preferences/words.ts";
import type { InStage } from "../../handing-in/stage-page.tsx";
import { WhatStands } from "../../handing-in/what-stands.tsx";
import { LotList, lotsHeading } from "./lot-list.tsx";

/** What every page of a bidder's round is given. */
export type RoundProps = InStage & { competition: Competition; stage: Round };

export type WhatCountsProps = Omit<RoundProps, "frame"> & {
  choices: SubmittedChoices;
  earlier: ReturnType<typeof earlierChoice>;
  open: boolean;
};

/** What counts for the organisation at this moment: its submission, or the choice of an earlier round, or nothing. */
export function WhatCounts({ choices, earlier, open, ...page }: WhatCountsProps) {
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
