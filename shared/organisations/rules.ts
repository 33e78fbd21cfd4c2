import { type AuthorityActor, type BidderActor, isNationalLead } from "../kernel/actor.ts";
import type { OrganisationId, PersonId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import type {
  AddPartner,
  InvitePerson,
  Membership,
  Organisation,
  RegisterOrganisation,
  SuspendMember,
} from "./schema.ts";

export type OrganisationRefusal =
  | Extract<CommonRefusal, { code: "needs-national-lead" | "not-found" | "not-for-your-role" }>
  | { code: "member-named-twice"; name: string }
  | { code: "own-place" };

/** Decides how a newly registered bidder stands in the register. Without named members it is its own only member. */
export function decideRegistration(
  facts: { organisationId: OrganisationId },
  command: RegisterOrganisation,
  now: Instant,
): Result<Organisation, OrganisationRefusal> {
  const seen = new Set<string>();
  for (const { name } of command.members) {
    if (seen.has(name.toLowerCase())) return refuse({ code: "member-named-twice", name });
    seen.add(name.toLowerCase());
  }
  const { name, kind } = command;
  const members = command.members.length > 0 ? command.members : [{ name, kind }];
  return accept({
    ...facts,
    audience: "bidder",
    name,
    kind,
    members,
    lots: [],
    registeredAt: now,
    version: 1,
  });
}

/** The person who decides: as whom they are signed in, and what their place in the organisation is now. */
type Deciding = { actor: BidderActor; own: Membership | undefined };

const managesPeople = ({ actor, own }: Deciding): boolean =>
  actor.role === "submitter" && own !== undefined && own.suspendedAt === undefined;

/** Decides a colleague's place: only a submitter gives one, and never their own. */
export function decideInvitation(
  facts: Deciding & {
    organisation: Organisation;
    personId: PersonId;
    place: Membership | undefined;
  },
  command: InvitePerson,
): Result<Membership, OrganisationRefusal> {
  const { actor, organisation, personId, place } = facts;
  if (!managesPeople(facts)) return refuse({ code: "not-for-your-role" });
  if (personId === actor.personId) return refuse({ code: "own-place" });
  const { suspendedAt } = place ?? {};
  return accept({
    ...placeIn(organisation, personId, command),
    role: command.role,
    version: (place?.version ?? 0) + 1,
    ...(suspendedAt === undefined ? {} : { suspendedAt }),
  });
}

/** Decides whether a colleague is suspended from now on. A submitter cannot suspend themselves, so one remains. */
export function decideMemberSuspension(
  facts: Deciding & { place: Membership | undefined },
  command: SuspendMember,
  now: Instant,
): Result<Membership, OrganisationRefusal> {
  if (!managesPeople(facts)) return refuse({ code: "not-for-your-role" });
  if (command.personId === facts.actor.personId) return refuse({ code: "own-place" });
  if (facts.place === undefined) return refuse({ code: "not-found" });
  const { suspendedAt: _before, ...place } = facts.place;
  return accept({ ...place, version: place.version + 1, ...(command.suspend ? { suspendedAt: now } : {}) });
}

/** Decides how a local public body stands in the register of partners. */
export function decidePartner(
  facts: { actor: AuthorityActor; organisationId: OrganisationId },
  command: AddPartner,
  now: Instant,
): Result<Organisation, OrganisationRefusal> {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  return accept({
    organisationId: facts.organisationId,
    audience: "partner",
    name: command.name,
    kind: "public-body",
    members: [],
    lots: command.lots,
    registeredAt: now,
    version: 1,
  });
}

/** The first place in an organisation, for whoever registers it or is named for it. */
export const placeIn = (
  organisation: Organisation,
  personId: PersonId,
  who: { mail: string; name: string },
): Membership => ({
  organisationId: organisation.organisationId,
  organisationName: organisation.name,
  audience: organisation.audience,
  lots: organisation.lots,
  personId,
  mail: who.mail,
  name: who.name,
  role: "submitter",
  version: 1,
});
