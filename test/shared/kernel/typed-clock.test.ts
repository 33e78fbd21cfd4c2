import { describe, expect, it } from "vitest";
import { fromLondon } from "../../../shared/kernel/instant.ts";
import { accept, refuse } from "../../../shared/kernel/result.ts";
import { readClock, readLocalTime, timeRefusalInWords } from "../../../shared/kernel/typed-clock.ts";
import { codeOf } from "../a-competition.ts";

const DAY = "2014-05-16";

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
    ["5:30", "05:30"],
    ["0:30", "00:30"],
    ["17:30 hrs", "17:30"],
    ["23:59", "23:59"],
    ["at 5pm", "17:00"],
    ["mid-day", "12:00"],
    ["5:00:00 PM", "17:00"],
    ["17:00:00.000", "17:00"],
    ["17.30pm", "17:30"],
  ])("%j is %s", (typed, time) => expect(readClock(typed, DAY)).toEqual(accept(time)));

  it.each([
    "",
    "5",
    "17",
    "930",
    "24:00",
    "12:60",
    "13pm",
    "0pm",
    "17:00am",
    "09:30:00pmx",
    "5:3pm",
    "noonish",
    "12:00:30",
    "9-5",
  ])("%j is refused: it may be another time, or none", (typed) =>
    expect(readClock(typed, DAY)).toEqual(refuse({ code: "not-a-clock" })),
  );

  it.each([
    ["16/5/2014 12:00", "2014-05-16T12:00"],
    ["2014-05-16 9:00", "2014-05-16T09:00"],
    ["2014-05-16T12:00", "2014-05-16T12:00"],
    ["16 May 2014, 5pm", "2014-05-16T17:00"],
    ["Friday 16 May 2014 at 12 noon", "2014-05-16T12:00"],
    ["16/5/2014 1200", "2014-05-16T12:00"],
    ["5pm on Friday 16 May 2014", "2014-05-16T17:00"],
    ["5pm, Friday 16 May 2014", "2014-05-16T17:00"],
    ["At 5 p.m. on 16/5/2014.", "2014-05-16T17:00"],
    ["1200 16 5 2014", "2014-05-16T12:00"],
    ["17:00 2014-05-16", "2014-05-16T17:00"],
    ["5pm BST on Friday 16 May 2014", "2014-05-16T17:00"],
    ["16 May 2014 5pm BST", "2014-05-16T17:00"],
    ["2014-01-16T12:00Z", "2014-01-16T12:00"],
    ["2014-05-16T12:00:00+01:00", "2014-05-16T12:00"],
    ["12 noon, Friday 16 May 2014 (BST)", "2014-05-16T12:00"],
    ["5pm, Thursday 16 January 2014 (GMT)", "2014-01-16T17:00"],
    ["midnight at the start of Friday 16 May 2014 (BST)", "2014-05-16T00:00"],
    ["5pm on 16 May 2014, UK time", "2014-05-16T17:00"],
    ["16/5/2014 – 17:00", "2014-05-16T17:00"],
    ["16 May 2014 @ 5pm", "2014-05-16T17:00"],
    ["May 16, 2014 5:00:00 PM", "2014-05-16T17:00"],
    ["2014-01-16T12:00:00.000Z", "2014-01-16T12:00"],
  ])("%j in one text is %s", (typed, time) => expect(readLocalTime(typed)).toEqual(accept(time)));

  it.each(["", "16/5/2014", "12:00", "31/9/2014 12:00", "16/5/2014 5", "16/5/14 12:00"])(
    "%j in one text is refused",
    (typed) => expect(readLocalTime(typed).ok).toBe(false),
  );
});

