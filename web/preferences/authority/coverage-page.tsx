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
import { Bullets, Part } from "../../govuk/part.tsx";
import type { StageId } from "../../../shared/kernel/id.ts";
import { Button } from "../../govuk/button.tsx";
import { Select } from "../../govuk/select.tsx";
import { Table } from "../../govuk/table.tsx";

type CoverageProps = Pick<RoundsListProps, "hrefOf" | "now"> & {
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

/** Who is supposed to withdraw; empty when nobody is. */
type WhatIfChosen = { readonly organisation: string; readonly member: string };

type WhatIfFormProps = Pick<CoverageProps, "coverage" | "chosen"> & { action: string; round: StageId };

/** Asks what would change if a bidder, or one member of consortia, withdrew. Changes nothing and records nothing. */
function WhatIfForm({ action, round, coverage, chosen }: WhatIfFormProps) {
  if (coverage.organisations.length === 0) return <></>;
  return (
    <Part id="what-if" title="What if somebody withdrew?">
      <p>This only calculates: nothing changes. A consortium falls with any one of its members.</p>
      <form method="get" action={action.split("?")[0]}>
        <input type="hidden" name="round" value={round} />
        <Select
          name="withdrawnOrganisation"
          label="Bidder"
          value={chosen.organisation}
          unchosen="Nobody"
          items={coverage.organisations.map(({ organisationId, name }) => ({
            value: organisationId,
            text: name,
          }))}
        />
        {coverage.members.length > 0 && (
          <Select
            name="withdrawnMember"
            label="Member of consortia"
            value={chosen.member}
            unchosen="Nobody"
            items={coverage.members.map((name) => ({ value: name, text: name }))}
          />
        )}
        <Button text="Show what would change" classes="govuk-button--secondary" />
      </form>
    </Part>
  );
}

/** Which lots would lose bidders, and whether they would fall under the minimum. */
function WhatIfLosses({ coverage, chosen }: { coverage: SeenCoverage; chosen: WhatIfChosen }) {
  const { whatIf } = coverage;
  if (whatIf === undefined) return <></>;
  const organisation = coverage.organisations.find(
    ({ organisationId }) => organisationId === chosen.organisation,
  );
  const who = [organisation?.name, chosen.member].filter(Boolean).join(" and ");
  const losses = coverage.lots.flatMap((before, index) => {
    const after = whatIf[index];
    return after !== undefined && after.bidders.length < before.bidders.length ? [{ before, after }] : [];
  });
  return (
    <Part id="supposed" title={`If ${who || "they"} withdrew`}>
      {losses.length === 0 ? (
        <p>None of these lots would lose a bidder.</p>
      ) : (
        <Table
          caption="Lots that would lose bidders"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={["Lot", "Bidders now", "Then"]}
          rows={losses.map(({ before, after }) => [
            lotName(before.lot),
            before.bidders.length,
            `${after.bidders.length}${after.underMinimum ? ", under the minimum" : ""}`,
          ])}
        />
      )}
      <p>The lots under the minimum, the map and the grid below show it as it would then be.</p>
    </Part>
  );
}
