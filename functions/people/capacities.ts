import type { Actor } from "../../shared/kernel/actor.ts";
import type { PersonId } from "../../shared/kernel/id.ts";
import type { Membership } from "../../shared/organisations/schema.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { loadMemberships, unchangedMembership } from "../organisations/facts.ts";
import type { Table, Write } from "../platform/table.ts";
import { loadStaffMember, unchangedStaffMember } from "./store.ts";

/** As whom a person may act, and the checks that this still holds when it is committed on. */
export type Capacities = {
  readonly actors: readonly Exclude<Actor, { audience: "newcomer" }>[];
  /** Somebody who had a capacity and has none left because of suspensions. */
  readonly suspended: boolean;
  readonly guards: readonly Write[];
};

export async function loadCapacities(table: Table, personId: PersonId, name: string): Promise<Capacities> {
  const [staff, memberships] = await Promise.all([
    loadStaffMember(table, personId),
    loadMemberships(table, personId),
  ]);
  const all = [staff, ...memberships].filter((one) => one !== undefined);
  const active = memberships.filter(({ suspendedAt }) => suspendedAt === undefined);
  const actors = [
    ...(staff === undefined || staff.suspendedAt !== undefined ? [] : [authorityActor(staff)]),
    ...active.map((membership) => memberActor(membership, name)),
  ];
  return {
    actors,
    suspended: all.length > 0 && actors.length === 0,
    guards: [unchangedStaffMember(personId, staff), ...memberships.map(unchangedMembership)],
  };
}

const authorityActor = ({ personId, name, role, lots }: StaffMember) =>
  ({ audience: "authority", personId, name, role, lots }) as const;

function memberActor(
  { personId, organisationId, organisationName, audience, role, lots }: Membership,
  name: string,
) {
  const whom = { personId, name, organisationId, organisationName };
  return audience === "partner"
    ? ({ audience, ...whom, lots } as const)
    : ({ audience, ...whom, role } as const);
}
