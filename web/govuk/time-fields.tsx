import { DateInput } from "./date-input.tsx";
import { type FieldError, messageFor } from "./field-error.tsx";
import { Input } from "./input.tsx";

/** A day and a time of day as they were typed. */
export type TypedTime = Readonly<Record<"day" | "month" | "year" | "time", string>>;

type TimeFieldsProps = {
  /** Of the day: its boxes are named `<id>-day`, `<id>-month` and `<id>-year`. */
  id: string;
  /** Of the time of day. */
  timeId: string;
  dayLegend: string;
  timeLabel: string;
  value: TypedTime;
  errors: readonly FieldError[];
  /** Smaller, inside another question. */
  nested?: boolean;
};

/** A London time in two questions: the day in three boxes, and the time. */
export function TimeFields({ id, timeId, dayLegend, timeLabel, value, errors, nested }: TimeFieldsProps) {
  const size = nested ? "s" : "m";
  return (
    <>
      <DateInput
        id={id}
        namePrefix={id}
        day={{ name: "day", value: value.day }}
        month={{ name: "month", value: value.month, inputmode: "text" }}
        year={{ name: "year", value: value.year }}
        fieldset={{ legend: { text: dayLegend, classes: `govuk-fieldset__legend--${size}` } }}
        hint={{ text: "For example, 16 5 2014 or 16 May 2014" }}
        errorMessage={messageFor(errors, `${id}-day`)}
      />
      <Input
        name={timeId}
        value={value.time}
        classes="govuk-input--width-10"
        label={{ text: timeLabel, classes: `govuk-label--${size}` }}
        hint={{ text: "For example, 5pm, 17:30 or 12 noon. Midnight is the start of the day" }}
        errorMessage={messageFor(errors, timeId)}
      />
    </>
  );
}
