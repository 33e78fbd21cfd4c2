import { DateInput } from "./date-input.tsx";
import { type FieldError, messageFor } from "./field-error.tsx";
import { useDayExample } from "./form.tsx";
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
  /** Whether it says how to type them: not where the page does so for many. */
  explained?: boolean;
};

type DayFieldsProps = Pick<TimeFieldsProps, "id" | "errors" | "explained"> & {
  legend: Legend;
  value: Omit<TypedTime, "time">;
  /** What is said of it besides. */
  hint?: string;
};

/** A day in three boxes, named `<id>-day`, `<id>-month` and `<id>-year`. The month may be its name. */
export function DayFields({ id, legend, value, errors, hint, explained = true }: DayFieldsProps) {
  // Whatever is set or asked for lies ahead.
  const example = useDayExample("future");
  return (
    <DateInput
      id={id}
      namePrefix={id}
      day={{ name: "day", value: value.day }}
      month={{ name: "month", value: value.month, inputmode: "text", classes: "govuk-input--width-5" }}
      year={{ name: "year", value: value.year }}
      legend={legend}
      hint={[explained && example && `For example, ${example}`, hint].filter(Boolean).join(". ")}
      errorMessage={messageFor(errors, `${id}-day`)}
    />
  );
}

/** A London time in two questions: the day in three boxes, and the time. */
export function TimeFields({ id, timeId, nested, explained = true, ...props }: TimeFieldsProps) {
  const { dayLegend, timeLabel, value, errors } = props;
  return (
    <>
      <DayFields
        id={id}
        legend={nested ? { s: dayLegend } : { m: dayLegend }}
        value={value}
        errors={errors}
        explained={explained}
      />
      <Input
        name={timeId}
        value={value.time}
        classes="govuk-input--width-10"
        label={nested ? { s: timeLabel } : { m: timeLabel }}
        hint={explained ? "For example, 5pm, 17:30 or 12 noon. Midnight is the start of the day" : undefined}
        errorMessage={messageFor(errors, timeId)}
      />
    </>
  );
}
