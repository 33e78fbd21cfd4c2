import { describe, expect, it } from "vitest";
import {
  deadlineInWords,
  progressInWords,
  savedAllTheSame,
  sectionsLeftInWords,
  sectionStateInWords,
} from "../../../shared/responses/words.ts";
import { SubmissionId } from "../../../shared/kernel/id.ts";
import { ResponseDraft, type SubmittedResponse } from "../../../shared/responses/schema.ts";
import { london } from "../../builders/competition.ts";
import { SMALL } from "../../builders/questionnaire.ts";

const AT = london("2013-10-10T09:00");
const draft = (...problems: readonly number[]): ResponseDraft =>
  ResponseDraft.parse({
    savedAt: AT,
    savedBy: "Sam",
    sections: Object.fromEntries(
      problems.map((left, index) => [
        SMALL.sections[index]?.sectionId,
        { version: 1, sha256: "0".repeat(64), problems: left },
      ]),
    ),
  });
const submitted = (timesSaved: number, withdrawn = false): SubmittedResponse => ({
  submissionId: SubmissionId.parse("sub_00000000000000000000000000"),
  receivedAt: AT,
  by: "Sam",
  withdrawn,
  timesSaved,
  version: 1,
});

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

  it("says whether what is prepared stands as submitted", () => {
    const complete = draft(0, 0, 0, 0);
    expect(progressInWords(SMALL, undefined, undefined)).toBe("Not started");
    expect(progressInWords(SMALL, draft(0, 2), undefined)).toBe("1 of 4 sections complete. Not submitted");
    expect(progressInWords(SMALL, complete, undefined)).toBe("Complete. Not submitted");
    expect(progressInWords(SMALL, complete, submitted(4))).toBe("Submitted");
    expect(progressInWords(SMALL, complete, submitted(3))).toBe(
      "Submitted, and changed since. The changes are not submitted",
    );
    expect(progressInWords(SMALL, complete, submitted(4, true))).toBe("Complete. Not submitted");
  });

  it("names the instant from which on nothing counts", () => {
    expect(deadlineInWords({ closesAt: london("2013-11-14T12:00") })).toMatch(
      /^Submit before 12 noon, Thursday 14 November 2013 \(GMT\)\./,
    );
  });
});
