import type { holdable } from "../../shared/competition/holding-rules.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { holdingRule, stageName } from "../../shared/competition/words.ts";
import { HOUR, inWords, plus } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Bullets } from "../govuk/part.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { CompetitionFrame } from "./competition-frame.tsx";

/** For how long a closing time is held: few to choose from, because there may be seconds left to choose. */
const HOURS = [1, 2, 4, 8, 24] as const;

type HoldProps = Filled & { competition: Competition; windows: ReturnType<typeof holdable> };

/** A national lead holds the closing time of a window: which, for how long, and why. */
export function HoldPage(props: HoldProps) {
  const { windows, field, Form } = props;
  const [only] = windows;
  return (
    <CompetitionFrame {...props} title="Hold a closing time">
      <Bullets items={holdingRule} />
      {only === undefined ? (
        <p id="stageId">No closing time can be held: none is to come, or each was held once already.</p>
      ) : (
        <Form>
          <Radios
            {...field("stageId")}
            value={field("stageId").value || (windows.length === 1 ? only.stageId : "")}
            classes="govuk-radios--small"
            legend={{ m: "Which closing time?" }}
            items={windows.map((stage) => ({
              value: stage.stageId,
              text: stageName(stage),
              hint: `Closes ${inWords(stage.closesAt)}`,
            }))}
          />
          <Radios
            {...field("hours")}
            classes="govuk-radios--small"
            legend={{ m: "For how long?" }}
            items={HOURS.map((hours) => ({
              value: String(hours),
              text: hours === 1 ? "1 hour" : `${hours} hours`,
              ...(windows.length === 1
                ? { hint: `Then it closes ${inWords(plus(only.closesAt, hours * HOUR))}` }
                : {}),
            }))}
          />
          <Textarea
            {...field("reason")}
            rows={3}
            label={{ m: "Why?" }}
            hint="Everybody taking part will read this. Up to 2,000 characters"
          />
          <Button text="Hold it now" preventDoubleClick />
        </Form>
      )}
    </CompetitionFrame>
  );
}
