import { stageName, lotName } from "../../../shared/competition/words.ts";
import type { Competition, Lot } from "../../../shared/competition/schema.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { Movement } from "../../../shared/preferences/schema.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import type { Disclosure } from "../../../shared/preferences/schema.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Table } from "../../govuk/table.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { Disclosures } from "../disclosures.tsx";
import { coveragePath, disclosePath } from "../paths.ts";
import { LotFacts, OtherLots } from "./lot-facts.tsx";
import { RuledOut } from "./ruled-out.tsx";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";

type LotCoverageProps = Pick<RoundsListProps, "hrefOf" | "sealableAt" | "now"> & {
  frame: Frame;
  competition: Competition;
  round: Round;
  coverage: LotCoverage;
  /** How bidders moved since the round before, as far as it concerns this lot; none in the first round. */
  movements: readonly Movement[];
  earlier: Round | undefined;
  /** The lots that the reader may see. */
  own: readonly Lot[];
  disclosures: readonly Disclosure[];
  /** Whether this person may tell the partners of the lot. */
  mayDisclose: boolean;
};

/** One lot after a round was sealed: who prefers it, with the members of each consortium. */
export function LotCoveragePage(props: LotCoverageProps) {
  const { competition, round, coverage, movements, earlier, own, disclosures, mayDisclose } = props;
  const { lot, bidders } = coverage;
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={stageName(round)}
      title={lotName(lot)}
      above={[{ href: coveragePath(competition.competitionId), text: "Lot preferences" }]}
    >
      <RuledOut competition={competition} bidders={bidders} />
      <LotFacts lot={lot} competition={competition} coverage={coverage} />
      {bidders.length === 0 ? (
        <p>No bidder prefers this lot.</p>
      ) : (
        <BiddersTable bidders={bidders} ranked={round.ranked} />
      )}
      {earlier && <SinceRound earlier={earlier} movements={movements} />}
      {mayDisclose && (
        <Button
          href={disclosePath(competition.competitionId, lot.lotId, round.stageId)}
          text="Disclose to partners"
          classes="govuk-button--secondary"
        />
      )}
      <h2 class="govuk-heading-m">What partners were told</h2>
      <Disclosures
        competition={competition}
        disclosures={disclosures}
        none="Nothing has been disclosed of this lot."
      />
      <RoundsList {...props} shown={round.stageId} />
      <OtherLots competition={competition} own={own} shown={lot} round={round.stageId} />
    </CompetitionFrame>
  );
}

/** Who came to the lot, stayed and left since the round before. */
function SinceRound({ earlier, movements }: { earlier: Round; movements: readonly Movement[] }) {
  const named = (of: "added" | "kept" | "dropped") =>
    movements
      .filter((one) => one[of].length > 0)
      .map(({ name }) => name)
      .join(", ") || "Nobody";
  return (
    <>
      <h2 class="govuk-heading-m">Since {roundInWords(earlier)}</h2>
      <SummaryList
        rows={[
          ["New", named("added")],
          ["Stayed", named("kept")],
          ["Left", named("dropped")],
        ]}
      />
    </>
  );
}

function BiddersTable({ bidders, ranked }: Pick<LotCoverage, "bidders"> & { ranked: boolean | undefined }) {
  return (
    <Table
      caption={`${bidders.length} ${bidders.length === 1 ? "bidder prefers" : "bidders prefer"} this lot`}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={["Bidder", "Members", ...(ranked ? ["Place in the bidder’s own order"] : [])]}
      rows={bidders.map(({ name, members, rank }) => [
        name,
        members.join(", "),
        ...(ranked ? [String(rank)] : []),
      ])}
    />
  );
}
