import type { CompetitionTerms } from "../../shared/competition/schema.ts";
import { rulesInWords } from "../../shared/competition/words.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { Bullets } from "../govuk/part.tsx";

/** The lots of a competition with everything they are known by. */
export function Lots({ lots, lotsAre }: LotsProps) {
  const some = {
    code: lots.some(({ ndeliusCode }) => ndeliusCode !== undefined),
    prisons: lots.some(({ prisons }) => prisons.length > 0),
  };
  return (
    <>
      <h2 class="govuk-heading-m" id="lots">
        All lots
      </h2>
      {some.code && (
        <p>The nDelius code is how nDelius, the case records of the probation service, calls the area.</p>
      )}
      <CardTable
        caption="Lots, as a table"
        firstCellIsHeader={false}
        head={[
          lotsAre?.short ?? "Number",
          "Lot",
          ...(some.code ? ["nDelius code"] : []),
          ...(some.prisons ? ["Resettlement prisons"] : []),
        ]}
        rows={lots.map((lot) => [
          lot.cpaNumber,
          <>
            {lot.name}
            {lot.aliases.length > 0 && (
              <div class="govuk-hint govuk-!-margin-bottom-0">Also {lot.aliases.join("; ")}</div>
            )}
          </>,
          ...(some.code ? [lot.ndeliusCode ?? ""] : []),
          ...(some.prisons ? [lot.prisons.join(", ")] : []),
        ])}
      />
    </>
  );
}

type LotsProps = Readonly<Pick<CompetitionTerms, "lots" | "lotsAre">>;

/** Caps and the minimum of bidders, in words. */
export function AwardRules({ terms }: { terms: Pick<CompetitionTerms, "caps" | "minimumBidders"> }) {
  return (
    <>
      <h2 class="govuk-heading-m" id="rules">
        Rules of award
      </h2>
      <Bullets items={rulesInWords(terms)} />
    </>
  );
}
