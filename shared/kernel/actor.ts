import * as z from "zod/mini";
import { CompetitionId, LotId, OrganisationId, PersonId } from "./id.ts";

/**
 * Roles of the portal, which hold in every competition, drafts included: national lead; approver (a senior officer outside
 * the team: confirms, never proposes, reads no bids); auditor.
 */
export const PortalRole = z.enum(["national-lead", "approver", "auditor"]);
export type PortalRole = z.infer<typeof PortalRole>;

/** Roles in one competition, each with lots: its lead of a team, support manager, evaluator. */
export const CompetitionRole = z.enum(["competition-lead", "support-manager", "evaluator"]);
export type CompetitionRole = z.infer<typeof CompetitionRole>;

export const StaffRole = z.enum([...PortalRole.options, ...CompetitionRole.options]);
export type StaffRole = z.infer<typeof StaffRole>;

/** The lots a person of the authority or of a partner works for. */
export const LotScope = z.union([z.literal("all"), z.array(LotId)]);
export type LotScope = z.infer<typeof LotScope>;

/** What somebody of the authority is in one competition: by its id also while it is prepared. */
export const RoleInCompetition = z.strictObject({
  competitionId: CompetitionId,
  /** What it was called when the role was given: sign-in reads no competition. */
  title: z.string(),
  role: CompetitionRole,
  lots: LotScope,
});
export type RoleInCompetition = z.infer<typeof RoleInCompetition>;

/**
 * member: reads and drafts; submitter: also submits and manages the organisation's people. People read "contributor" for
 * the first, because a member, to them, is one of a consortium.
 */
export const MemberRole = z.enum(["member", "submitter"]);
export type MemberRole = z.infer<typeof MemberRole>;

const person = { personId: PersonId, name: z.string() };
/** Who did something, as what they did says it. */
export const Named = z.strictObject(person);
export const named = ({ personId, name }: z.infer<typeof Named>) => ({ personId, name });

const organisation = { organisationId: OrganisationId, organisationName: z.string() };

/** A person of the authority, as a session knows them: what they may do is looked up at each request. */
const AuthorityPerson = z.strictObject({ audience: z.literal("authority"), ...person });

/**
 * A person of the authority as they stand now, where they act: with their role of the portal, or with the one that they have
 * in the competition addressed. Who has neither has no role and no lots there.
 */
export const AuthorityActor = z.strictObject({
  ...AuthorityPerson.shape,
  role: z.optional(StaffRole),
  lots: LotScope,
  /** Which competition the role is of; none of a role of the portal. */
  roleIn: z.optional(CompetitionId),
  /** The roles in competitions, as long as none is addressed. */
  roles: z.optional(z.array(RoleInCompetition)),
  /** In whose stead they act: the two are one voice. */
  standsFor: z.optional(PersonId),
  /** The version of their own place, of which all this was read: an act is written while it is that. */
  ownPlace: z.optional(z.int()),
  /** The version of the place of whom they stand in for, likewise. */
  principalPlace: z.optional(z.int()),
});
export type AuthorityActor = z.infer<typeof AuthorityActor>;

/** A person of a Tier 1 organisation, acting for it. */
export const BidderActor = z.strictObject({
  audience: z.literal("bidder"),
  ...person,
  ...organisation,
  role: MemberRole,
});
export type BidderActor = z.infer<typeof BidderActor>;

/** A person of a local public body. */
const PartnerActor = z.strictObject({
  audience: z.literal("partner"),
  ...person,
  ...organisation,
  lots: LotScope,
});

/** A signed-in person who acts for no organisation yet. */
export const NewcomerActor = z.strictObject({ audience: z.literal("newcomer"), ...person });
export type NewcomerActor = z.infer<typeof NewcomerActor>;

/** Who is signed in, and for whom, as it is kept: neither roles nor lots of the authority's people are. */
export const SignedInAs = z.discriminatedUnion("audience", [
  AuthorityPerson,
  BidderActor,
  PartnerActor,
  NewcomerActor,
]);
export type SignedInAs = z.infer<typeof SignedInAs>;

/** Who acts, and for whom: it comes from the session and the person's place, never from the request. */
export const Actor = z.discriminatedUnion("audience", [
  AuthorityActor,
  BidderActor,
  PartnerActor,
  NewcomerActor,
]);
export type Actor = z.infer<typeof Actor>;
export type Audience = Actor["audience"];

