import { sortPrefix } from "../../shared/kernel/key.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import type { Table } from "../platform/table.ts";
import { STAFF, staffOf } from "./store.ts";

/** Everybody who works for the authority. */
export async function loadStaff(table: Table): Promise<readonly StaffMember[]> {
  return (await table.all({ pk: STAFF, beginsWith: sortPrefix("STAFF") })).map(staffOf);
}
