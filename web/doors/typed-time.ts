import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import {
  readClock,
  readLocalTime,
  type TimeRefusal,
  timeRefusalInWords,
} from "../../shared/kernel/typed-clock.ts";
import {
  dayAsTyped,
  dayIn,
  type DayParts,
  dayRefusalInWords,
  readDay,
} from "../../shared/kernel/typed-time.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import type { TypedTime } from "../govuk/time-fields.tsx";
import type { Typed } from "./form.ts";

/** A day as it was typed into three boxes, `2014-05-16`; what is no day is kept, so that it is refused in words. */
export const dayOf = (typed: DayParts): string => dayIn(dayAsTyped(typed)) ?? dayAsTyped(typed);

/** A date and time typed into one box as `2014-05-16T12:00`; what is none is kept, so that it is refused in words. */
export const localTimeOf = (typed: string): string => valueOf(readLocalTime(typed)) ?? typed;

const valueOf = (read: Result<string, unknown>): string | undefined => (read.ok ? read.value : undefined);

/** A day and a time of day as a form sent them; `id` is that of its day, and the time has a name of its own. */
export const readTime = ({ text }: Pick<Typed, "text">, id: string, timeId: string): TypedTime => ({
  day: text(`${id}-day`),
  month: text(`${id}-month`),
  year: text(`${id}-year`),
  time: text(timeId),
});

/** A typed time in one text, `2014-05-16T12:00`; what is no time is kept, so that it is refused in words. */
export const londonTimeOf = (typed: TypedTime): string =>
  valueOf(readBoxes(typed)) ?? `${dayAsTyped(typed)} ${typed.time}`;

/** Whether nothing was typed into any of the boxes. */
export const isNoTime = (typed: TypedTime): boolean =>
  Object.values(typed).every((part) => part.trim() === "");

/** What is wrong with a day in three boxes, if anything is. */
export const dayErrors = (typed: DayParts, id: string): FieldError[] =>
  wrongWithDay(dayAsTyped(typed)).map((text) => ({ field: `${id}-day`, text }));

function wrongWithDay(text: string): string[] {
  if (text === "") return ["Enter a date"];
  const day = readDay(text);
  return day.ok ? [] : [dayRefusalInWords(day.error)];
}

/** Which of the boxes hold what cannot be a day or a time. None when both could be. */
export function timeErrors(typed: TypedTime, id: string, timeId: string): FieldError[] {
  const boxes = readBoxes(typed);
  if (boxes.ok) return [];
  return boxes.error.map(({ of, text }) => ({ field: of === "day" ? `${id}-day` : timeId, text }));
}

/** A day and a time of day together, or what is wrong with which. Both may stand in the boxes of one of them. */
function readBoxes(typed: TypedTime): Result<string, readonly { of: "day" | "time"; text: string }[]> {
  const [day, time] = [dayAsTyped(typed), typed.time.trim()];
  const whole = readLocalTime(day === "" || time === "" ? `${day}${time}` : "");
  if (whole.ok) return whole;
  if (whole.error.code !== "not-a-clock")
    return refuse([{ of: day === "" ? "time" : "day", text: timeRefusalInWords(whole.error) }]);
  const clock = readClock(time, dayIn(day));
  const wrong = wrongWithDay(day);
  if (clock.ok && wrong.length === 0) return accept(`${dayIn(day)}T${clock.value}`);
  return refuse([
    ...wrong.map((text) => ({ of: "day" as const, text })),
    ...(clock.ok ? [] : [{ of: "time" as const, text: whatIsWrong(time, clock.error) }]),
  ]);
}

/** What to do about a text that is no time. */
function whatIsWrong(time: string, refusal: TimeRefusal): string {
  if (refusal.code !== "not-a-clock") return timeRefusalInWords(refusal);
  const like = "like 5pm, 17:30 or 12 noon";
  if (time === "") return `Enter the time, ${like}`;
  if (/^24[:.]?00$/.test(time))
    return "A day ends where the next begins: enter the next day with 00:00 or midnight, or an earlier time";
  return /^(0?[1-9]|1[0-2])$/.test(time)
    ? `“${time}” may be morning or afternoon: enter a time that says which, ${like}`
    : `“${time}” is not a time of day: enter one ${like}`;
}
