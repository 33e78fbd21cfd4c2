import type { holdable } from "../../shared/competition/holding-rules.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { holdingRule, stageName } from "../../shared/competition/words.ts";
import { between, DAY, HOUR, Instant, inWords, MINUTE, plus, SECOND } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import type { Checking, Filled } from "../govuk/filled.ts";
import { TypedText } from "../govuk/given-back.tsx";
import { Bullets } from "../govuk/part.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { Checked } from "../notices/checked.tsx";
import { CompetitionFrame } from "./competition-frame.tsx";

/** For how long a closing time is held: few to choose from, because there may be seconds left to choose. */
const HOURS = [1, 2, 4, 8, 24] as const;

type Windows = ReturnType<typeof holdable>;
type HoldProps = Filled & { competition: Competition; windows: Windows };

/** When the competition ends before the window does, nothing is held; where another window stands in the way, that is said. */
const nothing = ({ competition, windows }: HoldProps): string =>
  competition.cancelled !== undefined
    ? NOTHING.cancelled
    : windows.length === 0
      ? NOTHING.none
      : "No other closing time can be held.";
const NOTHING = {
  cancelled: "The competition is cancelled: nothing more is received, and no closing time can be held.",
  none: "No closing time can be held: none is to come, or each was held once already.",
} as const;

const MOST = HOURS[4];
const untilWhen = ({ closesAt, mostHours }: Windows[number]): string =>
  mostHours === MOST
    ? ""
    : `. It can be held until ${inWords(plus(closesAt, mostHours * HOUR))} at the latest, because of another window`;
const notHeld = (stage: Windows[number]): string =>
  `${stageName(stage)} closes ${inWords(stage.closesAt)} and cannot be held: another window opens or closes within an hour of that. Two people can move that one first.`;

/** A national lead holds the closing time of a window: which, for how long, and why. */
export function HoldPage(props: HoldProps) {
  const { typed, field, Form } = props;
  const windows = props.windows.filter(({ mostHours }) => mostHours > 0);
  const [only] = windows;
  return (
    <CompetitionFrame {...props} title="Hold a closing time">
      <Bullets items={holdingRule} />
      {props.windows
        .filter(({ mostHours }) => mostHours === 0)
        .map((stage) => (
          <p>{notHeld(stage)}</p>
        ))}
      {only === undefined ? (
        <>
          <p id="stageId">{nothing(props)}</p>
          <TypedText
            typed={typed.text("reason") === "" ? [] : [{ label: "Why?", value: typed.text("reason") }]}
          />
        </>
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
              hint: `Closes ${inWords(stage.closesAt)}${untilWhen(stage)}`,
            }))}
          />
          <Radios
            {...field("hours")}
            classes="govuk-radios--small"
            legend={{ m: "For how long?" }}
            items={HOURS.filter((hours) => windows.some(({ mostHours }) => hours <= mostHours)).map(
              (hours) => ({
                value: String(hours),
                text: countedIn(hours, "hour"),
                ...(windows.length === 1
                  ? { hint: `Then it closes ${inWords(plus(only.closesAt, hours * HOUR))}` }
                  : {}),
              }),
            )}
          />
          <Textarea
            {...field("reason")}
            rows={3}
            label={{ m: "Why?" }}
            hint="Everybody taking part will read this. Up to 2,000 characters"
          />
          <Button text="Continue" />
        </Form>
      )}
    </CompetitionFrame>
  );
}

type CheckHoldProps = Checking & { competition: Competition; now: Instant };

/** A holding as it would be done, with the instant at which the window then closes, and how long there is to do it. */
export function CheckHoldPage(props: CheckHoldProps) {
  const { competition, now, typed, says } = props;
  const [from, to] = [Instant.parse(says("from")), Instant.parse(says("to"))];
  const stage = competition.stages.find(({ stageId }) => stageId === says("stageId"));
  return (
    <CompetitionFrame {...props} title="Check before you hold a closing time">
      <Checked
        {...props}
        rows={[
          stage && ["Closing time of", stageName(stage)],
          ["Closes, as it stands", inWords(from)],
          ["Will close", inWords(to)],
          ["Held by", countedIn(Number(typed.text("hours")), "hour")],
          ["Takes effect", "At once, when you press the button"],
          ["Left to press it", `${leftInWords(between(now, from))}, when this page was opened`],
          ["Why", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Hold it now"
      />
    </CompetitionFrame>
  );
}

const UNITS = [
  [2 * DAY, DAY, "day"],
  [2 * HOUR, HOUR, "hour"],
  [5 * MINUTE, MINUTE, "minute"],
  [0, SECOND, "second"],
] as const;

/** How long there is until an instant, the more exactly the more urgent it is. */
function leftInWords(ms: number): string {
  const [, unit, name] = UNITS.find(([from]) => ms >= from) ?? UNITS[3];
  return countedIn(Math.floor(ms / unit), name);
}

const countedIn = (count: number, unit: string): string => `${count} ${count === 1 ? unit : `${unit}s`}`;
