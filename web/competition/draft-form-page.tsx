import type { CompetitionDraft } from "../../shared/competition/draft-schema.ts";
import { MOST_LOTS, MOST_STAGES, StageKind } from "../../shared/competition/schema.ts";
import { stageKindNames } from "../../shared/competition/words.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Fieldset } from "../govuk/fieldset.tsx";
import { Input } from "../govuk/input.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { Form, useDayExample } from "../govuk/form.tsx";
import { TimeFields } from "../govuk/time-fields.tsx";
import { DRAFTS_PATH, DraftFrame, draftPath } from "./drafts-pages.tsx";
import {
  hasCodes,
  RANKED,
  rowField,
  rowTime,
  type TypedCompetition,
  type TypedStage,
} from "./typed-competition.ts";
import { Part } from "../govuk/part.tsx";

type DraftFormProps = {
  frame: Frame;
  /** The draft that is changed; undefined while one is begun. */
  draft: CompetitionDraft | undefined;
  hidden: Readonly<Record<string, string>>;
  typed: TypedCompetition;
  errors: readonly FieldError[];
};

/** A national lead prepares a competition with lots, stages and rules of its own. */
export function DraftFormPage({ frame, draft, hidden, typed, errors }: DraftFormProps) {
  const coded = draft !== undefined && hasCodes(draft.lots);
  return (
    <DraftFrame
      frame={frame}
      title={draft === undefined ? "Prepare a competition by hand" : "Change the draft"}
      draft={draft}
      errors={errors}
    >
      <p>
        Nobody outside the authority sees a draft. It is kept unfinished too: what is wrong with it has to be
        put right before it is published.
      </p>
      <Form
        action={draft === undefined ? `${DRAFTS_PATH}/by-hand` : `${draftPath(draft)}/edit`}
        hidden={hidden}
      >
        <Input
          name="title"
          value={typed.title}
          label={{ m: "Title" }}
          errorMessage={messageFor(errors, "title")}
        />
        <Textarea
          name="lots"
          value={typed.lots}
          rows={10}
          spellcheck={false}
          label={{ m: "Lots" }}
          hint={`One on each line, number and name${coded ? " and code" : ""}: typed with “;” between them, or pasted from a spreadsheet. For example, 20; London${coded ? "; C17" : ""}. Up to ${MOST_LOTS} lots`}
          errorMessage={messageFor(errors, "lots")}
        />
        <Rules typed={typed} errors={errors} />
        <Stages stages={typed.stages} errors={errors} />
        <div class="govuk-button-group">
          <Button text="Save and check" preventDoubleClick />
          <Button
            text="Save and come back later"
            classes="govuk-button--secondary"
            name="later"
            value="yes"
            preventDoubleClick
          />
          {typed.stages.length < MOST_STAGES && (
            <Button
              text="Add five more stages"
              classes="govuk-button--secondary"
              name="more"
              value="stages"
            />
          )}
        </div>
      </Form>
    </DraftFrame>
  );
}

function Stages({ stages, errors }: { stages: readonly TypedStage[]; errors: readonly FieldError[] }) {
  return (
    <Part title="Stages">
      <p>
        Times are London times: a day like {useDayExample("future")}, and a time like 5pm, 17:30 or 12 noon.
        Midnight is the start of the day. A stage without a closing time is a single moment. Number the stages
        of one kind when there are several. Stages left empty do not count.
      </p>
      {stages.map((stage, index) => (
        <StageRow stage={stage} row={index + 1} errors={errors} />
      ))}
    </Part>
  );
}

const kinds = StageKind.options.flatMap((kind) => {
  const item = { value: kind, text: stageKindNames[kind] };
  return kind === "lot-preferences" ? [item, { value: RANKED, text: `${item.text}, ranked` }] : [item];
});

function StageRow({ stage, row, errors }: { stage: TypedStage; row: number; errors: readonly FieldError[] }) {
  const field = (column: "kind" | "number") => ({
    id: rowField(row, column),
    name: `stage-${column}`,
    value: stage[column],
    errorMessage: messageFor(errors, rowField(row, column)),
  });
  const time = (column: "opens" | "closes") => {
    const [id, timeId] = rowTime(row, column);
    return { id, timeId, value: stage[column], errors, nested: true, explained: false };
  };
  return (
    <Fieldset legend={{ m: `Stage ${row}` }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Select
            {...field("kind")}
            label={{ s: "What it is" }}
            classes="govuk-!-width-full"
            unchosen="Choose a kind"
            items={kinds}
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <Input
            {...field("number")}
            label={{ s: "Number" }}
            classes="govuk-input--width-2"
            inputmode="numeric"
          />
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <TimeFields
            {...time("opens")}
            dayLegend="Day it opens or happens"
            timeLabel="Time it opens or happens"
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <TimeFields {...time("closes")} dayLegend="Day it closes" timeLabel="Time it closes" />
        </div>
      </div>
    </Fieldset>
  );
}

function Rules({ typed, errors }: Pick<DraftFormProps, "typed" | "errors">) {
  const field = (name: "minimumBidders" | "marketSharePercent" | "fundingPercent" | "fundingMultiple") => ({
    name,
    value: typed[name],
    classes: "govuk-input--width-3",
    inputmode: "numeric" as const,
    errorMessage: messageFor(errors, name),
  });
  return (
    <Part title="Rules">
      <Input {...field("minimumBidders")} label="Bidders that each lot needs at least" />
      <Input
        {...field("marketSharePercent")}
        label="Share of the total annual value that one consortium can win at most"
        suffix="%"
      />
      <Input
        {...field("fundingPercent")}
        label="Funding that a bidder shows, as a share of a lot’s annual value"
        suffix="%"
      />
      <Input
        {...field("fundingMultiple")}
        label="A bidder is awarded at most this many times the funding that it showed"
        suffix="times"
      />
    </Part>
  );
}
