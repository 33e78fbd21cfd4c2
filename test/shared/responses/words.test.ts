import { describe, expect, it } from "vitest";
import {
  deadlineInWords,
  savedAllTheSame,
  sectionsLeftInWords,
  sectionStateInWords,
  uploadRefusalInWords,
} from "../../../shared/responses/words.ts";
import { london } from "../../builders/competition.ts";

describe("how far a response is, in words", () => {
  it("counts what is left of a section", () => {
    expect([undefined, 0, 1, 2].map(sectionStateInWords)).toEqual([
      "Not started",
      "Complete",
      "1 question left",
      "2 questions left",
    ]);
    expect([1, 2].map(sectionsLeftInWords)).toEqual([
      "1 section is not complete",
      "2 sections are not complete",
    ]);
    expect(savedAllTheSame(1)).toContain("1 question needs something more");
    expect(savedAllTheSame(2)).toContain("2 questions need something more");
  });

  it("names the instant from which on nothing counts", () => {
    expect(deadlineInWords({ closesAt: london("2013-11-14T12:00") })).toMatch(
      /^Submit before 12 noon, Thursday 14 November 2013 \(GMT\)\./,
    );
  });
});

it("a refused upload has the words of the file or of the response", () => {
  expect(uploadRefusalInWords({ code: "file-refused", problem: "too-large" })).toMatch(/^the file is larger/);
  expect(uploadRefusalInWords({ code: "pqq-closed", closedAt: london("2013-10-31T12:00") })).toContain(
    "closed at 12 noon, Thursday 31 October 2013 (GMT)",
  );
});
