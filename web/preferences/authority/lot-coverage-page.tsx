import { stageName, lotName } from "../../../shared/competition/words.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import type { Disclosure } from "../../../shared/preferences/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Table } from "../../govuk/table.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { Disclosures } from "../disclosures.tsx";
import { coveragePath, disclosePath } from "../paths.ts";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";

type LotCoverageProps = Pick<RoundsListProps, "hrefOf" | "sealableAt" | "now"> & {
  frame: Frame;
  competition: Competition;
  round: Round;
  coverage: LotCoverage;
  disclosures: readonly Disclosure[];
  /** Whether this person may tell the partners of the lot. */
  mayDisclose: boolean;
};

/** One lot after a round was sealed: who prefers it, with the members of each consortium. */
export function LotCoveragePage(props: LotCoverageProps) {
  const { competition, round, coverage, disclosures, mayDisclose } = props;
  const { lot, bidders, underMinimum } = coverage;
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={stageName(round)}
      title={lotName(lot)}
      above={[{ href: coveragePath(competition.competitionId), text: "Lot preferences" }]}
    >
      {underMinimum && (
        <WarningText text={`Under the minimum of ${competition.minimumBidders} bidders for a lot.`} />
      )}
      {bidders.length === 0 ? (
        <p>No bidder prefers this lot.</p>
      ) : (
        <BiddersTable bidders={bidders} ranked={round.ranked} />
      )}
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
    </CompetitionFrame>
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
