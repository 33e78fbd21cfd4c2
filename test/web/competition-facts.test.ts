import { expect, it } from "vitest";
import { aCompetition } from "../builders/competition.ts";
import { front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

it("explains where they stand what an nDelius code is, and what a date is worth", async () => {
  const { portal, competitionId } = await aCompetition("2014-05-08T09:00");
  const anybody = new Visitor(front(portal.deps));
  const lots = await anybody.get(`/competitions/${competitionId}/lots`);
  expect(lots.words).toContain("nDelius, the case records of the probation service");
  const timetable = await anybody.get(`/competitions/${competitionId}/timetable`);
  expect(timetable.words).toContain("No date is on record, so this one is assumed");
  for (const { words } of [lots, timetable])
    expect(words).not.toMatch(/date assumed|(day|month) as announced/i);
});
