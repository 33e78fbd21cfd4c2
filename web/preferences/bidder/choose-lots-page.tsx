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
import type { RoundProps } from "./what-counts.tsx";

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
              fieldset={{
                legend: { m: "Lots" },
              }}
              hint={{
                text: stage.ranked
                  ? "Choose as many as you like. You put them in order on the next page."
                  : "Choose as many as you like. Their order does not matter.",
              }}
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
