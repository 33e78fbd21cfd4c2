import { describe, expect, it } from "vitest";
import {
  dateInWords,
  dayExample,
  dayIn,
  dayRefusalInWords,
  readDay,
} from "../../../shared/kernel/typed-time.ts";

describe("days as people type them", () => {
  it.each([
    ["31 March 2013", "2013-03-31"],
    ["2013/03/31", "2013-03-31"],
    ["Weds 3 April 2013", "2013-04-03"],
    ["31 mar 2013", "2013-03-31"],
    ["31st of March 2013", "2013-03-31"],
    ["Sunday 31 March 2013", "2013-03-31"],
    ["on Sunday, the 31st of March 2013.", "2013-03-31"],
    ["Sun. 31 March 2013", "2013-03-31"],
    ["On 31 March 2013", "2013-03-31"],
    ["Thurs 1 January 1970", "1970-01-01"],
    ["Wednesday 31 December 1969", "1969-12-31"],
    ["1 Sept. 2013", "2013-09-01"],
    ["1 2 2013", "2013-02-01"],
    ["01/02/2013", "2013-02-01"],
    ["1.2.2013", "2013-02-01"],
    ["1-Feb-2013", "2013-02-01"],
    ["1 - 2 - 2013", "2013-02-01"],
    ["1 February, 2013", "2013-02-01"],
    ["2013-02-01", "2013-02-01"],
    ["29 2 2012", "2012-02-29"],
    ["1 1 1800", "1800-01-01"],
    ["\u200b1\u00a02 2013 ", "2013-02-01"],
    ["March 31, 2013", "2013-03-31"],
    ["Sunday, Mar 31st 2013", "2013-03-31"],
    ["31March2013", "2013-03-31"],
    ["31-Mar2013", "2013-03-31"],
    ["31 March 2013 (Sunday)", "2013-03-31"],
    ["31/3/2013, Sun.", "2013-03-31"],
  ])("%j is %s", (typed, day) => expect(dayIn(typed)).toBe(day));

  it.each([
    "",
    "31 September 2013",
    "29 2 2013",
    "32 1 2013",
    "0 1 2013",
    "1 0 2013",
    "1 13 2013",
    "1 ma 2013",
    "1 Mai 2013",
    "1 ja 2013",
    "2013-03/31",
    "2013.03-31",
    "11 10 -2014",
    "11 -10 2014",
    "1 1 13",
    "1 1 0001",
    "31 3 1013",
    "31 12 1799",
    "before 31 March 2013",
    "not 31 March 2013",
    "May 31 March 2013",
    "monthday 31 March 2013",
    "31/3/2013 or so",
    "Monday 31 March 2013",
    "31 March 2013 (Monday)",
    "Monday 31 March 2013 (Sunday)",
    "March 13 31",
    "1 1 20131",
    "1 1",
    "March 2013",
    "2013",
    "today",
  ])("%j is no day", (typed) => expect(dayIn(typed)).toBeUndefined());

  it.each([
    ["31 September 2013", /^Enter a date that exists/],
    ["31 3 1013", /^Check the year: enter a date of 1800 or later$/],
    ["Monday 31 March 2013", /^Check the date: 31 March 2013 is a Sunday$/],
  ])("%j is refused in words that say why", (typed, says) => {
    const day = readDay(typed);
    expect(day.ok ? "" : dayRefusalInWords(day.error)).toMatch(says);
  });

  it("are shown by one before today, or after it, whatever day it is", () => {
    for (const today of ["2013-01-01", "2013-03-31", "2013-12-31"]) {
      expect(dayExample(today, "past")).toBe("31 3 2012 or 31 March 2012");
      expect(dayExample(today, "future")).toBe("31 3 2014 or 31 March 2014");
    }
  });

  it("are read in full", () => expect(dateInWords("2013-03-01")).toBe("1 March 2013"));
});
