import { lotName } from "../../../shared/competition/words.ts";
import type { Lot } from "../../../shared/competition/schema.ts";
import { MOVES, type Move, moveLot } from "../../../shared/preferences/choice.ts";
import { Form } from "../../govuk/form.tsx";
import type { StepProps } from "./choose-lots-page.tsx";
import { StagePage } from "../../handing-in/stage-page.tsx";
import { SaveButtons } from "../../govuk/save-buttons.tsx";

const moveWords = { top: "Move to the top", up: "Move up", down: "Move down" } as const satisfies Record<
  Move,
  string
>;

/** The id of a button that moves a lot, so that the page can come back to it. */
export const moveId = (lot: string, move: Move): string => `${lot}-${move}`;

/** Where a bidder puts its lots in order. Every move is saved at once, so nothing is lost between them. */
export function RankLotsPage(props: StepProps) {
  const { competition, path, lots, seenVersion, requestKey } = props;
  const chosen = lots.flatMap((id) => competition.lots.filter(({ lotId }) => lotId === id));
  return (
    <StagePage {...props} title="Put your lots in order" back={`${path}/choose-lots`}>
      <p>The lot you want most stands first. Each move is saved in your draft.</p>
      <Form draft action={`${path}/rank-lots`} hidden={{ requestKey, seenVersion }}>
        {lots.map((lot) => (
          <input type="hidden" name="lots" value={lot} />
        ))}
        <ol class="app-ranking" id="lots">
          {chosen.map((lot, index) => (
            <RankedLot lot={lot} lots={lots} rank={index + 1} />
          ))}
        </ol>
        <SaveButtons text="Continue" />
      </Form>
    </StagePage>
  );
}

function RankedLot({ lot, lots, rank }: { lot: Lot; lots: readonly string[]; rank: number }) {
  const moves = MOVES.filter((move) => moveLot(lots, lot.lotId, move) !== lots).filter(
    (move) => move !== "top" || rank > 2,
  );
  return (
    <li class="app-ranking__lot">
      <span class="app-ranking__place">
        {rank}
        <span class="govuk-visually-hidden">.</span>
      </span>
      <span class="app-ranking__name">{lotName(lot)}</span>
      <span class="app-ranking__moves">
        {moves.map((move) => (
          <button
            type="submit"
            class="app-link-button"
            name="move"
            value={`${move} ${lot.lotId}`}
            id={moveId(lot.lotId, move)}
          >
            {moveWords[move]}
            <span class="govuk-visually-hidden">
              : {lotName(lot)}, now number {rank} of {lots.length}
            </span>
          </button>
        ))}
      </span>
    </li>
  );
}
