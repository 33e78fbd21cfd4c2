import { describe, expect, it } from "vitest";
import {
  dateInWords,
  dayIn,
  dayRefusalInWords,
  localTimeIn,
  readDay,
  timeIn,
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
    ["2013-02-01", "2013-02-01"],
    ["29 2 2012", "2012-02-29"],
    ["1 1 1800", "1800-01-01"],
    ["\u200b1\u00a02 2013 ", "2013-02-01"],
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

  it("are read in full", () => expect(dateInWords("2013-03-01")).toBe("1 March 2013"));
});

describe("times of day as people type them", () => {
  it.each([
    ["5pm", "17:00"],
    ["5 PM", "17:00"],
    ["5 p.m.", "17:00"],
    ["5.30pm", "17:30"],
    ["5:30 pm", "17:30"],
    ["530pm", "17:30"],
    ["11.59am", "11:59"],
    ["12am", "00:00"],
    ["12pm", "12:00"],
    ["12.30am", "00:30"],
    ["noon", "12:00"],
    ["12 noon", "12:00"],
    ["17:00:00", "17:00"],
    ["17h00", "17:00"],
    ["Midday", "12:00"],
    ["12noon", "12:00"],
    ["12.00 noon", "12:00"],
    ["noon.", "12:00"],
    ["5 p.m", "17:00"],
    ["5.30 p. m.", "17:30"],
    ["17:30.", "17:30"],
    ["midnight", "00:00"],
    ["12:00", "12:00"],
    ["12.00", "12:00"],
    ["1200", "12:00"],
    ["0900", "09:00"],
    ["9:00", "09:00"],
    ["17:30 hrs", "17:30"],
    ["23:59", "23:59"],
  ])("%j is %s", (typed, time) => expect(timeIn(typed)).toBe(time));

  it.each(["", "5", "17", "930", "24:00", "12:60", "13pm", "0pm", "5:3pm", "noonish", "12:00:30", "9-5"])(
    "%j is refused: it may be another time, or none",
    (typed) => expect(timeIn(typed)).toBeUndefined(),
  );

  it.each([
    ["16/5/2014 12:00", "2014-05-16T12:00"],
    ["2014-05-16 9:00", "2014-05-16T09:00"],
    ["2014-05-16T12:00", "2014-05-16T12:00"],
    ["16 May 2014, 5pm", "2014-05-16T17:00"],
    ["Friday 16 May 2014 at 12 noon", "2014-05-16T12:00"],
    ["16/5/2014 1200", "2014-05-16T12:00"],
  ])("%j in one text is %s", (typed, time) => expect(localTimeIn(typed)).toBe(time));

  it.each(["", "16/5/2014", "12:00", "31/9/2014 12:00", "16/5/2014 5", "16/5/14 12:00"])(
    "%j in one text is refused",
    (typed) => expect(localTimeIn(typed)).toBeUndefined(),
  );
});
