import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  between,
  DAY,
  dayInWords,
  epochMs,
  exactlyInWords,
  fromLondon,
  HOUR,
  Instant,
  instantOf,
  inWords,
  londonDay,
  moveDays,
  plus,
  toLondon,
  toTheMinute,
  typableFrom,
} from "../../../shared/kernel/instant.ts";
import { codeOf, errorOf } from "../a-competition.ts";

/** Any instant of the years in which the calendar of London is as it is now. */
const anyInstant = fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2060, 0) }).map(instantOf);
const read = (text: string) => Instant.parse(text);

describe("an instant", () => {
  it("is of one width, so that text order is time order", () =>
    fc.assert(
      fc.property(anyInstant, anyInstant, (one, other) => {
        expect(one).toHaveLength(24);
        expect(one < other).toBe(epochMs(one) < epochMs(other));
      }),
    ));

  it("is the count of milliseconds it was made of", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        expect(epochMs(instantOf(ms))).toBe(ms);
      }),
    ));

  it.each([
    "2014-05-16T11:00:00Z",
    "2014-05-16T11:00:00.000+00:00",
    "2014-05-16T12:00:00.000+01:00",
    "2014-05-16T11:00:00.000",
    "2014-05-16 11:00:00.000Z",
    "2014-02-29T11:00:00.000Z",
    "2014-13-01T11:00:00.000Z",
    "2014-05-16T24:00:00.000Z",
    "2016-12-31T23:59:60.000Z",
    "2014-05-16T11:00:00.0000Z",
    "+012014-05-16T11:00:00.000Z",
  ])("an instant is not %s", (text) => expect(Instant.safeParse(text).success).toBe(false));

  it("moves by milliseconds and says how far apart two are", () => {
    const closing = read("2014-05-16T11:00:00.000Z");
    expect(plus(closing, -1)).toBe("2014-05-16T10:59:59.999Z");
    expect(between(closing, plus(closing, DAY))).toBe(DAY);
    expect(between(plus(closing, DAY), closing)).toBe(-DAY);
  });
});

describe("London time", () => {
  it("is an hour ahead of UTC in summer and not in winter", () => {
    expect(fromLondon("2014-05-16T12:00")).toEqual({ ok: true, value: "2014-05-16T11:00:00.000Z" });
    expect(fromLondon("2013-12-19T12:00")).toEqual({ ok: true, value: "2013-12-19T12:00:00.000Z" });
  });

  it("a London time is refused in the hour that spring skips", () => {
    expect(codeOf(fromLondon("2026-03-29T01:30"))).toBe("time-skipped");
    expect(fromLondon("2026-03-29T01:00").ok).toBe(false);
    expect(fromLondon("2026-03-29T00:59:59.999").ok).toBe(true);
    expect(fromLondon("2026-03-29T02:00").ok).toBe(true);
  });

  it("a London time is refused in the hour that autumn repeats", () => {
    expect(codeOf(fromLondon("2026-10-25T01:30"))).toBe("time-doubled");
    expect(fromLondon("2026-10-25T01:00").ok).toBe(false);
    expect(fromLondon("2026-10-25T00:59:59.999").ok).toBe(true);
    expect(fromLondon("2026-10-25T02:00").ok).toBe(true);
  });

  it.each([
    "",
    "2014-05-16",
    "2014-02-29T12:00",
    "2014-05-16T25:00",
    "16/05/2014 12:00",
    "2014-05-16T12:00Z",
    "2014-05-16T12:00+01:00",
    "2014-03-30T01:30+09:00",
  ])("refuses %j, which is no time", (typed) =>
    expect(errorOf(fromLondon(typed))).toEqual({ code: "not-a-time", typed }),
  );

  it("comes back to the minute it was made of, but in the repeated hour", () =>
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const minute = instantOf(Math.floor(epochMs(instant) / 60_000) * 60_000);
        const again = fromLondon(toLondon(minute));
        const twice = [plus(minute, HOUR), plus(minute, -HOUR)].map(toLondon).includes(toLondon(minute));
        expect(again).toMatchObject(twice ? { error: { code: "time-doubled" } } : { value: minute });
      }),
    ));

  it("comes back from every minute of the day the clocks go back, but the two hours that look alike", () => {
    const counts = { same: 0, doubled: 0, other: 0 };
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const instant = plus(read("2026-10-25T00:00:00.000Z"), minute * 60_000);
      const again = fromLondon(toLondon(instant));
      if (again.ok) counts[again.value === instant ? "same" : "other"] += 1;
      else counts[again.error.code === "time-doubled" ? "doubled" : "other"] += 1;
    }
    expect(counts).toEqual({ same: 22 * 60, doubled: 2 * 60, other: 0 });
  });

  it("names the day in London, not in UTC", () =>
    expect(londonDay(read("2014-05-15T23:30:00.000Z"))).toBe("2014-05-16"));

  it("keeps the time of day when a timetable moves to another launch", () => {
    expect(moveDays("2013-10-31T12:00", "2013-09-19", "2026-01-05")).toBe("2026-02-16T12:00");
    expect(moveDays("2014-05-16T12:00", "2013-09-19", "2013-09-19")).toBe("2014-05-16T12:00");
    // Over the change of clocks it is noon still, an hour of UTC earlier.
    expect(moveDays("2014-03-29T12:00", "2014-01-01", "2014-01-02")).toBe("2014-03-30T12:00");
  });
});

