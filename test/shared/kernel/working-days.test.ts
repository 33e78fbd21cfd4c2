import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import {
  addWorkingDays,
  isOnRecord,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from "../../../shared/kernel/working-days.ts";
import { london } from "../../builders/competition.ts";

/** As gov.uk/bank-holidays published them, for years that have something out of the ordinary. */
const PUBLISHED = [
  ["2011", "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"],
  ["2012", "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"],
  ["2013", "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
  ["2020", "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
  ["2022", "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
  ["2023", "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
  ["2026", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
] as const;

const daysOf = (year: string) =>
  Array.from({ length: 366 }, (_, day) =>
    plus(london(`${year}-01-01T12:00`), day * 86_400_000).slice(0, 10),
  ).filter((day) => day.startsWith(year));

describe("working days", () => {
  it.each(PUBLISHED)(
    "are in England and Wales the Mondays to Fridays that are no bank holiday: %s",
    (year, days) => {
      const weekdays = daysOf(year).filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
      const off = weekdays.filter((day) => !isWorkingDay("england-and-wales", day));
      expect(off.map((day) => day.slice(5)).join(" ")).toBe(days);
    },
  );

  it.each([
    ["2 January in Scotland", "2014-01-02"],
    ["instead of 1 January in Scotland", "2017-01-03"],
    ["17 March in Northern Ireland", "2014-03-17"],
    ["12 July in Northern Ireland", "2013-07-12"],
    ["instead of a Sunday 12 July", "2020-07-13"],
    ["the first Monday of August in Scotland", "2014-08-04"],
    ["instead of a Saturday 30 November in Scotland", "2013-12-02"],
    ["the World Cup in Scotland", "2026-06-15"],
  ])("are fewer in the United Kingdom than in England and Wales: %s", (_why, day) => {
    expect(isWorkingDay("england-and-wales", day)).toBe(true);
    expect(isWorkingDay("united-kingdom", day)).toBe(false);
  });

  it("know no 30 November before the Act that made it a holiday", () =>
    expect(isWorkingDay("united-kingdom", "2006-11-30")).toBe(true));

  it("go on after a weekend, a holiday and the end of a year", () => {
    expect(nextWorkingDay("england-and-wales", "2013-12-24")).toBe("2013-12-27");
    expect(nextWorkingDay("england-and-wales", "2013-12-31")).toBe("2014-01-02");
    expect(nextWorkingDay("united-kingdom", "2013-12-31")).toBe("2014-01-03");
    expect(nextWorkingDay("england-and-wales", "2014-04-17")).toBe("2014-04-22");
  });

  it("are counted after a day, up to another and with that one", () => {
    expect(workingDaysBetween("england-and-wales", "2014-05-16", "2014-05-16")).toBe(0);
    expect(workingDaysBetween("england-and-wales", "2014-05-16", "2014-05-18")).toBe(0);
    expect(workingDaysBetween("england-and-wales", "2014-05-16", "2014-05-19")).toBe(1);
    expect(workingDaysBetween("england-and-wales", "2014-05-23", "2014-05-30")).toBe(4);
    expect(workingDaysBetween("england-and-wales", "2014-05-19", "2014-05-16")).toBe(0);
    expect(workingDaysBetween("england-and-wales", "2030-12-30", "2030-12-31")).toBe(1);
  });

  it("are added at the same London time, across a change of clocks too", () => {
    const [calendar, friday] = ["england-and-wales", london("2014-03-28T16:00")] as const;
    expect(addWorkingDays(calendar, friday, 0)).toBe(friday);
    expect(addWorkingDays(calendar, friday, 1)).toBe(london("2014-03-31T16:00"));
    expect(addWorkingDays(calendar, plus(friday, 1_234), 1)).toBe(plus(london("2014-03-31T16:00"), 1_234));
    expect(addWorkingDays(calendar, london("2014-10-24T23:59"), 1)).toBe(london("2014-10-27T23:59"));
    expect(addWorkingDays(calendar, london("2013-12-20T12:00"), 10)).toBe(london("2014-01-08T12:00"));
    expect(addWorkingDays("united-kingdom", london("2013-12-20T12:00"), 10)).toBe(london("2014-01-09T12:00"));
    expect(addWorkingDays(calendar, london("2014-05-17T12:00"), 1)).toBe(london("2014-05-19T12:00"));
  });

  it("are not guessed for a year whose bank holidays are not on record", () => {
    expect([isOnRecord("2005-12-30"), isOnRecord("2006-01-03"), isOnRecord("2031-01-02")]).toEqual([
      false,
      true,
      false,
    ]);
    expect(() => isWorkingDay("england-and-wales", "2005-12-30")).toThrow("no bank holidays are on record");
    expect(() => isWorkingDay("england-and-wales", "2031-01-05")).toThrow("no bank holidays are on record");
  });

  it("are added beyond that as if no Monday to Friday were a holiday: what has been done must not fail for it", () => {
    const added = (from: string) => addWorkingDays("england-and-wales", london(from), 1);
    expect(added("2030-12-31T12:00")).toBe(london("2031-01-01T12:00"));
    expect(added("2031-01-03T12:00")).toBe(london("2031-01-06T12:00"));
    // The last that is on record still counts.
    expect(added("2030-12-24T12:00")).toBe(london("2030-12-27T12:00"));
  });

  it("are counted forward only, and whole", () => {
    expect(() => addWorkingDays("united-kingdom", london("2014-05-16T12:00"), -1)).toThrow(RangeError);
    expect(() => addWorkingDays("united-kingdom", london("2014-05-16T12:00"), 0.5)).toThrow(RangeError);
  });
});
