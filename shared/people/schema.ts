import * as z from "zod";
import { CompetitionRole, LotScope, PortalRole, RoleInCompetition } from "../kernel/actor.ts";
import { cleanedLine } from "../kernel/cleaned.ts";
import { sha256 } from "../kernel/digest.ts";
import { chosenPerson, chosenCompetition, CompetitionId, PersonId, spellId, TokenId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { MAIL_ADDRESS } from "../kernel/mail.ts";
import { placeParts } from "../kernel/place.ts";
import { line, ShortReason, tooLong, upTo } from "../kernel/text.ts";

function oneSpelling(typed: string): string {
  return cleanedLine(typed).normalize("NFC").toLowerCase();
}

/** An address as it is pasted from a mail program: `Anna Smith <anna@example.org>;`, or with the `mailto:` of a link. */
const alone = (typed: string): string =>
  cleanedLine(typed)
    .replace(/^[^<>@]*<([^<>]*)>[.,;]*$/, "$1")
    .replace(/^mailto:/i, "")
    .replace(/(?<![.,;])[.,;]+$/, "");

const LIKE_MAIL = "Enter an email address like name@example.org";
/** A mail address, in the one spelling under which a person is known: composed letters, lower case, no spaces around. */
export const Mail = z
  .string(LIKE_MAIL)
  .transform((typed) => oneSpelling(alone(typed)))
  .pipe(
    z.email({ error: LIKE_MAIL, pattern: MAIL_ADDRESS }).check(upTo(254, tooLong("an email address", 254))),
  );
export type Mail = z.infer<typeof Mail>;

/** A name as people write it: letters of any language, and nothing that turns text round. */
export const PersonName = line(100, "a name");

/** A person is known by their confirmed mail address; this id stands for it everywhere else. */
export async function personIdOf(mail: string): Promise<PersonId> {
  const hash = await sha256(`person:${oneSpelling(mail)}`);
  const bytes = Uint8Array.from({ length: 17 }, (_, index) =>
    Number.parseInt(hash.slice(index * 2, index * 2 + 2), 16),
  );
  return PersonId.parse(spellId("person", bytes));
}

/**
 * Somebody acts in another's stead, with the role that this person has, from an instant until another, as two people agreed.
 */
const Deputising = z.strictObject({
  principal: z.strictObject({ personId: PersonId, name: z.string() }),
  role: PortalRole,
  from: Instant,
  until: Instant,
  agreedAt: Instant,
});

/**
 * Somebody who works for the authority: with a role of the portal, or with roles in competitions, one at most in each. A role
 * in a draft is in the competition that it becomes; in one that was thrown away it is in nothing.
 */
export const StaffMember = z.strictObject({
  personId: PersonId,
  mail: Mail,
  name: PersonName,
  role: z.optional(PortalRole),
  roles: z.array(RoleInCompetition),
  deputises: z.optional(Deputising),
  /** When the role of the portal was changed, or its person let back, last: since then they have the power that it gives. */
  grantedAt: z.optional(Instant),
  /** When a suspension that one lead made lapses by itself, unless another person has confirmed it. */
  suspensionLapsesAt: z.optional(Instant),
  /** When one did lapse: until two people have suspended them and let them back, no lead does the same alone again. */
  suspensionLapsedAt: z.optional(Instant),
  ...placeParts,
});
export type StaffMember = z.infer<typeof StaffMember>;

/** What a national lead says of whom they give a role: of somebody who has one already, the version that they saw. */
const who = {
  name: PersonName,
  mail: Mail,
  /** 0, or nothing, when nobody of that address was known. */
  seenVersion: z.coerce.number().int().min(0).optional(),
};

/** A national lead prepares a role of the portal for somebody, or changes or ends the one they have. */
export const AppointStaff = z.strictObject({
  ...who,
  role: z.enum([...PortalRole.options, "none"], "Choose a role"),
  /** Why: needed where the role gives or takes the power to lead or to confirm, which another person has to confirm. */
  reason: ShortReason.optional(),
});
export type AppointStaff = z.infer<typeof AppointStaff>;

/** A national lead prepares a role in a competition for somebody, or changes the one they have in it. */
export const GiveRole = z.strictObject({
  ...who,
  roleIn: chosenCompetition(),
  role: z.enum(CompetitionRole.options, "Choose a role"),
  lots: z.union(LotScope.def.options, "Choose all lots, or some of them"),
});
export type GiveRole = z.infer<typeof GiveRole>;

/** A national lead ends somebody's role in a competition. */
export const EndRole = z.strictObject({ personId: PersonId, roleIn: CompetitionId, reason: ShortReason });
export type EndRole = z.infer<typeof EndRole>;

/**
 * Somebody of this address is to have a role that gives, or took from them, the power to lead or to confirm; or, suspended,
 * is to have their role back; or is to act in another's stead (`deputy`, which says so, and then its role is that person's).
 */
export const GivePower = z.object({
  ...AppointStaff.pick({ name: true, mail: true, role: true }).shape,
  /** Whether they have no place yet, have one, were suspended from it, or are to be a deputy. */
  gives: z.enum(["first-role", "other-role", "role-back", "deputy"]),
  /** In whose stead, and from which day to which. */
  deputy: z.strictObject({ principalId: PersonId, firstDay: z.iso.date(), lastDay: z.iso.date() }).optional(),
  reason: ShortReason,
});
export type GivePower = z.infer<typeof GivePower>;

/** A national lead proposes that somebody acts in another's stead. */
export const ProposeDeputy = z.strictObject({
  personId: PersonId,
  principalId: chosenPerson("Choose for whom they act"),
  firstDay: z.iso.date("Enter the first day"),
  lastDay: z.iso.date("Enter the last day"),
  reason: ShortReason,
});
export type ProposeDeputy = z.infer<typeof ProposeDeputy>;

/** A national lead ends before its time that somebody acts in another's stead. */
export const EndDeputy = z.strictObject({ personId: PersonId, reason: ShortReason });
export type EndDeputy = z.infer<typeof EndDeputy>;

/** A national lead suspends somebody, or lets them back. */
export const SuspendStaff = z.strictObject({
  personId: PersonId,
  suspend: z.boolean(),
  reason: ShortReason,
});
export type SuspendStaff = z.infer<typeof SuspendStaff>;

/** The suspension of the other one of two leads is to last; `again`: after one that lapsed, to begin. */
export const LastingSuspension = z.object({
  personId: PersonId,
  reason: ShortReason,
  again: z.literal(true).optional(),
});
export type LastingSuspension = z.infer<typeof LastingSuspension>;

/** Somebody makes a token of their own worthless. */
export const RevokeToken = z.strictObject({ tokenId: TokenId });
export type RevokeToken = z.infer<typeof RevokeToken>;
