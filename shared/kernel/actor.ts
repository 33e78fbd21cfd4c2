import * as z from "zod/mini";
import { LotId, OrganisationId, PersonId } from "./id.ts";

/**
 * Competition lead (all lots: national lead; some: team lead), approver (a senior officer outside the team: confirms, never
 * proposes, reads no bids), support manager of lots, evaluator, auditor.
 */
export const StaffRole = z.enum(["competition-lead", "approver", "support-manager", "evaluator", "auditor"]);
export type StaffRole = z.infer<typeof StaffRole>;

/** The lots a person of the authority or of a partner works for. */
export const LotScope = z.union([z.literal("all"), z.array(LotId)]);
export type LotScope = z.infer<typeof LotScope>;

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

/** A person of the authority. */
export const AuthorityActor = z.strictObject({
  audience: z.literal("authority"),
  ...person,
  role: StaffRole,
  lots: LotScope,
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

/** Who acts, and for whom: it comes from the session, never from the request. */
export const Actor = z.discriminatedUnion("audience", [
  AuthorityActor,
  BidderActor,
  PartnerActor,
  NewcomerActor,
]);
export type Actor = z.infer<typeof Actor>;
export type Audience = Actor["audience"];

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
export const capacityOf = (actor: PlacedActor): Capacity =>
  actor.audience === "authority" ? "authority" : actor.organisationId;

/** Whether somebody acts for the whole organisation: submits, withdraws, answers for it, and cares for its details. */
export const maySubmit = ({ role }: Pick<BidderActor, "role">): boolean => role === "submitter";

/** Whether a person of the authority leads the whole competition: national acts need one, and a second to confirm. */
export const isNationalLead = ({ role, lots }: Pick<AuthorityActor, "role" | "lots">): boolean =>
  role === "competition-lead" && lots === "all";

/** Whether somebody of the authority confirms what another proposed: a national lead, and an approver. */
export const mayConfirm = (actor: Pick<AuthorityActor, "role" | "lots">): boolean =>
  isNationalLead(actor) || actor.role === "approver";

/** Whether somebody's lots include this one. */
export const coversLot = (scope: LotScope, lot: LotId): boolean => scope === "all" || scope.includes(lot);

/** Who reads the audit log: an auditor, and a national competition lead. */
export const mayReadLog = (actor: AuthorityActor): boolean =>
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
