import { actorIn, type AuthorityActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, PersonId } from "../../shared/kernel/id.ts";
import { isActive, isHeld, isInvited } from "../../shared/kernel/place.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { inStead, isLead } from "../../shared/people/deputies.ts";
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
  const staff = await loadInStead(table, person, now());
  return staff && isActive(staff) ? asActor(staff) : undefined;
}

/** Somebody as they act now, in another's stead while that runs. Who stands in for nobody costs no other read. */
export async function loadInStead(table: Table, person: PersonId, now: Instant) {
  const staff = await loadStaffMember(table, person, now);
  const principal = staff?.deputises?.principal;
  return staff && inStead(staff, principal && (await loadStaffMember(table, principal.personId, now)), now);
}

/** Everybody who works for the authority, as they act now: an appointment that nobody has accepted has no effect. Not for writing. */
export async function loadStaff(table: Table, now: Instant): Promise<readonly StaffMember[]> {
  const held = (await loadAppointed(table, now)).filter(isHeld);
  return held.map((one) => {
    const principal = held.find(({ personId }) => personId === one.deputises?.principal.personId);
    return inStead(one, principal, now);
  });
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

/** Acts of two need as many leads: below that the deployment names who leads. */
const LEADS_NEEDED = 2;

/** Whether, but for this person, fewer lead the portal than acts of two need. */
export async function isLeadMissing({ table, now }: Pick<Deps, "table" | "now">, personId: PersonId) {
  const everybody = await loadStaff(table, now());
  return everybody.filter((one) => isLead(one) && one.personId !== personId).length < LEADS_NEEDED;
}
