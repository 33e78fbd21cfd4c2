import {
  dayAsTyped,
  dayIn,
  type DayParts,
  dayRefusalInWords,
  localTimeIn,
  readDay,
  timeIn,
} from "../../shared/kernel/typed-time.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import type { TypedTime } from "../govuk/time-fields.tsx";
import type { Typed } from "./form.ts";

/** A day as it was typed into three boxes, `2014-05-16`; what is no day is kept, so that it is refused in words. */
export const dayOf = (typed: DayParts): string => dayIn(dayAsTyped(typed)) ?? dayAsTyped(typed);

/** A date and time typed into one box as `2014-05-16T12:00`; what is none is kept, so that it is refused in words. */
export const localTimeOf = (typed: string): string => localTimeIn(typed) ?? typed;

/** A day and a time of day as a form sent them; `id` is that of its day, and the time has a name of its own. */
export const readTime = ({ text }: Pick<Typed, "text">, id: string, timeId: string): TypedTime => ({
  day: text(`${id}-day`),
  month: text(`${id}-month`),
  year: text(`${id}-year`),
  time: text(timeId),
});

/** A typed time in one text, `2014-05-16T12:00`; what is no time is kept, so that it is refused in words. */
export function londonTimeOf(typed: TypedTime): string {
  const [day, time] = [dayIn(dayAsTyped(typed)), timeIn(typed.time)];
  return day === undefined || time === undefined ? `${dayAsTyped(typed)} ${typed.time}` : `${day}T${time}`;
}

/** Whether nothing was typed into any of the boxes. */
export const isNoTime = (typed: TypedTime): boolean =>
  Object.values(typed).every((part) => part.trim() === "");

/** What is wrong with a day in three boxes, if anything is. */
export function dayErrors(typed: DayParts, id: string): FieldError[] {
  const text = dayAsTyped(typed);
  if (text === "") return [{ field: `${id}-day`, text: "Enter a date, like 16 5 2014 or 16 May 2014" }];
  const day = readDay(text);
  return day.ok ? [] : [{ field: `${id}-day`, text: dayRefusalInWords(day.error) }];
}

/** Which of the boxes hold what cannot be a day or a time. None when both could be. */
export function timeErrors(typed: TypedTime, id: string, timeId: string): FieldError[] {
  const time = typed.time.trim();
  return [
    ...dayErrors(typed, id),
    ...(timeIn(time) === undefined ? [{ field: timeId, text: whatIsWrong(time) }] : []),
  ];
}

/** What to do about a text that is no time. */
function whatIsWrong(time: string): string {
  const like = "like 5pm, 17:30 or 12 noon";
  if (time === "") return `Enter the time, ${like}`;
  if (/^24[:.]?00$/.test(time))
    return "A day ends where the next begins: enter the next day with 00:00 or midnight, or an earlier time";
  return /^(0?[1-9]|1[0-2])$/.test(time)
    ? `“${time}” may be morning or afternoon: enter a time that says which, ${like}`
    : `“${time}” is not a time of day: enter one ${like}`;
}
