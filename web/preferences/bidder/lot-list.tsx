import type { Competition } from "../../../shared/competition/schema.ts";
import { lotName } from "../../../shared/competition/words.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import type { LotId } from "../../../shared/kernel/id.ts";
import { Bullets } from "../../govuk/part.tsx";

type LotListProps = {
  competition: Pick<Competition, "lots">;
  lots: readonly LotId[];
  /** Numbered, most wanted first; otherwise in the competition's order. */
  ranked: boolean | undefined;
};

/** What stands over the lots of a choice. */
export const lotsHeading = ({ ranked }: Pick<Round, "ranked">): string =>
  ranked ? "Lots, most wanted first" : "Lots";

/** The lots of a choice by name. */
export function LotList({ competition, lots, ranked }: LotListProps) {
  if (lots.length === 0) return <p>No lots</p>;
  const names = namesOf(competition, lots, ranked);
  if (names.length === 1) return <p>{names[0]}</p>;
  if (!ranked) return <Bullets items={names} />;
  return (
    <ol class="govuk-list govuk-list--number">
      {names.map((name) => (
        <li>{name}</li>
      ))}
    </ol>
  );
}

/** What the lots of a choice are called, in its order or, where the order means nothing, in the competition's. */
export function namesOf(
  { lots: all }: Pick<Competition, "lots">,
  lots: readonly LotId[],
  ranked?: boolean,
): readonly string[] {
  const order = ranked ? lots : all.map(({ lotId }) => lotId).filter((lot) => lots.includes(lot));
  return order.flatMap((lot) => all.filter(({ lotId }) => lotId === lot).map(lotName));
}
