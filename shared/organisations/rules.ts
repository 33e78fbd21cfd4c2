import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { OrganisationId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { actsForAll, type Deciding } from "../kernel/place.ts";
import { decideMembers, type MembersRefusal } from "../kernel/members.ts";
import { accept, refuse } from "../kernel/result.ts";
import {
  type AddPartner,
  type ConsortiumMember,
  type EditOrganisation,
  type Organisation,
  type RegisterOrganisation,
  memberOf,
  type NamedMember,
} from "./schema.ts";

export type OrganisationRefusal =
  | Common<"needs-national-lead" | "not-found" | "not-for-your-role" | "changed-meanwhile">
  | MembersRefusal
  | { code: "own-place" }
  | { code: "too-many-people" }
  | { code: "too-many-invitations" }
  | { code: "too-many-registrations" }
  | { code: "has-place-already" }
  | { code: "number-registered-already" }
  | { code: "members-fixed" };

/** Decides how a newly registered bidder stands in the register. Without named members it is its own only member. */
export function decideRegistration(
  facts: { organisationId: OrganisationId },
  command: RegisterOrganisation,
  now: Instant,
) {
  const { name, kind, aliases = [], numbers = [], address, contacts = [] } = command;
  const named =
    command.members.length > 0 ? command.members.map(withOwn(name, numbers)) : [{ name, kind, numbers }];
  const members = decideMembers({ name, kind }, named);
  if (!members.ok) return members;
  return accept<Organisation>({
    ...facts,
    audience: "bidder",
    name,
    aliases,
    kind,
    numbers,
    ...(address === undefined ? {} : { address }),
    contacts,
    members: members.value.map(memberOf),
    lots: [],
    registeredAt: now,
    version: 1,
  });
}

/** The member that is the organisation itself has its numbers, unless it was said which it has. */
const withOwn =
  (own: string, numbers: Organisation["numbers"]) =>
  (member: NamedMember): NamedMember =>
    member.numbers === undefined && member.name.toLowerCase() === own.toLowerCase()
      ? { ...member, numbers }
      : member;

/**
 * Decides the next version of an organisation's profile. `membersFixed`: a response of the organisation is in, and its
 * members change by request only.
 */
export function decideEdit(
  facts: Deciding & { organisation: Organisation; membersFixed: boolean },
  command: EditOrganisation,
) {
  const { organisation: before, membersFixed } = facts;
  if (!actsForAll(facts)) return refuse({ code: "not-for-your-role" });
  if (command.seenVersion !== before.version) return refuse({ code: "changed-meanwhile" });
  if (command.members !== undefined && membersFixed) return refuse({ code: "members-fixed" });
  const { name = before.name, kind = before.kind, numbers = before.numbers } = command;
  const { aliases = before.aliases, contacts = before.contacts, address = before.address } = command;
  const named = command.members ?? ownMembers(before, { name, kind, numbers });
  const members = decideMembers({ name, kind }, named);
  if (!members.ok) return members;
  return accept<Organisation>({
    ...before,
    name,
    aliases,
    kind,
    numbers,
    ...(address === undefined ? {} : { address }),
    contacts,
    members: members.value.map(memberOf),
    version: before.version + 1,
  });
}

/** A single organisation is its own only member, also under a new name. */
const ownMembers = (
  { name, members }: Organisation,
  now: Pick<ConsortiumMember, "name" | "kind" | "numbers">,
): readonly ConsortiumMember[] =>
  members.map((member) => (members.length === 1 && member.name === name ? { ...member, ...now } : member));

/** Decides how a local public body stands in the register of partners. */
export function decidePartner(
  facts: { actor: AuthorityActor; organisationId: OrganisationId },
  command: AddPartner,
  now: Instant,
) {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  return accept<Organisation>({
    organisationId: facts.organisationId,
    audience: "partner",
    name: command.name,
    aliases: [],
    kind: "public-body",
    numbers: [],
    contacts: [],
    members: [],
    lots: command.lots,
    registeredAt: now,
    version: 1,
  });
}
