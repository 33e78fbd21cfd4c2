import { isHeld, isInvited } from "../../shared/kernel/place.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { asTheyStand } from "../../shared/people/rules.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { placesOf } from "../platform/place-rows.ts";
import type { Table } from "../platform/table.ts";
import { loadStaffMember, staffOf } from "./store.ts";

/** Whether, and as what, this person works for the authority. */
export { loadStaffMember };

/** Everybody who works for the authority: an appointment that nobody has accepted has no effect. */
export async function loadStaff(table: Table, now: Instant): Promise<readonly StaffMember[]> {
  return (await loadAppointed(table, now)).filter(isHeld);
}

/** Everybody who has a role at the authority or is asked to take one. */
export async function loadAppointed(table: Table, now: Instant): Promise<readonly StaffMember[]> {
  const everybody = (await table.all(placesOf("authority"))).map((item) => asTheyStand(staffOf(item), now));
  return everybody.filter((one) => isHeld(one) || isInvited(one));
}
