import type { MovableInstant } from "../../shared/competition/amendments-shown.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { amendmentRule, instantName } from "../../shared/competition/words.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import type { Filled } from "../govuk/filled.ts";
import { Button } from "../govuk/button.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { TimeFields } from "../govuk/time-fields.tsx";
import { CompetitionFrame } from "./competition-frame.tsx";
import { instantValue, timeTyped } from "./typed-amendment.ts";
import { Bullets } from "../govuk/part.tsx";

type ProposeProps = Pick<Filled, "frame" | "errors" | "typed" | "field" | "Form"> & {
  competition: Competition;
  movable: readonly MovableInstant[];
};

/** A national lead proposes to move one time of the timetable. */
export function ProposePage(props: ProposeProps) {
  const { movable, errors, typed, field, Form } = props;
  return (
    <CompetitionFrame {...props} title="Propose an amendment of the timetable">
      <Bullets items={amendmentRule} />
      {movable.length === 0 ? (
        <p id="instant">No time of this timetable can be moved any more.</p>
      ) : (
        <Form>
          <Radios
            {...field("instant")}
            classes="govuk-radios--small"
            legend={{ m: "Which time moves?" }}
            items={movable.map(({ stage, moves, from, until, itselfCounts }) => ({
              value: instantValue(stage.stageId, moves),
              text: instantName(stage, moves),
              hint: `Now ${inWords(from)}. To be confirmed ${itselfCounts ? "by" : "before"} ${inWords(until)}`,
            }))}
          />
          <TimeFields
            id="to"
            timeId="time"
            dayLegend="To which day?"
            timeLabel="At what time in London?"
            value={timeTyped(typed)}
            errors={errors}
          />
          <Textarea
            {...field("reason")}
            label={{ m: "Why does it move?" }}
            hint="Everybody taking part will read this. Up to 2,000 characters"
          />
          <Button text="Propose the amendment" preventDoubleClick />
        </Form>
      )}
    </CompetitionFrame>
  );
}
