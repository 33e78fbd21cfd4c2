import type { Competition, Lot } from "../../../shared/competition/schema.ts";
import { lotName } from "../../../shared/competition/words.ts";
import type { Frame } from "../../govuk/page.tsx";
import { coveragePath } from "../paths.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { LotFacts, OtherLots } from "./lot-facts.tsx";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";

type UnsealedProps = Pick<RoundsListProps, "hrefOf" | "sealableAt" | "now"> & {
  frame: Frame;
  competition: Competition;
  /** The lot asked for, if one was, and those that the reader may see. */
  lot?: Lot | undefined;
  own?: readonly Lot[] | undefined;
};

/** While no round is sealed: that nobody can see anything, and when that will be. It knows nothing of any bidder. */
export function UnsealedPage(props: UnsealedProps) {
  const { competition, lot, own = [] } = props;
  const about = lot && lotName(lot);
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={competition.title}
      title={about ?? "Lot preferences"}
      above={
        about === undefined
          ? []
          : [{ href: coveragePath(competition.competitionId), text: "Lot preferences" }]
      }
    >
      <p class="govuk-body-l">No round is sealed yet.</p>
      {lot && <LotFacts lot={lot} competition={competition} />}
      <RoundsList {...props} shown={undefined} />
      {lot && <OtherLots competition={competition} own={own} shown={lot} />}
    </CompetitionFrame>
  );
}
