import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import type { LotId } from "../../../shared/kernel/id.ts";
import { alphabetically } from "../../../shared/kernel/text.ts";
import type { LotCoverage } from "../../../shared/preferences/coverage.ts";
import type { SeenCoverage } from "../../../shared/preferences/reading-coverage.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { CoverageMap } from "../../charts/coverage-map.tsx";
import { Matrix, type MatrixRow } from "../../charts/matrix.tsx";
import { Movement } from "../../charts/movement.tsx";

type ByLotProps = {
  lots: readonly LotCoverage[];
  minimum: number;
  title: string;
  hrefOf: (lot: LotId) => string;
  beside: Child;
};

/** The map: how many bidders prefer each lot, each tile leading to its lot. */
export function CoverageByLot({ lots, minimum, title, hrefOf, beside }: ByLotProps) {
  return (
    <CoverageMap
      id="coverage-map"
      title={title}
      beside={beside}
      minimum={minimum}
      areas={lots.map(({ lot, bidders }) => ({
        number: lot.cpaNumber,
        name: lot.name,
        tile: lot.tile,
        count: bidders.length,
        href: hrefOf(lot.lotId),
      }))}
    />
  );
}

type MatrixProps = {
  lots: readonly LotCoverage[];
  minimum: number;
  ranked: boolean | undefined;
  supposing: string;
};

/** The matrix: who prefers which lot, in a ranked round with the place the bidder gives it. */
export function BidderMatrix({ lots, minimum, ranked, supposing }: MatrixProps) {
  return (
    <Matrix
      id="bidder-matrix"
      title={`Which bidder prefers which lot${supposing}`}
      minimum={minimum}
      columns={lots.map(({ lot }) => ({ key: lot.lotId, number: lot.cpaNumber, name: lot.name }))}
      rows={rowsOf(lots)}
      legend={
        ranked
          ? [
              { tone: 4, words: "First of the bidder’s own order" },
              { tone: 2, words: "Second or later, with its place" },
            ]
          : [{ tone: 3, words: "Prefers the lot" }]
      }
    />
  );
}

function rowsOf(lots: readonly LotCoverage[]): readonly MatrixRow[] {
  const names = new Map(
    lots.flatMap(({ bidders }) => bidders.map(({ organisationId, name }) => [organisationId, name] as const)),
  );
  return [...names]
    .toSorted(([, a], [, b]) => alphabetically(a, b))
    .map(([organisationId, name]) => ({
      name,
      cells: lots.flatMap(({ lot, bidders }) =>
        bidders
          .filter((bidder) => bidder.organisationId === organisationId)
          .map(({ rank }) => ({
            column: lot.lotId,
            value: rank === undefined ? "yes" : String(rank),
            tone: rank === undefined ? (3 as const) : rank === 1 ? (4 as const) : (2 as const),
          })),
      ),
    }));
}

type RoundMovementProps = { coverage: SeenCoverage; competition: Pick<Competition, "lots">; earlier: Round };

/** What each bidder dropped, kept and added since the round before. */
export function RoundMovement({ coverage, competition, earlier }: RoundMovementProps) {
  const named = (ids: readonly LotId[]) =>
    ids.flatMap((id) =>
      competition.lots
        .filter(({ lotId }) => lotId === id)
        .map(({ cpaNumber, name }) => `${cpaNumber} ${name}`),
    );
  return (
    <Movement
      id="movement"
      title={`How the bidders moved since ${roundInWords(earlier)}`}
      bidders={coverage.movements.map(({ name, dropped, kept, added }) => ({
        name,
        dropped: named(dropped),
        kept: named(kept),
        added: named(added),
      }))}
    />
  );
}
