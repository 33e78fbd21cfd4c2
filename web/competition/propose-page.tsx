import type { MovableInstant } from "../../shared/competition/dashboard.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { amendmentRule, instantName } from "../../shared/competition/words.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { TimeFields } from "../govuk/time-fields.tsx";
import { ActForm } from "./act-form.tsx";
import { ActPage } from "./act-page.tsx";
import { competitionPath } from "./competition-frame.tsx";
import { instantValue, type TypedAmendment } from "./typed-amendment.ts";

type ProposeProps = {
  frame: Frame;
  competition: Competition;
  movable: readonly MovableInstant[];
  requestKey: string;
  typed: TypedAmendment;
  errors: readonly FieldError[];
};

/** A national lead proposes to move one time of the timetable. */
export function ProposePage({ frame, competition, movable, requestKey, typed, errors }: ProposeProps) {
  return (
    <ActPage
      frame={frame}
      competition={competition}
      title="Propose an amendment of the timetable"
      errors={errors}
    >
      <ul class="govuk-list govuk-list--bullet">
        {amendmentRule.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      {movable.length === 0 ? (
        <p class="govuk-body" id="instant">
          No time of this timetable can be moved any more.
        </p>
      ) : (
        <ActForm
          frame={frame}
          action={`${competitionPath("/authority", competition)}/propose-amendment`}
          hidden={{ requestKey, seenVersion: competition.version }}
        >
          <Radios
            name="instant"
            value={typed.instant}
            classes="govuk-radios--small"
            fieldset={{ legend: { text: "Which time moves?", classes: "govuk-fieldset__legend--m" } }}
            errorMessage={messageFor(errors, "instant")}
            items={movable.map(({ stage, moves, from, latestAt }) => ({
              value: instantValue(stage.stageId, moves),
              text: instantName(stage, moves),
              hint: { text: `Now ${inWords(from)}. To be confirmed until ${inWords(latestAt)}` },
            }))}
          />
          <TimeFields
            id="to"
            timeId="time"
            dayLegend="To which day?"
            timeLabel="At what time in London?"
            value={typed}
            errors={errors}
          />
          <Textarea
            name="reason"
            value={typed.reason}
            label={{ text: "Why does it move?", classes: "govuk-label--m" }}
            hint={{ text: "Everybody taking part will read this. Up to 2,000 characters" }}
            errorMessage={messageFor(errors, "reason")}
          />
          <Button text="Propose the amendment" preventDoubleClick />
        </ActForm>
      )}
    </ActPage>
  );
}
