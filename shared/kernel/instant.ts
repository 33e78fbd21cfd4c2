// Function by function, because the classes of Temporal weigh three times as much in every bundle.
import { getISO } from "temporal-polyfill/fns/Calendar";
import * as moments from "temporal-polyfill/fns/Instant";
import * as days from "temporal-polyfill/fns/PlainDate";
import * as local from "temporal-polyfill/fns/PlainDateTime";
import * as zoned from "temporal-polyfill/fns/ZonedDateTime";
import * as z from "zod/mini";
import { accept, refuse, type Result } from "./result.ts";

/**
 * A moment in UTC with milliseconds, always written `2014-05-16T11:00:00.000Z`: of one width, so that `<` on two
 * of them is time order, in the code and in a condition of the table alike.
 */
export const Instant = z
  .string()
  .check(
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "not an instant in UTC with milliseconds"),
    z.refine(exists, "not an instant that exists"),
  )
  .brand<"Instant">();
export type Instant = z.infer<typeof Instant>;

/** An order of instants. */
export const earliestFirst = (a: Instant, b: Instant): number => (a < b ? -1 : a > b ? 1 : 0);

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Where the people of the competition live: all times are typed and shown there. */
const LONDON = "Europe/London";
const TO_THE_MINUTE = { smallestUnit: "minute" } as const;

