import { lotName } from "../../../shared/competition/words.ts";
import type { LotId } from "../../../shared/kernel/id.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { SaveButtons } from "../../govuk/save-buttons.tsx";
import { TileMap } from "../../charts/tile-map.tsx";
import { Checkboxes } from "../../govuk/checkboxes.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { StagePage } from "../../handing-in/stage-page.tsx";
import type { RoundProps } from "./overview-page.tsx";
import type { Lot } from "../../../shared/competition/schema.ts";
import { MOVES, type Move, moveLot } from "../../../shared/preferences/choice.ts";

/** What a form of the journey is shown with, first and again after a refusal. */
export type StepProps = RoundProps & {
  /** The choice as typed, or as the person starts from. */
  lots: readonly string[];
  /** The earlier round whose choice they start from, if they do. */
  from?: Round | undefined;
  seenVersion: string;
  requestKey: string;
  errors?: readonly FieldError[] | undefined;
};

/** Where a bidder ticks the lots it wants. The map shows what was chosen when the page was opened. */
export function ChooseLotsPage(props: StepProps) {
  const { competition, stage, path, lots, from, seenVersion, requestKey, errors = [] } = props;
  return (
    <StagePage {...props} title="Which lots do you want?" back={path} width="wide">
      {from && (
        <p>
          We have ticked what you chose in {roundInWords(from)}. It stands unless you submit something else.
        </p>
      )}
      <Form draft action={`${path}/choose-lots`} hidden={{ requestKey, seenVersion }}>
        {lots.map((lot) => (
          <input type="hidden" name="order" value={lot} />
        ))}
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-one-half">
            <Checkboxes
              name="lots"
              classes="govuk-checkboxes--small"
              values={lots}
              legend={{ m: "Lots" }}
              hint={
                stage.ranked
                  ? "Choose as many as you like. You put them in order on the next page."
                  : "Choose as many as you like. Their order does not matter."
              }
              errorMessage={messageFor(errors, "lots")}
              items={competition.lots.map((lot) => ({
                value: lot.lotId,
                text: lotName(lot),
                hint: lot.aliases.length > 0 ? `Also: ${lot.aliases.join("; ")}` : undefined,
              }))}
            />
            <SaveButtons text="Continue" />
          </div>
          <div class="govuk-grid-column-one-half">
            <ChosenMap {...props} />
          </div>
        </div>
      </Form>
    </StagePage>
  );
}

function ChosenMap({ competition, stage, lots }: StepProps) {
  const place = (lot: LotId) => lots.indexOf(lot) + 1;
  return (
    <TileMap
      id="chosen"
      title="Your choice as it is saved"
      valueHeading={stage.ranked ? "Place" : "Chosen"}
      legend={[
        { tone: 3, words: stage.ranked ? "Chosen, with its place in your order" : "Chosen" },
        { tone: 0, words: "Not chosen" },
      ]}
      areas={competition.lots.map(({ lotId, cpaNumber, name, tile }) => ({
        number: cpaNumber,
        name,
        tile,
        value: place(lotId) === 0 ? "" : stage.ranked ? String(place(lotId)) : "yes",
        meaning: place(lotId) === 0 ? "not chosen" : stage.ranked ? "in your order" : "",
        tone: place(lotId) === 0 ? 0 : 3,
      }))}
    />
  );
}

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