/** What a session keeps of who acts. */
export const signedInAs = (actor: Actor): SignedInAs => {
  if (actor.audience !== "authority") return actor;
  const { audience, personId, name } = actor;
  return { audience, personId, name };
};

/** Whether somebody acts as one of this audience. */
export const actsAs = <A extends Audience>(
  actor: Actor,
  audience: A,
): actor is Extract<Actor, { audience: A }> => actor.audience === audience;

/** For whom somebody acts: for the authority, or for one organisation. Each has a place, sessions and an inbox of its own. */
export const Capacity = z.union([z.literal("authority"), OrganisationId]);
export type Capacity = z.infer<typeof Capacity>;

/** Who acts for somebody. */
export type PlacedActor = Exclude<Actor, NewcomerActor>;

/** For whom this actor acts. */
export const capacityOf = (actor: Exclude<SignedInAs, NewcomerActor>): Capacity =>
  actor.audience === "authority" ? "authority" : actor.organisationId;

/** Whether somebody acts for the whole organisation: submits, withdraws, answers for it, and cares for its details. */
export const maySubmit = ({ role }: Pick<BidderActor, "role">): boolean => role === "submitter";

/** Whether a person of the authority leads the whole competition: national acts need one, and a second to confirm. */
export const isNationalLead = ({ role }: Pick<AuthorityActor, "role">): boolean => role === "national-lead";

/** Whether somebody leads: the whole competition, or a team in it. */
export const isLeadOfSome = (actor: Pick<AuthorityActor, "role">): boolean =>
  isNationalLead(actor) || actor.role === "competition-lead";

/** Whether somebody reads who prefers which of their lots: leads, support managers and auditors. Approvers read no bids. */
export const readsCoverage = (actor: Pick<AuthorityActor, "role">): boolean =>
  isLeadOfSome(actor) || actor.role === "support-manager" || actor.role === "auditor";

/** Whether somebody of the authority confirms what another proposed: a national lead, and an approver. */
export const mayConfirm = (actor: Pick<AuthorityActor, "role">): boolean =>
  isNationalLead(actor) || actor.role === "approver";

const portalRoles: readonly (StaffRole | undefined)[] = PortalRole.options;
/** Whether somebody has a role of the portal. */
export const isOfPortal = ({ role }: Pick<AuthorityActor, "role">): boolean => portalRoles.includes(role);

/** Whether somebody is this person, or acts in their stead. */
export const isSameSeat = (
  { personId, standsFor }: Pick<AuthorityActor, "personId" | "standsFor">,
  other: string | undefined,
): boolean => other !== undefined && (other === personId || other === standsFor);

/** As whom somebody acts in a competition: undefined where they have no role in it. */
export function actorIn(actor: AuthorityActor, competitionId: CompetitionId): AuthorityActor | undefined {
  const { roles = [], ...who } = actor;
  if (isOfPortal(actor) || actor.roleIn === competitionId) return actor;
  const own = roles.find((one) => one.competitionId === competitionId);
  return own && { ...who, role: own.role, lots: own.lots, roleIn: competitionId };
}

/** Whether somebody's lots include this one. */
export const coversLot = (scope: LotScope, lot: LotId): boolean => scope === "all" || scope.includes(lot);

/** Who reads the audit log: an auditor, and a national competition lead. */
export const mayReadLog = (actor: Pick<AuthorityActor, "role">): boolean =>
  actor.role === "auditor" || isNationalLead(actor);

/**
 * Who may do something: in words, and whether it is offered to somebody. Who may not is told so with `otherwise`, before
 * anything else is looked at. The rule of the act decides.
 */
export type Permitted<A> = {
  readonly words: string;
  readonly may: (actor: A) => boolean;
  readonly otherwise: "needs-national-lead" | "not-for-your-role";
};

export const NATIONAL_LEADS: Permitted<AuthorityActor> = {
  words: "national competition leads",
  may: isNationalLead,
  otherwise: "needs-national-lead",
};
export const CONFIRMERS: Permitted<AuthorityActor> = {
  words: "national competition leads and approvers",
  may: mayConfirm,
  otherwise: "not-for-your-role",
};
export const SUBMITTERS: Permitted<BidderActor> = {
  words: "those who submit for the organisation",
  may: maySubmit,
  otherwise: "not-for-your-role",
};
export const EVERYBODY: Permitted<Actor> = {
  words: "everybody of this audience",
  may: () => true,
  otherwise: "not-for-your-role",
};
