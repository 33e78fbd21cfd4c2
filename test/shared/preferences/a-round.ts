import { decideCreation } from "../../../shared/competition/rules.ts";
import { type Competition, CreateFromTemplate, type Standing } from "../../../shared/competition/schema.ts";
import type { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import {
  CompetitionId,
  type IdKind,
  LotId,
  OrganisationId,
  PersonId,
  spellId,
  StageId,
  SubmissionId,
} from "../../../shared/kernel/id.ts";
import { fromLondon, type Instant } from "../../../shared/kernel/instant.ts";
import type { PreferencesFacts } from "../../../shared/preferences/rules.ts";
import type { OpenedChoice, SubmittedChoice } from "../../../shared/preferences/schema.ts";

/** An instant from a London time that exists. */
export function london(local: string): Instant {
  const instant = fromLondon(local);
  if (!instant.ok) throw new Error(`${local} is no London time`);
  return instant.value;
}

/** The id of a kind that a number spells. */
const idOf = (kind: IdKind, number: number) => spellId(kind, new Uint8Array(17).fill(number));
export const lots = (...numbers: readonly number[]): LotId[] =>
  numbers.map((number) => LotId.parse(`lot-${number}`));
export const ROUND_1 = StageId.parse("preferences-1");
export const ROUND_2 = StageId.parse("preferences-2");

/** Round 1 of 2014, not ranked, and round 2, ranked. */
export const OPENS_1 = london("2014-02-03T09:00");
export const CLOSES_1 = london("2014-02-28T12:00");
export const OPENS_2 = london("2014-05-06T09:00");
export const CLOSES_2 = london("2014-05-16T12:00");

export const competitionId = CompetitionId.parse(idOf("competition", 1));

const nationalLead: AuthorityActor = {
  audience: "authority",
  personId: PersonId.parse(idOf("person", 2)),
  name: "National Lead",
  role: "competition-lead",
  lots: "all",
};
/** Somebody of the authority; a national lead unless something else is said. */
export const staff = (given: Partial<Pick<AuthorityActor, "role" | "lots">> = {}): AuthorityActor => ({
  ...nationalLead,
  ...given,
});

/** The competition of 2013 with both rounds as the template has them. */
export function aCompetition(given: Partial<Competition> = {}): Competition {
  const command = CreateFromTemplate.parse({ template: "transforming-rehabilitation-2013" });
  const created = decideCreation({ actor: nationalLead, competitionId }, command, london("2013-09-16T09:00"));
  if (!created.ok) throw new Error(created.error.code);
  return { ...created.value.terms, ...created.value.timetable, sealed: {}, ...given };
}

export const bidder = (given: Partial<Pick<BidderActor, "role">> = {}): BidderActor => ({
  audience: "bidder",
  personId: PersonId.parse(idOf("person", 3)),
  name: "Sam Submitter",
  organisationId: OrganisationId.parse(idOf("organisation", 4)),
  organisationName: "Capita",
  role: "submitter",
  ...given,
});

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
