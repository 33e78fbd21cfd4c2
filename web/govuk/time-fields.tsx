import { DateInput } from "./date-input.tsx";
import { type FieldError, messageFor } from "./field-error.tsx";
import type { Legend } from "./fieldset.tsx";
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

type DayFieldsProps = Pick<TimeFieldsProps, "id" | "errors"> & {
  legend: Legend;
  value: Omit<TypedTime, "time">;
  /** What is said of it besides. */
  hint?: string;
};

/** A day in three boxes, named `<id>-day`, `<id>-month` and `<id>-year`. The month may be its name. */
export function DayFields({ id, legend, value, errors, hint }: DayFieldsProps) {
  return (
    <DateInput
      id={id}
      namePrefix={id}
      day={{ name: "day", value: value.day }}
      month={{ name: "month", value: value.month, inputmode: "text", classes: "govuk-input--width-5" }}
      year={{ name: "year", value: value.year }}
      legend={legend}
      hint={["For example, 16 5 2014 or 16 May 2014", hint].filter(Boolean).join(". ")}
      errorMessage={messageFor(errors, `${id}-day`)}
    />
  );
}

/** A London time in two questions: the day in three boxes, and the time. */
export function TimeFields({ id, timeId, dayLegend, timeLabel, value, errors, nested }: TimeFieldsProps) {
  return (
    <>
      <DayFields
        id={id}
        legend={nested ? { s: dayLegend } : { m: dayLegend }}
        value={value}
        errors={errors}
      />
      <Input
        name={timeId}
        value={value.time}
        classes="govuk-input--width-10"
        label={nested ? { s: timeLabel } : { m: timeLabel }}
        hint="For example, 5pm, 17:30 or 12 noon. Midnight is the start of the day"
        errorMessage={messageFor(errors, timeId)}
      />
    </>
  );
}