describe("a zone that is typed with a time", () => {
  it.each([
    ["5pm BST", "2014-05-16"],
    ["5pm (BST)", "2014-05-16"],
    ["5pm british summer time", "2014-05-16"],
    ["17:00 GMT", "2014-01-16"],
    ["17:00 gmt.", "2014-01-16"],
    ["17:00Z", "2014-01-16"],
    ["17:00 UTC", "2014-01-16"],
    ["17:00 GMT+1", "2014-05-16"],
    ["17:00+01:00", "2014-05-16"],
    ["17:00 UK time", "2014-05-16"],
    ["5pm London time", "2014-01-16"],
    ["5pm local time", "2014-01-16"],
    ["17:00 GMT", undefined],
  ])("%j is read where clocks in London show it, on %s", (typed, day) =>
    expect(readClock(typed, day)).toEqual(accept("17:00")),
  );

  it.each([
    [
      "5pm BST",
      "2014-01-16",
      "BST is not the time in London on 16 January 2014: enter the time that clocks in London show",
    ],
    [
      "5pm GMT",
      "2014-05-16",
      "GMT is not the time in London on 16 May 2014: enter the time that clocks in London show",
    ],
    [
      "17:00Z",
      "2014-05-16",
      "Z is not the time in London on 16 May 2014: enter the time that clocks in London show",
    ],
    [
      "17:00 CET",
      "2014-01-16",
      "CET is not the time in London on 16 January 2014: enter the time that clocks in London show",
    ],
    ["17:00 CET", undefined, "CET is not the time in London: enter the time that clocks in London show"],
    [
      "17:00+02:00",
      "2014-05-16",
      "+02:00 is not the time in London on 16 May 2014: enter the time that clocks in London show",
    ],
    [
      "5pm EST",
      "2014-01-16",
      "EST is not the time in London on 16 January 2014: enter the time that clocks in London show",
    ],
  ])("%j is refused on %s in words of its own", (typed, day, says) => {
    const read = readClock(typed, day);
    expect(read.ok ? read.value : timeRefusalInWords(read.error)).toBe(says);
  });

  it.each([
    ["5pm on Monday 16 May 2014", "Check the date: 16 May 2014 is a Friday"],
    [
      "16 May 2014 5pm GMT",
      "GMT is not the time in London on 16 May 2014: enter the time that clocks in London show",
    ],
    ["5pm on Friday", "Enter a date and a time, like 5pm on 16 May 2014"],
    [
      "2014 10 11 2015",
      "This may be 20:14 on 10 November 2015 or 20:15 on 11 October 2014: enter the month by its name",
    ],
  ])("%j in one text is refused in words that say why", (typed, says) => {
    const read = readLocalTime(typed);
    expect(read.ok ? read.value : timeRefusalInWords(read.error)).toBe(says);
  });

  it.each([
    ["01:30 BST", "2014-10-26", "01:30+01:00", "2014-10-26T00:30:00.000Z"],
    ["01:30 GMT", "2014-10-26", "01:30+00:00", "2014-10-26T01:30:00.000Z"],
    ["1.30am (GMT)", "2014-10-26", "01:30+00:00", "2014-10-26T01:30:00.000Z"],
    ["01:30Z", "2014-03-30", "02:30", "2014-03-30T01:30:00.000Z"],
    ["01:30 GMT", "2014-03-30", "02:30", "2014-03-30T01:30:00.000Z"],
  ])(
    "tells of %j on %s, in the hour that comes twice or never, which instant is meant",
    (typed, day, time, is) => {
      expect(readClock(typed, day)).toEqual(accept(time));
      expect(fromLondon(`${day}T${time}`)).toEqual(accept(is));
    },
  );

  it.each([
    ["01:30 BST", "2014-03-30"],
    ["01:30 GMT-1", "2014-10-26"],
    ["17:00 IST", "2014-05-16"],
    ["17:00-01:00", "2014-05-16"],
    ["17:00 GMT-1", "2014-05-16"],
  ])("as in %j on %s that London does not have is refused", (typed, day) =>
    expect(codeOf(readClock(typed, day))).toBe("other-zone"),
  );

  it("that lies behind Greenwich is never read as one before it", () => {
    expect(readClock("17:00-01:00", "2014-01-16").ok).toBe(false);
    expect(readClock("17:00-00:00", "2014-01-16")).toEqual(accept("17:00"));
  });
});
