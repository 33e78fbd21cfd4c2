import { cleanedLine, plainSigns } from "./cleaned.ts";
import { fromLondon, weekdayOf } from "./instant.ts";
import { accept, refuse, type Result } from "./result.ts";
import { type WordsOf, wordsOf } from "./words.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The number of a month as people type it: `3`, `03`, `March`, `mar`, `Sept.`; undefined when there is no such month. */
function monthIn(typed: string): number | undefined {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  const name = typed.toLowerCase().replace(/\.$/, "");
  const month = MONTHS.findIndex((one) => one.toLowerCase().startsWith(name)) + 1;
  return month === 0 ? undefined : month;
}

const two = (number: number | string): string => String(number).padStart(2, "0");

const WEEKDAY = "(?<weekday>(?:sun|mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?)";
/** Only what changes nothing may stand before a day: “before 31 March 2013” is another one. */
const BEFORE = new RegExp(`^(?:on )?(?:the )?(?:${WEEKDAY}[.,]? )?(?:the )?(?=[a-z\\d])`, "i");
const BEHIND = new RegExp(`(?<=\\d{4}),? \\(?${WEEKDAY}\\)?\\.?$`, "i");
const DAY_FIRST =
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?(?:[ /.,]+| ?- |-)(?<month>[a-z]{3,}\.?|\d{1,2})(?:[ /.,]+| ?- |-)(?<year>\d{4})\.?$/i;
/** As in America, where only a month that has its name is one for sure. */
const MONTH_FIRST = /^(?<month>[a-z]{3,}\.?) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\.?$/i;
const YEAR_FIRST = /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/;
/** No day that anybody asks for is before: a year such as 1013 is a slip. */
const FIRST_YEAR = 1800;

/** Why a text is no day: nobody can tell which, or it is one that can only be a slip. */
export type DayRefusal =
  | { code: "not-a-date" }
  | { code: "year-too-early"; first: number }
  | { code: "other-weekday"; day: string; weekday: string };

/**
 * A day as people type it in one text, `31 March 2013`, `31/3/2013`, `2013-03-31`, as `2013-03-31`, or why it is none. Years
 * have four digits: of two nobody knows the century. A weekday that stands beside it has to be that day's.
 */
export function readDay(typed: string): Result<string, DayRefusal> {
  const line = plainSigns(cleanedLine(typed));
  const weekdays = [BEFORE, BEHIND].map((beside) => beside.exec(line)?.groups?.["weekday"] ?? "");
  // A month by its name needs no space around it.
  const text = line
    .replace(BEHIND, "")
    .replace(BEFORE, "")
    .replace(/(?<=\d)(?=[a-z]{3})|(?<=[a-z]{3})(?=\d{4})/gi, " ");
  const {
    day = "",
    month = "",
    year = "",
  } = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text))?.groups ?? {};
  const written = `${year}-${two(monthIn(month) ?? "")}-${two(day)}`;
  const noon = fromLondon(`${written}T12:00`);
  if (!noon.ok) return refuse({ code: "not-a-date" });
  if (Number(year) < FIRST_YEAR) return refuse({ code: "year-too-early", first: FIRST_YEAR });
  const its = weekdayOf(written);
  return weekdays.every((weekday) => its.toLowerCase().startsWith(weekday.toLowerCase().slice(0, 3)))
    ? accept(written)
    : refuse({ code: "other-weekday", day: written, weekday: its });
}

/** The same, undefined for what is no day. */
export function dayIn(typed: string): string | undefined {
  const day = readDay(typed);
  return day.ok ? day.value : undefined;
}

/** What people read about a text that is no day. */
export const dayRefusalWords: WordsOf<DayRefusal> = {
  "not-a-date": "Enter a date that exists, with the day, the month and all four digits of the year",
  "year-too-early": ({ first }) => `Check the year: enter a date of ${first} or later`,
  "other-weekday": ({ day, weekday }) => `Check the date: ${dateInWords(day)} is a ${weekday}`,
};
export const dayRefusalInWords = wordsOf(dayRefusalWords);

export type DayParts = { readonly day: string; readonly month: string; readonly year: string };

/** The parts of a day in one text, as they were typed into three boxes. */
export const dayAsTyped = ({ day, month, year }: DayParts): string =>
  [day, month, year]
    .map(cleanedLine)
    .filter((part) => part !== "")
    .join(" ");

/** How a day may be typed, shown by one before or after today; every question of a form that asks for such a day shows it. */
export function dayExample(today: string, falls: "past" | "future"): string {
  const year = Number(today.slice(0, 4)) + (falls === "past" ? -1 : 1);
  return `31 3 ${year} or 31 March ${year}`;
}

/** A day as people read it, from `2013-03-31`: `31 March 2013`. */
export function dateInWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 0) - 1]} ${year}`;
}
