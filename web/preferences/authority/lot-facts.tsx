import type { Competition, Lot } from "../../../shared/competition/schema.ts";
import { lotName } from "../../../shared/competition/words.ts";
import type { StageId } from "../../../shared/kernel/id.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { coveragePath, lotCoveragePath } from "../paths.ts";

type LotFactsProps = {
  lot: Lot;
  competition: Pick<Competition, "minimumBidders" | "lotsAre">;
  coverage?: Pick<LotCoverage, "bidders"> | undefined;
};

/** What a lot is, and how many bidders prefer it, once that can be seen. */
export function LotFacts({ lot, competition, coverage }: LotFactsProps) {
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
export function OtherLots({ competition: { competitionId }, own, shown, round }: OtherLotsProps) {
  const others = own.filter(({ lotId }) => lotId !== shown.lotId);
  const all = coveragePath(competitionId, round);
  if (others.length === 0)
    return (
      <p>
        <a href={all}>Back to lot preferences</a>
      </p>
    );
  return (
    <section aria-labelledby="other-lots">
      <h2 class="govuk-heading-m" id="other-lots">
        Other lots
      </h2>
      <ul class="govuk-list app-columns">
        {others.map((lot) => (
          <li>
            <a href={lotCoveragePath(competitionId, lot.lotId, round)}>{lotName(lot)}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={all}>See all of them together</a>
      </p>
    </section>
  );
}
