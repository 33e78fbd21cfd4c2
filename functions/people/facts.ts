import { actorIn, type AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, PersonId } from "../../shared/kernel/id.ts";
import { isActive, isHeld, isInvited } from "../../shared/kernel/place.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { asActor, asTheyStand } from "../../shared/people/rules.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { placesOf } from "../platform/place-rows.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadStaffMember, staffOf } from "./store.ts";

/** As whom somebody acts at the authority now; undefined for who has no place there on which they can. */
export async function loadActor(
  { table, now }: Pick<Deps, "table" | "now">,
  person: PersonId,
): Promise<AuthorityActor | undefined> {
  const staff = await loadStaffMember(table, person, now());
  return staff && isActive(staff) ? asActor(staff) : undefined;
}

/** Whether, and as what, this person works for the authority. */
export { loadStaffMember };

/** Everybody who works for the authority: an appointment that nobody has accepted has no effect. */
export async function loadStaff(table: Table, now: Instant): Promise<readonly StaffMember[]> {
  return (await loadAppointed(table, now)).filter(isHeld);
}

/** Who can act in a competition now, each as whom they are in it. */
export async function loadTeam(
  table: Table,
  competitionId: CompetitionId,
  now: Instant,
): Promise<readonly AuthorityActor[]> {
  const active = (await loadStaff(table, now)).filter(isActive).map(asActor);
  return active.flatMap((one) => actorIn(one, competitionId) ?? []);
}

/** Everybody who has a role at the authority or is asked to take one. */
export async function loadAppointed(table: Table, now: Instant): Promise<readonly StaffMember[]> {
  const everybody = (await table.all(placesOf("authority"))).map((item) => asTheyStand(staffOf(item), now));
  return everybody.filter((one) => isHeld(one) || isInvited(one));
}
