import type { Competition, Lot } from "../../../shared/competition/schema.ts";
import { lotName } from "../../../shared/competition/words.ts";
import type { Disclosure } from "../../../shared/preferences/schema.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Disclosures } from "../disclosures.tsx";

type DisclosedProps = {
  frame: Frame;
  competition: Competition;
  lot: Lot;
  disclosures: readonly Disclosure[];
};

/** For a partner: which bidders prefer one of its lots, as far as a lead has told. */
export function DisclosedPage({ frame, competition, lot, disclosures }: DisclosedProps) {
  return (
    <CompetitionFrame frame={frame} competition={competition} title={lotName(lot)}>
      <h2 class="govuk-heading-m">Bidders that prefer this lot</h2>
      <p>
        The competition lead decides whether and when partners are told. What stands here was true at the time
        beside it; bidders may change their choice in a later round.
      </p>
      <Disclosures
        competition={competition}
        disclosures={disclosures}
        none="You have not been told of any bidders for this lot."
      />
    </CompetitionFrame>
  );
}
