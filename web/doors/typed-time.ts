import type { FieldError } from "../govuk/field-error.tsx";
import type { TypedTime } from "../govuk/time-fields.tsx";
import type { Typed } from "./form.ts";

/** A day as it was typed into three boxes, `2014-05-16`; what is no number is kept, so that it is refused in words. */
export const dayOf = ({ day, month, year }: { day: string; month: string; year: string }): string =>
  `${year.trim()}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;

/** A time of day as it was typed, `09:00` for `9:00`. */
const timeOf = (typed: string): string => typed.trim().padStart(5, "0");

/** A date and time typed into one box, `16/5/2014 12:00` or `2014-05-16 12:00`, as `2014-05-16T12:00`. */
export function localTimeOf(typed: string): string {
  const text = typed.trim();
  const [, day, month, year, time] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[, T]+(\d{1,2}:\d\d)$/.exec(text) ?? [];
  if (day && month && year && time) return `${dayOf({ day, month, year })}T${timeOf(time)}`;
  return text.replace(
    /^(\d{4}-\d\d-\d\d)[, T]+(\d{1,2}:\d\d)$/,
    (_, date: string, clock: string) => `${date}T${timeOf(clock)}`,
  );
}

/** A day and a time of day as a form sent them; `id` is that of its day, and the time has a name of its own. */
export const readTime = ({ text }: Pick<Typed, "text">, id: string, timeId: string): TypedTime => ({
  day: text(`${id}-day`),
  month: text(`${id}-month`),
  year: text(`${id}-year`),
  time: text(timeId),
});

/** A typed time in one text, `2014-05-16T12:00`; what is no time is kept, so that it is refused in words. */
export const londonTimeOf = (typed: TypedTime): string => `${dayOf(typed)}T${timeOf(typed.time)}`;

/** Which of the boxes hold what cannot be a day or a time. None when both could be. */
export function timeErrors(typed: TypedTime, id: string, timeId: string): FieldError[] {
  const day = { field: `${id}-day`, text: "Enter the day, month and year, like 16 5 2014" };
  const time = { field: timeId, text: "Enter the time by the 24-hour clock, like 12:00 or 17:30" };
  return [
    ...(/^\d{4}-\d\d-\d\d$/.test(dayOf(typed)) ? [] : [day]),
    ...(/^\d\d:\d\d$/.test(timeOf(typed.time)) ? [] : [time]),
  ];
}