// Every stored instant is checked whenever it is read: Date does that eight times as fast as Temporal, and no less strictly.
function exists(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** The instant of a count of milliseconds since 1970, as clocks and gateways give it. */
export function instantOf(epochMs: number): Instant {
  return Instant.parse(new Date(epochMs).toISOString());
}

/** Milliseconds since 1970. */
export const epochMs = (instant: Instant): number => Date.parse(instant);

/** The instant `ms` milliseconds after (or, negative, before) another. */
export const plus = (instant: Instant, ms: number): Instant => instantOf(epochMs(instant) + ms);

/** The minute an instant falls in: for a clock that people look at. */
export const toTheMinute = (instant: Instant): Instant =>
  instantOf(Math.floor(epochMs(instant) / MINUTE) * MINUTE);

/**
 * The first time of some that hold which people can type, and that still holds when they have: in whole five minutes, five of
 * them at least after it.
 */
export const typableFrom = (earliest: Instant): Instant =>
  instantOf((Math.ceil(epochMs(earliest) / FIVE_MINUTES) + 1) * FIVE_MINUTES);
const FIVE_MINUTES = 5 * MINUTE;

/** Milliseconds from one instant to a later one; negative when it is earlier. */
export const between = (from: Instant, to: Instant): number => epochMs(to) - epochMs(from);

export type LocalTimeRefusal =
  | { code: "not-a-time"; typed: string }
  | { code: "time-skipped"; typed: string }
  | { code: "time-doubled"; typed: string };

/**
 * The instant of a London wall-clock time such as `2014-05-16T12:00`. Refuses what is no time, and the hours that
 * the change of clocks skips or repeats: nobody should have to guess which of two instants a deadline means. Of the hour that
 * comes twice, and of no other, a text may say which: `2014-10-26T01:30+00:00` is the second one.
 */
export function fromLondon(typed: string): Result<Instant, LocalTimeRefusal> {
  const [, time, which] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(\+0[01]:00)?$/.exec(typed) ?? [];
  if (time === undefined) return refuse({ code: "not-a-time", typed });
  let meant: local.Record;
  try {
    meant = local.fromString(time, getISO);
  } catch {
    return refuse({ code: "not-a-time", typed });
  }
  const earlier = local.toZonedDateTime(meant, LONDON, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(meant, LONDON, { disambiguation: "later" });
  if (!local.equals(zoned.toPlainDateTime(earlier), meant)) return refuse({ code: "time-skipped", typed });
  const isTwice = earlier.epochMilliseconds !== later.epochMilliseconds;
  if (isTwice && which !== undefined)
    return accept(instantOf((which === "+01:00" ? earlier : later).epochMilliseconds));
  if (isTwice || which !== undefined) return refuse({ code: isTwice ? "time-doubled" : "not-a-time", typed });
  return accept(instantOf(earlier.epochMilliseconds));
}

/** The London wall-clock time of an instant, `2014-05-16T12:00`, for a form that shows it again. */
export function toLondon(instant: Instant): string {
  const there = moments.toZonedDateTimeISO(moments.fromString(instant), LONDON);
  return local.toString(zoned.toPlainDateTime(there), TO_THE_MINUTE);
}

/** A London time moved by the days between two days, at the same time of day: `2013-10-31T12:00` from one launch to another. */
export function moveDays(typed: string, from: string, to: string): string {
  const moved = days.diffDays(days.fromString(from, getISO), days.fromString(to, getISO));
  return local.toString(local.addDays(local.fromString(typed, getISO), moved), TO_THE_MINUTE);
}

/** The day in London, `2014-05-16`. */
export const londonDay = (instant: Instant): string => toLondon(instant).slice(0, 10);

const WEEKDAYS = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"] as const;
/** What day of the week a day, `2014-05-16`, is. */
export const weekdayOf = (day: string): (typeof WEEKDAYS)[number] =>
  // The first of 1970 was a Thursday.
  WEEKDAYS[((daysSince1970(day) % 7) + 7) % 7] ?? "Thursday";
/** The day after a day. */
export const dayAfter = (day: string): string => instantOf((daysSince1970(day) + 1) * DAY).slice(0, 10);
const daysSince1970 = (day: string): number => epochMs(Instant.parse(`${day}T00:00:00.000Z`)) / DAY;

let format: Intl.DateTimeFormat | undefined;
/** The parts of an instant in London. The format is made at first use: it costs as much as a small library. */
const partsOf = (instant: Instant): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(
    (format ??= new Intl.DateTimeFormat("en-GB", FORMAT))
      .formatToParts(epochMs(instant))
      .map(({ type, value }) => [type, value]),
  );
const FORMAT = {
  timeZone: LONDON,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
  timeZoneName: "short",
} as const;

/** An instant as people read it, to the minute: "12 noon, Friday 16 May 2014 (BST)". */
export const inWords = (instant: Instant): string => exactlyInWords(toTheMinute(instant));

/**
 * The same where a receipt tells it exactly. Seconds and milliseconds are shown only where there are any, so that a receipt
 * of the last millisecond before a deadline says so.
 */
export function exactlyInWords(instant: Instant): string {
  const part = partsOf(instant);
  const day = `${part["weekday"]} ${part["day"]} ${part["month"]} ${part["year"]} (${part["timeZoneName"]})`;
  const [hour, minute, second, ms] = [part["hour"], part["minute"], part["second"], part["fractionalSecond"]];
  const exact = second === "00" && ms === "000";
  if (exact && hour === "00" && minute === "00") return `midnight at the start of ${day}`;
  if (exact && hour === "12" && minute === "00") return `12 noon, ${day}`;
  const hours = Number(hour);
  const seconds = exact ? "" : `:${second}${ms === "000" ? "" : `.${ms}`}`;
  const clock = `${hours % 12 === 0 ? 12 : hours % 12}${exact && minute === "00" ? "" : `:${minute}${seconds}`}`;
  return `${clock}${hours < 12 ? "am" : "pm"}, ${day}`;
}

/** The time of day alone, to the minute, beside a day that is said already: "9:17am", "12 noon", "midnight". */
export const clockInWords = (instant: Instant): string =>
  inWords(instant).replace(/(,| at the start of) .*$/, "");

/** The day of an instant as people read it: "Friday 16 May 2014". */
export function dayInWords(instant: Instant): string {
  const part = partsOf(instant);
  return `${part["weekday"]} ${part["day"]} ${part["month"]} ${part["year"]}`;
}
