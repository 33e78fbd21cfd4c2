import { lotName, stageName } from "../../../shared/competition/words.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { Textarea } from "../../govuk/textarea.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { BidderNames } from "../disclosures.tsx";
import { coveragePath, lotCoveragePath } from "../paths.ts";

type DiscloseProps = Pick<Filled, "frame" | "errors" | "field" | "Form"> & {
  competition: Competition;
  round: Round;
  coverage: LotCoverage;
};

/** Shows a lead exactly what the partners of a lot will be told, and asks why. */
export function DisclosePage(props: DiscloseProps) {
  const { competition, round, coverage, field, Form } = props;
  const { lot, bidders } = coverage;
  const lotPath = lotCoveragePath(competition.competitionId, lot.lotId);
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={`${lotName(lot)}: ${stageName(round)}`}
      title="Propose to disclose the bidders of this lot to its partners"
      above={[
        { href: coveragePath(competition.competitionId), text: "Lot preferences" },
        { href: `${lotPath}?round=${round.stageId}`, text: lotName(lot) },
      ]}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <p>Once another person has confirmed it, the partners of this lot will read:</p>
          <BidderNames bidders={bidders} />
          <p>They do not read in which place a bidder puts the lot, nor your reason.</p>
          <WarningText text="A disclosure cannot be taken back. It stands in the audit log with both names and your reason." />
          <Form hidden={{ round: round.stageId }}>
            <Textarea
              {...field("reason")}
              label={{ m: "Why do the partners need to know?" }}
              hint="Up to 2,000 characters. For the second person and the audit log."
            />
            <Button text="Propose to disclose" preventDoubleClick />
          </Form>
        </div>
      </div>
    </CompetitionFrame>
  );
}
