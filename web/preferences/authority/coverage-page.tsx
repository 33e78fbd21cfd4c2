import type { Competition } from "../../../shared/competition/schema.ts";
import { lotName } from "../../../shared/competition/words.ts";
import { sentenceStart } from "../../../shared/kernel/words.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { OpenedRound, SeenCoverage } from "../../../shared/preferences/reading-coverage.ts";
import type { Frame } from "../../govuk/page.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { BidderMatrix, CoverageByLot, RoundMovement } from "./coverage-pictures.tsx";
import { lotCoveragePath } from "../paths.ts";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";
import { RuledOut } from "./ruled-out.tsx";
import { type WhatIfChosen, WhatIfForm, WhatIfLosses } from "./what-if.tsx";
import { Bullets, Part } from "../../govuk/part.tsx";

type CoverageProps = Pick<RoundsListProps, "hrefOf" | "sealableAt" | "now"> & {
  frame: Frame;
  competition: Competition;
  opened: OpenedRound;
  coverage: SeenCoverage;
  /** Whether the person sees every lot of the competition, or only their own. */
  allLots: boolean;
  chosen: WhatIfChosen;
};

/** Who prefers what after a round was sealed, for the lots that the reader may see. */
export function CoveragePage(props: CoverageProps) {
  const { competition, opened, coverage, allLots, chosen } = props;
  const { round, earlier } = opened;
  const { competitionId, minimumBidders } = competition;
  const lots = coverage.whatIf ?? coverage.lots;
  const supposing = coverage.whatIf === undefined ? "" : ", supposing that";
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={sentenceStart(roundInWords(round))}
      title="Lot preferences"
    >
      {!allLots && <p>You see the lots that you work on.</p>}
      <RuledOut competition={competition} bidders={coverage.organisations} />
      <WhatIfLosses coverage={coverage} chosen={chosen} />
      <CoverageByLot
        lots={lots}
        minimum={minimumBidders}
        title={`How many bidders prefer each lot${supposing}`}
        hrefOf={(lot) => lotCoveragePath(competitionId, lot, round.stageId)}
        beside={<UnderMinimum lots={lots} minimum={minimumBidders} />}
      />
      <BidderMatrix lots={lots} minimum={minimumBidders} ranked={round.ranked} supposing={supposing} />
      {earlier && <RoundMovement coverage={coverage} competition={competition} earlier={earlier.round} />}
      <WhatIfForm
        action={props.hrefOf(round.stageId)}
        round={round.stageId}
        coverage={coverage}
        chosen={chosen}
      />
      <RoundsList {...props} shown={round.stageId} />
    </CompetitionFrame>
  );
}

function UnderMinimum({ lots, minimum }: { lots: readonly LotCoverage[]; minimum: number }) {
  const under = lots.filter(({ underMinimum }) => underMinimum);
  const asked = `the minimum of ${minimum} ${minimum === 1 ? "bidder" : "bidders"}`;
  if (under.length === 0)
    return <InsetText text={`Every lot${lots.length === 1 ? "" : " shown here"} has ${asked} or more.`} />;
  return (
    <Part
      id="under-minimum"
      title={`${under.length} of ${lots.length} ${lots.length === 1 ? "lot is" : "lots are"} under ${asked}`}
    >
      <Bullets
        items={under.map(({ lot, bidders }) => (
          <>
            {lotName(lot)}: {bidders.length === 0 ? "no bidder" : bidders.map(({ name }) => name).join(", ")}
          </>
        ))}
      />
    </Part>
  );
}
