import type { Competition, Lot } from "../../../shared/competition/schema.ts";
import { lotName, stageName } from "../../../shared/competition/words.ts";
import type { StageId } from "../../../shared/kernel/id.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { Movement } from "../../../shared/preferences/schema.ts";
import { Part, Ways } from "../../govuk/part.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { coveragePath, lotCoveragePath, disclosePath } from "../paths.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import type { Disclosure } from "../../../shared/preferences/schema.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Table } from "../../govuk/table.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { Disclosures } from "../disclosures.tsx";
import { RuledOut } from "./ruled-out.tsx";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";

type LotFactsProps = {
  lot: Lot;
  competition: Pick<Competition, "minimumBidders" | "lotsAre">;
  coverage?: Pick<LotCoverage, "bidders"> | undefined;
};

/** What a lot is, and how many bidders prefer it, once that can be seen. */
function LotFacts({ lot, competition, coverage }: LotFactsProps) {
  const { name, aliases, prisons, cpaNumber } = lot;
  const { minimumBidders: minimum, lotsAre } = competition;
  const count = coverage?.bidders.length ?? 0;
  const enough = count < minimum ? "under the minimum" : "enough";
  return (
    <SummaryList
      rows={[
        ["Area", `${name} (${lotsAre?.name ?? "Lot"} ${cpaNumber})`],
        aliases.length > 0 && ["Also called", aliases.join("; ")],
        prisons.length > 0 && ["Resettlement prisons", prisons.join(", ")],
        coverage !== undefined && [
          "Coverage",
          `${count} ${count === 1 ? "bidder" : "bidders"}: ${enough}, as a lot needs ${minimum}`,
        ],
      ]}
    />
  );
}

type OtherLotsProps = {
  competition: Competition;
  /** The lots that the reader may see. */
  own: readonly Lot[];
  shown: Lot;
  round?: StageId | undefined;
};

/** The ways to the reader's other lots, and to all of them together. */
function OtherLots({ competition: { competitionId }, own, shown, round }: OtherLotsProps) {
  const others = own.filter(({ lotId }) => lotId !== shown.lotId);
  const all = coveragePath(competitionId, round);
  if (others.length === 0)
    return (
      <p>
        <a href={all}>Back to lot preferences</a>
      </p>
    );
  return (
    <Part id="other-lots" title="Other lots">
      <Ways
        classes="app-columns"
        ways={others.map((lot) => ({
          href: lotCoveragePath(competitionId, lot.lotId, round),
          text: lotName(lot),
        }))}
      />
      <p>
        <a href={all}>See all of them together</a>
      </p>
    </Part>
  );
}

type LotCoverageProps = Pick<RoundsListProps, "hrefOf" | "now"> & {
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
    <Part title={`Since ${roundInWords(earlier)}`}>
      <SummaryList
        rows={[
          ["New", named("added")],
          ["Stayed", named("kept")],
          ["Left", named("dropped")],
        ]}
      />
    </Part>
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

type UnsealedProps = Pick<RoundsListProps, "hrefOf" | "now"> & {
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