describe("an instant in words", () => {
  it.each([
    ["2014-05-16T11:00:00.000Z", "12 noon, Friday 16 May 2014 (BST)"],
    ["2026-11-14T12:00:00.000Z", "12 noon, Saturday 14 November 2026 (GMT)"],
    ["2026-06-12T11:00:00.000Z", "12 noon, Friday 12 June 2026 (BST)"],
    ["2014-05-15T23:00:00.000Z", "midnight at the start of Friday 16 May 2014 (BST)"],
    ["2014-05-16T08:00:00.000Z", "9am, Friday 16 May 2014 (BST)"],
    ["2014-05-16T16:30:00.000Z", "5:30pm, Friday 16 May 2014 (BST)"],
    ["2014-05-15T23:05:00.000Z", "12:05am, Friday 16 May 2014 (BST)"],
    ["2014-05-16T11:05:00.000Z", "12:05pm, Friday 16 May 2014 (BST)"],
    ["2014-05-16T10:59:59.000Z", "11:59:59am, Friday 16 May 2014 (BST)"],
    ["2014-05-16T10:59:59.999Z", "11:59:59.999am, Friday 16 May 2014 (BST)"],
    ["2014-05-16T11:00:00.001Z", "12:00:00.001pm, Friday 16 May 2014 (BST)"],
    ["2014-05-15T23:00:01.000Z", "12:00:01am, Friday 16 May 2014 (BST)"],
  ])("%s is %s", (instant, words) => {
    expect(exactlyInWords(read(instant))).toBe(words);
    expect(inWords(read(instant))).toBe(exactlyInWords(toTheMinute(read(instant))));
    expect(inWords(read(instant))).not.toMatch(/\d:\d\d:/);
  });

  it.each([
    ["2014-05-16T11:00:00.000Z", "2014-05-16T11:05:00.000Z"],
    ["2014-05-16T11:00:44.311Z", "2014-05-16T11:10:00.000Z"],
    ["2014-05-16T10:59:59.999Z", "2014-05-16T11:05:00.000Z"],
  ])("%s is past when somebody has typed it, %s is not", (earliest, typable) =>
    expect(typableFrom(read(earliest))).toBe(typable),
  );

  it("an instant in exact words tells any two instants apart", () =>
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 400 * DAY }), (instant, later) => {
        expect(exactlyInWords(plus(instant, later))).not.toBe(exactlyInWords(instant));
      }),
    ));

  it("an instant in words has its weekday", () =>
    expect(dayInWords(read("2014-05-15T23:30:00.000Z"))).toBe("Friday 16 May 2014"));
});
