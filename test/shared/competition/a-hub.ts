import { decideCreation } from "../../../shared/competition/rules.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId, OrganisationId, PersonId, spellId, StageId } from "../../../shared/kernel/id.ts";
import { fromLondon, type Instant, plus } from "../../../shared/kernel/instant.ts";

/** An instant of London. */
export const at = (local: string): Instant => {
  const instant = fromLondon(local);
  if (!instant.ok) throw new Error(`${local} is no London time`);
  return instant.value;
};
export const justBefore = (instant: Instant) => plus(instant, -1);
const someone = (seed: number) => PersonId.parse(spellId("person", new Uint8Array(17).fill(seed)));
export const staff = (role: AuthorityActor["role"], seed = 1) =>
  AuthorityActor.parse({ audience: "authority", personId: someone(seed), name: "Staff", role, lots: "all" });
export const [lead, secondLead] = [staff("competition-lead", 1), staff("competition-lead", 2)];
export const submitter = BidderActor.parse({
  audience: "bidder",
  personId: someone(3),
  name: "A Submitter",
  organisationId: OrganisationId.parse(spellId("organisation", new Uint8Array(17))),
  organisationName: "Geo Mercia",
  role: "submitter",
});
export const round2 = StageId.parse("preferences-2");

/** The competition of 2013, with what a test says of it. */
export function aCompetition(given: Partial<Competition> = {}): Competition {
  const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
  const template = { template: "transforming-rehabilitation-2013" } as const;
  const created = decideCreation({ actor: lead, competitionId }, template, at("2013-09-16T09:00"));
  if (!created.ok) throw new Error(created.error.code);
  const { terms, timetable } = created.value;
  return { ...terms, ...timetable, sealed: {}, ...given };
}
const stageNamed = (name: string) => {
  const stage = aCompetition().stages.find(({ stageId }) => stageId === StageId.parse(name));
  if (stage?.closesAt === undefined) throw new Error(`no window ${name}`);
  return { opensAt: stage.opensAt, closesAt: stage.closesAt };
};
export const [pqq, round] = [stageNamed("pqq"), stageNamed("preferences-2")];
