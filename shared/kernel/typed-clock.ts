import { cleanedLine, plainSigns } from "./cleaned.ts";
import { fromLondon, Instant, MINUTE, plus, toLondon } from "./instant.ts";
import { accept, refuse, type Result } from "./result.ts";
import { dateInWords, type DayRefusal, dayRefusalWords, readDay } from "./typed-time.ts";
import { wordsOf } from "./words.ts";

const NOON = /^(?:12(?:[:.]?00)? ?)?(?:noon|mid-?day)$/i;
const MIDNIGHT = /^(?:12(?:[:.]?00)? ?)?midnight(?: at the start of)?$/i;
const TWELVE = /^(?<hour>0?[1-9]|1[0-2])(?:[:. ]?(?<minute>[0-5]\d)(?::00)?)? ?(?<half>[ap])\.? ?m$/i;
const TWENTY_FOUR =
  /^(?<hours>[01]\d|2[0-3]|\d(?=[:.h]))[:.h]?(?<minute>[0-5]\d)(?::00(?:\.0+)?)?(?: ?(?:h|hrs|hours|(?<=^(?:1[3-9]|2).*)p\.? ?m))?$/i;

const two = (number: number | string): string => String(number).padStart(2, "0");

/**
 * A time of day as people type it, as `17:30`: `17:30`, `1730`, `5.30pm`, `12 noon`, `midnight`, which is the start of a day.
 * Hours and minutes that do not say which half of the day are of the 24-hour clock, as the page’s own times are: `5:30` is
 * in the morning. Undefined for anything that could be another time too, such as `5` or `930`.
 */
function timeIn(typed: string): string | undefined {
  const text = typed.replace(/[.,]$/, "").replace(/^(?:at |@ ?)/i, "");
  if (NOON.test(text)) return "12:00";
  if (MIDNIGHT.test(text)) return "00:00";
  const twelve = TWELVE.exec(text)?.groups;
  if (twelve !== undefined) {
    const hour = (Number(twelve["hour"]) % 12) + (twelve["half"]?.toLowerCase() === "p" ? 12 : 0);
    return `${two(hour)}:${twelve["minute"] ?? "00"}`;
  }
  const { hours, minute } = TWENTY_FOUR.exec(text)?.groups ?? {};
  return hours === undefined ? undefined : `${two(hours)}:${minute}`;
}

/** Minutes by which the clocks of a zone are before those of Greenwich; “UK time” is whatever clocks in London show. */
const AHEAD: Readonly<Record<string, number>> = {
  gmt: 0,
  "greenwich mean time": 0,
  utc: 0,
  z: 0,
  bst: 60,
  "british summer time": 60,
};
const LONDON = "(?:uk|british|london|local)(?: local)?(?: time)?";
/** Of other places it is only known that they are others. */
const ELSEWHERE = "w?est|wet|ces?t|ees?t|msk|edt|[cmp][sd]t|ist|jst|hkt|ae[sd]t";
const OFFSET = String.raw`(?:(?:gmt|utc) ?|(?<=:\d\d ?))[+-]\d\d?(?::?\d\d)?`;
const ZONE = new RegExp(
  String.raw`[ ,]*\(?(?<zone>${[...Object.keys(AHEAD), LONDON, ELSEWHERE, OFFSET].join("|")})\)?\.?$`,
  "i",
);

/** A time of day as it was typed, and the zone that was typed with it. */
type Clock = { readonly time: string; readonly zone: string | undefined };

const clockIn = (text: string): Clock | undefined => {
  const zone = ZONE.exec(text)?.groups?.["zone"];
  const time = timeIn(zone === undefined ? text : text.replace(ZONE, ""));
  return time === undefined ? undefined : { time, zone };
};

/**
 * What clocks in London show at a time of a zone, if it is theirs: of an hour that comes twice also which of the two,
 * `01:30+00:00`. In the hour that they skip nobody’s clock can be meant but that of Greenwich.
 */
