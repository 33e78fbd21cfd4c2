import { decideDraft, decidePublication } from "../../shared/competition/draft-rules.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { TEMPLATE_2013 } from "../../shared/competition/template-2013.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import {
  CompetitionId,
  DraftId,
  type IdKind,
  OrganisationId,
  PersonId,
  spellId,
} from "../../shared/kernel/id.ts";
import { fromLondon, type Instant } from "../../shared/kernel/instant.ts";

/** What went right, or an error that names what was refused. */
export function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** What was decided: "accepted", or the code of the refusal. */
export const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? "accepted" : result.error.code;

/** Why it was refused, with what is known of it: undefined when it was not. */
export const errorOf = (result: { ok: true } | { ok: false; error: object }): object | undefined =>
  result.ok ? undefined : result.error;

/** An instant from a London time that exists. */
export const london = (local: string): Instant => must(fromLondon(local));

/** The id of a kind that a number spells. */
export const idOf = (kind: IdKind, number: number) => spellId(kind, new Uint8Array(17).fill(number));

export const competitionId = CompetitionId.parse(idOf("competition", 1));

const draftId = DraftId.parse(idOf("draft", 1));

export const nationalLead: AuthorityActor = {
  audience: "authority",
  personId: PersonId.parse(idOf("person", 1)),
  name: "National Lead",
  role: "national-lead",
  lots: "all",
};
export const secondLead = {
  ...nationalLead,
  personId: PersonId.parse(idOf("person", 2)),
  name: "Second Lead",
};
/** A senior officer outside the team, who confirms and never proposes. */
export const approver: AuthorityActor = {
  ...nationalLead,
  personId: PersonId.parse(idOf("person", 5)),
  name: "An Approver",
  role: "approver",
};
/** Somebody of the authority; a national lead unless something else is said. */
export const staff = (given: Partial<Pick<AuthorityActor, "role" | "lots">> = {}): AuthorityActor => ({
  ...nationalLead,
  ...given,
});

export const bidder = (given: Partial<Pick<BidderActor, "role">> = {}): BidderActor => ({
  audience: "bidder",
  personId: PersonId.parse(idOf("person", 3)),
  name: "Sam Submitter",
  organisationId: OrganisationId.parse(idOf("organisation", 4)),
  organisationName: "Capita",
  role: "submitter",
  ...given,
});

/** The competition of 2013 as the template has it, with what a test says of it. */
export function aCompetition(given: Partial<Competition> = {}): Competition {
  const now = london("2013-09-16T09:00");
  const draft = must(decideDraft({ actor: nationalLead, draftId }, TEMPLATE_2013, now));
  const { terms, stages } = must(decidePublication({ draft }, undefined, now));
  const timetable = { stages: [...stages], amendments: [], version: 1 };
  return { competitionId, ...terms, createdAt: now, ...timetable, sealed: {}, ...given };
}
