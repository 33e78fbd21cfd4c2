import type { Standing } from "../../../shared/competition/schema.ts";
import { LotId, OrganisationId, StageId, SubmissionId } from "../../../shared/kernel/id.ts";
import { london, idOf, competitionId, aCompetition, bidder, nationalLead } from "../a-competition.ts";
import type { PreferencesFacts } from "../../../shared/preferences/rules.ts";
import type { OpenedChoice, SubmittedChoice } from "../../../shared/preferences/schema.ts";

export const lots = (...numbers: readonly number[]): LotId[] =>
  numbers.map((number) => LotId.parse(`lot-${number}`));
export const ROUND_1 = StageId.parse("preferences-1");
export const ROUND_2 = StageId.parse("preferences-2");

/** Round 1 of 2014, not ranked, and round 2, ranked. */
export const OPENS_1 = london("2014-02-03T09:00");
export const CLOSES_1 = london("2014-02-28T12:00");
export const OPENS_2 = london("2014-05-06T09:00");
export const CLOSES_2 = london("2014-05-16T12:00");

export const prequalified = (visibleAt = london("2013-12-19T09:00")): Standing => ({
  competitionId,
  organisationId: bidder().organisationId,
  organisationName: "Capita",
  prequalified: true,
  visibleAt,
  reason: "Passed the PQQ",
  recordedBy: { personId: nationalLead.personId, name: nationalLead.name },
});

/** What a pre-qualified submitter's decision stands on, when nothing has been submitted. */
export const facts = (given: Partial<PreferencesFacts> = {}): PreferencesFacts => ({
  actor: bidder(),
  competition: aCompetition(),
  standing: prequalified(),
  choices: {},
  ...given,
});

/** What stands in a round; without lots, that it was withdrawn. */
export const standing = (
  chosen: LotId[] | undefined,
  given: Partial<SubmittedChoice> = {},
): SubmittedChoice => ({
  submissionId: SubmissionId.parse(idOf("submission", 5)),
  receivedAt: london("2014-02-10T10:00"),
  by: "Sam Submitter",
  version: 1,
  ...(chosen === undefined ? {} : { lots: chosen }),
  ...given,
});

/** What the seal opened of an organisation, known by a number. */
export const opened = (
  number: number,
  organisationName: string,
  chosen: LotId[],
  members: string[] = [organisationName],
): OpenedChoice => ({
  organisationId: OrganisationId.parse(idOf("organisation", number)),
  organisationName,
  members,
  lots: chosen,
});