function inLondon(time: string, zone: string, day: string | undefined): string | undefined {
  if (new RegExp(`^${LONDON}$`, "i").test(zone)) return time;
  const [, sign, hours, minutes = "0"] = /([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  const shifted = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const ahead = sign === undefined ? AHEAD[zone.toLowerCase()] : shifted;
  if (ahead === undefined || day === undefined) return ahead === undefined ? undefined : time;
  const local = `${day}T${time}`;
  const shown = toLondon(plus(Instant.parse(`${local}:00.000Z`), -ahead * MINUTE));
  const alone = fromLondon(local);
  if (shown === local) return alone.ok ? time : `${time}+0${ahead / 60}:00`;
  return !alone.ok && ahead === 0 ? shown.slice(-time.length) : undefined;
}

/** Why a text is no time in London. */
export type TimeRefusal =
  | { code: "not-a-clock" }
  | { code: "other-zone"; zone: string; day: string | undefined }
  | { code: "several-times"; times: readonly string[] }
  | DayRefusal;

/** The time of a day as people type it, as `17:30`, or why it is none; `day` is undefined while nobody knows it. */
export function readClock(typed: string, day: string | undefined): Result<string, TimeRefusal> {
  const clock = clockIn(plainSigns(cleanedLine(typed)));
  if (clock === undefined) return refuse({ code: "not-a-clock" });
  const { time, zone } = clock;
  const shown = zone === undefined ? time : inLondon(time, zone, day);
  return shown === undefined ? refuse({ code: "other-zone", zone: zone ?? "", day }) : accept(shown);
}

/** Where a day and a time may be apart. */
const APART = /,? (?:at |on |@ ?|- (?=\d\d?(?::| ?[ap])|noon|mid))?|(?<=\d)T(?=\d)/gi;

/**
 * A date and a time as people type them in one text, whichever comes first, as `2014-05-16T12:00`, or why they are none.
 * What the portal prints, “12 noon, Friday 16 May 2014 (BST)”, can be read again.
 */
export function readLocalTime(typed: string): Result<string, TimeRefusal> {
  const text = plainSigns(cleanedLine(typed)).replace(/^at /i, "");
  const zone = ZONE.exec(text)?.[0] ?? "";
  const bare = text.slice(0, text.length - zone.length);
  const times = new Set<string>();
  let refusal: TimeRefusal = { code: "not-a-clock" };
  for (const { 0: sign, index } of bare.matchAll(APART)) {
    const [before, after] = [bare.slice(0, index), bare.slice(index + sign.length)];
    for (const [date, clock] of [
      [before, after],
      [after, before],
    ] as const) {
      if (clockIn(clock) === undefined) continue;
      const day = readDay(date.replace(YEAR_FIRST, "$1-$2-$3"));
      const time = day.ok ? readClock(`${clock}${zone}`, day.value) : day;
      if (day.ok && time.ok) times.add(`${day.value}T${time.value}`);
      else if (!time.ok && time.error.code !== "not-a-date") refusal = time.error;
    }
  }
  const [time, ...others] = times;
  if (time === undefined) return refuse(refusal);
  return others.length === 0 ? accept(time) : refuse({ code: "several-times", times: [...times] });
}

/** A day as it stands in a text before or after a time: four digits beside it may be either’s. */
const YEAR_FIRST = /^(\d{4}) (\d\d?) (\d\d?)$/;

/** What people read about a text that is no time in London. */
export const timeRefusalInWords = wordsOf<TimeRefusal>({
  ...dayRefusalWords,
  "several-times": ({ times }) =>
    `This may be ${times.map((time) => `${time.slice(11)} on ${dateInWords(time.slice(0, 10))}`).join(" or ")}: enter the month by its name`,
  "not-a-clock": "Enter a date and a time, like 5pm on 16 May 2014",
  "other-zone": ({ zone, day }) =>
    `${zone} is not the time in London${day === undefined ? "" : ` on ${dateInWords(day)}`}: enter the time that clocks in London show`,
});
