import * as z from "zod/mini";
import { type AuthorityActor, isNationalLead, isSameSeat, mayConfirm, Named, named } from "./actor.ts";
import type { Canonical } from "./digest.ts";
import { CompetitionId, PersonId, ProposalId } from "./id.ts";
import { Instant } from "./instant.ts";
import type { Common } from "./refusal.ts";
import { accept, refuse } from "./result.ts";
import { isWithin } from "./window.ts";

/** The acts that two people do together. The list is closed: an act joins it by being named here. */
export const ActOfTwo = z.enum([
  "competition-publication",
  "timetable-amendment",
  "holding-extension",
  "outcome-stop",
  "competition-cancelled",
  "questionnaire-freeze",
  "pqq-outcome",
  "outcome-correction",
  "membership-change",
  "lot-disclosure",
  "staff-power",
  "suspension-lasting",
]);
export type ActOfTwo = z.infer<typeof ActOfTwo>;

/** Where an act belongs: to one competition, or to the portal. */
export const Scope = z.union([z.literal("portal"), CompetitionId]);
export type Scope = z.infer<typeof Scope>;

/** Names exactly what is proposed, and what it stands on: SHA-256 in hexadecimal. */
export const ProposalHash = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, "not the hash of a proposal"))
  .brand<"ProposalHash">();
export type ProposalHash = z.infer<typeof ProposalHash>;

/** What is proposed, as both people read it: parts of lines, each with what it is called and what it says. */
export const ShownParts = z.array(
  z.strictObject({
    title: z.optional(z.string()),
    lines: z.array(z.tuple([z.string(), z.string()])),
  }),
);
export type ShownParts = z.infer<typeof ShownParts>;

/**
 * What one person proposes and another confirms. All of it is kept as it was proposed: the command, and what the two read.
 * It waits until it is confirmed, withdrawn by its proposer or declined by another.
 */
export const Proposal = z.strictObject({
  proposalId: ProposalId,
  scope: Scope,
  act: ActOfTwo,
  /** What it is about: only one proposal of an act waits for each. */
  subject: z.string().check(z.regex(/^[a-z0-9_-]+$/)),
  title: z.string(),
  shown: ShownParts,
  command: z.custom<Canonical>(),
  reason: z.string(),
  hash: ProposalHash,
  proposedBy: Named,
  /** In whose stead, where a deputy proposed it. */
  proposedFor: z.optional(PersonId),
  proposedAt: Instant,
  /** Until when it can be confirmed, and whether that instant itself is in time; without a limit it waits. */
  confirmable: z.optional(z.strictObject({ until: Instant, itselfCounts: z.boolean() })),
  /** What it is about has taken effect already, by one person: confirming ratifies it, and it stands whatever becomes of this. */
  standsAnyway: z.optional(z.literal(true)),
  /** The person of the authority whom it is about: they neither propose nor confirm it. */
  concerns: z.optional(PersonId),
  closed: z.optional(
    z.strictObject({
      how: z.enum(["confirmed", "withdrawn", "declined"]),
      by: Named,
      at: Instant,
      reason: z.optional(z.string()),
    }),
  ),
});
export type Proposal = z.infer<typeof Proposal>;

export type ProposalRefusal =
  | Common<
      | "needs-national-lead"
      | "not-for-your-role"
      | "not-found"
      | "changed-meanwhile"
      | "concerns-you"
      | "already-proposed"
    >
  | { code: "needs-second-person" }
  | { code: "newer-than-proposal"; since: Instant }
  | { code: "proposal-closed"; how: NonNullable<Proposal["closed"]>["how"] }
  | { code: "proposal-lapsed" }
  | { code: "proposal-overtaken" }
  | { code: "no-longer-possible"; because: string }
  | { code: "not-the-proposer" }
  | { code: "own-proposal" }
  | { code: "not-withdrawn" }
  | { code: "not-made-again" };

/** Whether the time in which a proposal can be confirmed has not run out. */
export const isInTime = ({ confirmable }: Pick<Proposal, "confirmable">, now: Instant): boolean =>
  confirmable === undefined || isWithin(confirmable, now);

/**
 * What has become of a proposal. It lapses when its time runs out, and is overtaken when what it stands on has changed;
 * neither needs anybody to do anything. Both can be proposed again.
 */
export type ProposalState = "waiting" | "lapsed" | "overtaken" | NonNullable<Proposal["closed"]>["how"];

/** `stands`: whether what it stands on is still as it was when it was proposed. */
export function stateOfProposal(proposal: Proposal, stands: boolean, now: Instant): ProposalState {
  const state = stateStanding(proposal, now);
  return state === "waiting" && !stands ? "overtaken" : state;
}

