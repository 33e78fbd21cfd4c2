import { AuthorityActor, RoleInCompetition } from "../../../shared/kernel/actor.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { Instant, plus } from "../../../shared/kernel/instant.ts";
import { decidePower } from "../../../shared/people/rules.ts";
import { AppointStaff, GivePower, personIdOf, StaffMember } from "../../../shared/people/schema.ts";

export const now = Instant.parse("2013-10-01T08:00:00.000Z");
export const [annasId, beasId] = [await personIdOf("anna@example.org"), await personIdOf("bea@example.org")];

const idOf = (digit: string) => CompetitionId.parse(`cmp_${digit.repeat(26)}`);
export const [A, B] = [idOf("0"), idOf("1")];
export const IN_A = RoleInCompetition.parse({
  competitionId: A,
  title: "A",
  role: "competition-lead",
  lots: "all",
});

export const staff = (given: Partial<StaffMember>) =>
  StaffMember.parse({
    personId: annasId,
    mail: "anna@example.org",
    name: "Anna",
    role: "national-lead",
    roles: [],
    invitedAt: now,
    timesInvited: 1,
    invitedBy: { personId: annasId, name: "Anna" },
    acceptedAt: now,
    grant: 1,
    version: 1,
    ...given,
  });
export const anna = staff({});
export const bea = staff({
  personId: beasId,
  mail: "bea@example.org",
  name: "Bea",
  role: "auditor",
  version: 3,
});
export const actor = (given: Partial<AuthorityActor> = {}) =>
  AuthorityActor.parse({
    audience: "authority",
    personId: annasId,
    name: "Anna",
    role: "national-lead",
    lots: "all",
    ...given,
  });
export const appoint = (given: object = {}) =>
  AppointStaff.parse({ mail: "bea@example.org", name: "Bea", role: "auditor", ...given });
export const facts = { actor: actor(), own: anna, subject: bea, personId: beasId };

export const later = plus(now, 1);
export const power = { role: "national-lead" } as const;
/** What two people give Bea, a millisecond later. */
export const give = (given: object, subject: StaffMember | undefined = bea) =>
  decidePower(
    { by: anna, subject, personId: beasId },
    GivePower.parse({ ...appoint(power), gives: "other-role", reason: "Needed", ...given }),
    later,
  );
