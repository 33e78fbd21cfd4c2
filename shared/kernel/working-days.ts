import { ELSEWHERE, IN_ENGLAND_AND_WALES } from "./bank-holidays.ts";
import {
  between,
  dayAfter,
  fromLondon,
  type Instant,
  plus,
  toLondon,
  toTheMinute,
  weekdayOf,
} from "./instant.ts";

/**
 * A calendar of working days, by what it is for: a rule of law counts days that are a bank holiday in no part of the United
 * Kingdom; what people in England and Wales may expect of a deadline goes by their own.
 */
export type WorkingCalendar = "england-and-wales" | "united-kingdom";

const HOLIDAYS: Readonly<Record<WorkingCalendar, readonly Readonly<Record<number, string>>[]>> = {
  "england-and-wales": [IN_ENGLAND_AND_WALES],
  "united-kingdom": [IN_ENGLAND_AND_WALES, ELSEWHERE],
};

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The first and the last year whose bank holidays are on record. */
export const ON_RECORD = [
  Math.min(...Object.keys(IN_ENGLAND_AND_WALES).map(Number)),
  Math.max(...Object.keys(IN_ENGLAND_AND_WALES).map(Number)),
] as const;

/** Whether the bank holidays of a day's year are on record. */
export const isOnRecord = (day: string): boolean => IN_ENGLAND_AND_WALES[yearOf(day)] !== undefined;

/** Whether a London day, `2014-05-16`, is a bank holiday on a Monday to Friday. Throws where none are on record. */
export function isBankHoliday(calendar: WorkingCalendar, day: string): boolean {
  if (!isOnRecord(day)) throw new RangeError(`no bank holidays are on record for ${day}`);
  return HOLIDAYS[calendar].some((years) => years[yearOf(day)]?.split(" ").includes(day.slice(5)));
}

/** Whether a London day is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => ["Saturday", "Sunday"].includes(weekdayOf(day));

/** Whether people work on a London day. Throws where its bank holidays are not on record. */
export const isWorkingDay = (calendar: WorkingCalendar, day: string): boolean =>
  !isBankHoliday(calendar, day) && !isWeekend(day);

/**
 * The first working day after a day. ASSUMPTION: where no bank holidays are on record, every Monday to Friday is one. What
 * counts days so has been done and must not fail; at worst a second person has a day less.
 */
export function nextWorkingDay(calendar: WorkingCalendar, day: string): string {
  const next = dayAfter(day);
  const works = isOnRecord(next) ? isWorkingDay(calendar, next) : !isWeekend(next);
  return works ? next : nextWorkingDay(calendar, next);
}

/** How many working days there are after a day, up to another and with that one. None where that one is not after it. */
export function workingDaysBetween(calendar: WorkingCalendar, after: string, upTo: string): number {
  let count = 0;
  for (let day = dayAfter(after); day <= upTo; day = dayAfter(day))
    if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/**
 * The instant some working days later at the same London time: from 4pm on a Friday, one later is 4pm on Monday. Clocks
 * change on Sundays, which are none, so that it is always there once. Throws on fewer than none.
 */
export function addWorkingDays(calendar: WorkingCalendar, instant: Instant, count: number): Instant {
  if (!Number.isInteger(count) || count < 0) throw new RangeError("working days are counted forward");
  if (count === 0) return instant;
  const local = toLondon(instant);
  let day = local.slice(0, 10);
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(calendar, day);
  const there = fromLondon(`${day}${local.slice(10)}`);
  if (!there.ok) throw new RangeError(`${there.error.typed} is not there once`);
  return plus(there.value, between(toTheMinute(instant), instant));
}