/** The same as long as what it stands on is as it was. */
export function stateStanding(
  { closed, confirmable }: Pick<Proposal, "closed" | "confirmable">,
  now: Instant,
): Exclude<ProposalState, "overtaken"> {
  if (closed !== undefined) return closed.how;
  return isInTime({ confirmable }, now) ? "waiting" : "lapsed";
}

/** Decides whether somebody may propose, where the act says nothing else: national leads may. */
export const decideProposing = (actor: AuthorityActor) =>
  isNationalLead(actor) ? accept(undefined) : refuse({ code: "needs-national-lead" });

/** Who proposes something, as it is kept: where a deputy does, also in whose stead. */
export const proposerOf = (
  actor: Pick<AuthorityActor, "personId" | "name" | "standsFor">,
): Pick<Proposal, "proposedBy" | "proposedFor"> => ({
  proposedBy: named(actor),
  ...(actor.standsFor && { proposedFor: actor.standsFor }),
});

/** Whether somebody proposed it, or whoever did sits on one seat with them: one stands in for the other, or both for a third. */
const isByTheirSeat = (
  actor: Pick<AuthorityActor, "personId" | "standsFor">,
  { proposedBy, proposedFor }: Pick<Proposal, "proposedBy" | "proposedFor">,
): boolean => isSameSeat(actor, proposedBy.personId) || isSameSeat(actor, proposedFor);

/** What somebody may do about a proposal that waits, as far as that shows from who they are. */
export type Offer = "may-confirm" | "proposed-it" | "same-seat" | "concerned" | "may-look";

export function offerTo(actor: AuthorityActor, proposal: Proposal): Offer {
  if (proposal.proposedBy.personId === actor.personId) return "proposed-it";
  if (isSameSeat(actor, proposal.concerns)) return "concerned";
  if (!mayConfirm(actor)) return "may-look";
  return isByTheirSeat(actor, proposal) ? "same-seat" : "may-confirm";
}

/** A person who confirms: as whom they are signed in, and since when the register gives them the power to confirm. */
type Confirming = { readonly actor: AuthorityActor; readonly confirmsSince: Instant | undefined };

/**
 * Decides whether somebody may confirm: a national lead or an approver, another person than the proposer and than whom it
 * is about, who had that power before it was proposed: nobody is appointed to confirm what waits. It is confirmed on the very
 * hash that they saw, while it waits and its time has not run out.
 */
export function decideConfirming(
  { actor, confirmsSince, proposal }: Confirming & { readonly proposal: Proposal },
  { seenHash }: { readonly seenHash: ProposalHash },
  now: Instant,
) {
  const { closed, proposedAt, concerns, hash } = proposal;
  if (!mayConfirm(actor) || confirmsSince === undefined) return refuse({ code: "not-for-your-role" });
  if (closed !== undefined) return refuse({ code: "proposal-closed", how: closed.how });
  if (isByTheirSeat(actor, proposal)) return refuse({ code: "needs-second-person" });
  if (isSameSeat(actor, concerns)) return refuse({ code: "concerns-you" });
  if (confirmsSince >= proposedAt) return refuse({ code: "newer-than-proposal", since: confirmsSince });
  if (!isInTime(proposal, now)) return refuse({ code: "proposal-lapsed" });
  return seenHash === hash ? accept(undefined) : refuse({ code: "changed-meanwhile" });
}

/**
 * Decides whether a proposal is withdrawn: by who proposed it, as long as nobody has closed it. What has taken effect waits
 * for its ratification: nobody takes that question back.
 */
export function decideWithdrawing(actor: AuthorityActor, { closed, proposedBy, standsAnyway }: Proposal) {
  if (standsAnyway) return refuse({ code: "not-withdrawn" });
  if (closed !== undefined) return refuse({ code: "proposal-closed", how: closed.how });
  return proposedBy.personId === actor.personId ? accept(undefined) : refuse({ code: "not-the-proposer" });
}

/** Decides whether a proposal is declined: by another person who may confirm, and not by whom it is about. */
export function decideDeclining(actor: AuthorityActor, proposal: Proposal) {
  const { closed, concerns } = proposal;
  if (!mayConfirm(actor)) return refuse({ code: "not-for-your-role" });
  if (closed !== undefined) return refuse({ code: "proposal-closed", how: closed.how });
  if (isSameSeat(actor, concerns)) return refuse({ code: "concerns-you" });
  return isByTheirSeat(actor, proposal) ? refuse({ code: "own-proposal" }) : accept(undefined);
}
