import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import { pqqOf } from "../../../shared/kernel/window.ts";
import { SubmissionId } from "../../../shared/kernel/id.ts";
import type { SectionId } from "../../../shared/questionnaire/schema.ts";
import { type ResponseFacts } from "../../../shared/responses/rules.ts";
import type { ResponseDraft, SavedSection, SubmittedResponse } from "../../../shared/responses/schema.ts";
import { aCompetition, bidder, idOf, london } from "../a-competition.ts";
import {
  answered,
  BIDDER,
  CAPABILITY,
  PAPERS,
  sectionOf,
  SMALL,
  STANDING,
} from "../../builders/questionnaire.ts";

export const OPENS = london("2013-09-19T09:00");
export const CLOSES = london("2013-10-31T12:00");
export const DURING = london("2013-10-10T09:00");

/** What a submitter's decision stands on while the PQQ is open. */
export const facts = (given: Partial<ResponseFacts> = {}): ResponseFacts => ({
  actor: bidder(),
  competition: aCompetition(),
  questionnaire: SMALL,
  ...given,
});

/** The same in a competition that has just been cancelled. */
export const CANCELLED = {
  competition: aCompetition({ cancelled: { at: plus(DURING, -1), reason: "Policy changed" } }),
} satisfies Partial<ResponseFacts>;

/** A competition whose timetable has no PQQ. */
export function withoutPqq() {
  const competition = aCompetition();
  const pqq = pqqOf(competition);
  return { ...competition, stages: competition.stages.filter((stage) => stage !== pqq) };
}

/** The header of one section. */
export const header = (version: number, problems = 0, sha256 = "a".repeat(64)) => ({
  version,
  sha256,
  problems,
});

/** A draft in which every section was saved once and is complete; `given` differ. */
export const draft = (given: Partial<Record<SectionId, ReturnType<typeof header>>> = {}): ResponseDraft => ({
  sections: {
    ...Object.fromEntries(SMALL.sections.map(({ sectionId }) => [sectionId, header(1)])),
    ...Object.fromEntries(
      Object.entries(given).flatMap(([id, one]) => (one === undefined ? [] : [[id, one]])),
    ),
  },
  savedAt: DURING,
  savedBy: "Mel Member",
});

/** What stands when such a draft was submitted; `given` differ. */
export const submitted = (given: Partial<SubmittedResponse> = {}): SubmittedResponse => ({
  submissionId: SubmissionId.parse(idOf("submission", 5)),
  receivedAt: DURING,
  by: "Sam Submitter",
  withdrawn: false,
  timesSaved: 4,
  version: 1,
  ...given,
});

/** A section as somebody saved it in another competition. */
export const savedEarlier = (name: string, given: Partial<SavedSection> = {}): SavedSection => {
  const section = sectionOf(name);
  return {
    sectionId: section.sectionId,
    version: 3,
    answers: answered(section),
    savedAt: plus(OPENS, -1),
    savedBy: "Sam Submitter",
    ...given,
  };
};

/** The edges of the window: each instant by name. */
export const EDGES = {
  opening: OPENS,
  "a millisecond before opening": plus(OPENS, -1),
  "a millisecond before closing": plus(CLOSES, -1),
  closing: CLOSES,
} as const satisfies Record<string, Instant>;

export { BIDDER, CAPABILITY, PAPERS, STANDING };
