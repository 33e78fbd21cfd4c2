import type { PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { StaffMember } from "../../shared/people/schema.ts";
import type { Item, Table, Write } from "../platform/table.ts";

export const STAFF = partition("STAFF", "all");
const staffKey = (person: PersonId): Key => ({ pk: STAFF, sk: sort("STAFF", person) });

export const staffOf = ({ pk: _pk, sk: _sk, ...staff }: Item): StaffMember => StaffMember.parse(staff);

/** Whether, and as what, this person works for the authority. */
export async function loadStaffMember(table: Table, person: PersonId): Promise<StaffMember | undefined> {
  const item = await table.get(staffKey(person));
  return item && staffOf(item);
}

/** Writes somebody's role, if it is still what was decided on. */
export const saveStaffMember = (staff: StaffMember): Write => ({
  put: { ...staffKey(staff.personId), ...staff },
  if: staff.version === 1 ? "absent" : { matching: { version: staff.version - 1 } },
});

/** Holds when this person's role has not changed since it was read. */
export const unchangedStaffMember = (person: PersonId, staff: StaffMember | undefined): Write => ({
  check: staffKey(person),
  if: staff === undefined ? "absent" : { matching: { version: staff.version } },
});

const pendingKey = (hash: string): Key => ({ pk: partition("SIGNIN", hash), sk: "PENDING" });

/** A sign-in that has left for the identity provider. */
export const savePendingSignIn = (hash: string, pending: Readonly<Record<string, unknown>>, ttl: number) =>
  ({ put: { ...pendingKey(hash), ...pending, ttl }, if: "absent" }) as const satisfies Write;

/** Takes a pending sign-in away, so that it can be completed once. */
export const removePendingSignIn = (hash: string) =>
  ({ remove: pendingKey(hash), if: "present" }) as const satisfies Write;

export const loadPendingSignIn = (table: Table, hash: string): Promise<Item | undefined> =>
  table.get(pendingKey(hash));
