import * as z from "zod";
import { LotScope, MemberRole } from "../kernel/actor.ts";
import { LotId, OrganisationId, PersonId, TokenId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { cleanedLine } from "../kernel/cleaned.ts";
import { hasPostcodes, postcodeIn } from "../kernel/postcode.ts";
import { placeParts } from "../kernel/place.ts";
import { areTelephones, telephoneIn } from "../kernel/telephone.ts";
import { capitals, line } from "../kernel/text.ts";
import { Mail, PersonName } from "../people/schema.ts";
import { RegistrationNumbers } from "./registration-number.ts";

/**
 * What kind of body an organisation, or a member of a consortium, is. A Probation Trust can be chosen so that it can be
 * told why it cannot bid.
 */
export const OrganisationKind = z.enum(
  ["company", "charity", "cic", "mutual", "public-body", "probation-trust"],
  "Choose what kind of organisation it is",
);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const OrganisationName = line(160, "the organisation’s name");

/** Other names an organisation is known by, such as a trading or a former name. */
const Aliases = z
  .array(line(160, "each of the other names", "Enter a name"))
  .max(10, "Enter up to 10 other names");

/** Where an organisation has its registered office. Other countries write what they call a postcode as they like. */
export const Address = z
  .strictObject({
    line1: line(120, "the first line of the address"),
    line2: line(120, "the second line of the address").optional(),
    town: line(80, "a town or city"),
    /** May be missing where no country gives one, as Ireland did until 2015. */
    // Read before it is measured: spaces between its letters are no part of it.
    postcode: z
      .string("Enter a postcode")
      .transform((typed) => postcodeIn(cleanedLine(typed)) ?? typed)
      .pipe(capitals(12, "a postcode"))
      .optional(),
    country: line(80, "a country"),
  })
  .refine(({ postcode = "", country }) => postcodeIn(postcode) !== undefined || !hasPostcodes(country), {
    path: ["postcode"],
    error: "Enter a full postcode, like SW1H 9AJ",
    // Whatever is wrong beside them: all is said at once.
    when: ({ issues }) =>
      issues.every(
        ({ code, path: [at] = [] }) =>
          code === "unrecognized_keys" || (at !== undefined && at !== "postcode" && at !== "country"),
      ),
  });
export type Address = z.infer<typeof Address>;

const ONE_TELEPHONE = "Enter one telephone number only";
const LIKE_TELEPHONE = "Enter a telephone number, like 020 7946 0000 or 020 7946 0000 ext. 12";
/** A number that somebody can ring: kept as it is written, with its extension. */
export const Telephone = line(60, "a telephone number")
  .refine((typed) => !areTelephones(typed), ONE_TELEPHONE)
  .transform(telephoneIn)
  .pipe(z.string(LIKE_TELEPHONE));

/** Whom to ask about the organisation. */
export const Contact = z.strictObject({
  name: PersonName,
  mail: Mail,
  telephone: Telephone.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** The first is the main contact: its mail address is confirmed by a link. */
const Contacts = z.array(Contact).max(2, "Enter up to 2 contacts");

/** A member's share of the value of the contracts it bids for, in whole percent. */
export const SharePercent = z
  .int("Enter a share in whole percent, like 33")
  .min(1, "Enter a share from 1 to 100 percent")
  .max(100, "Enter a share from 1 to 100 percent");

/**
 * One body of a consortium, with its share of the contract value where that is known. A single organisation has itself
 * as its only member; of several, the first one leads.
 */
export const ConsortiumMember = z.strictObject({
  name: OrganisationName,
  kind: OrganisationKind,
  numbers: RegistrationNumbers.default([]),
  sharePercent: SharePercent.optional(),
});
export type ConsortiumMember = z.infer<typeof ConsortiumMember>;

/** A member as somebody names it; its numbers may follow later. */
export const NamedMember = ConsortiumMember.extend({ numbers: RegistrationNumbers.optional() });
export type NamedMember = z.infer<typeof NamedMember>;
/** A member as it is kept: with the numbers that are known so far. */
export const memberOf = ({ numbers = [], ...member }: NamedMember): ConsortiumMember => ({
  ...member,
  numbers,
});
const NamedMembers = z.array(NamedMember).max(20, "Name up to 20 members");

/** A Tier 1 organisation or consortium (bidder), or a local public body (partner, for some lots). */
export const Organisation = z.strictObject({
  organisationId: OrganisationId,
  audience: z.enum(["bidder", "partner"]),
  name: OrganisationName,
  aliases: Aliases.default([]),
  kind: OrganisationKind,
  numbers: RegistrationNumbers.default([]),
  address: Address.optional(),
  contacts: Contacts.default([]),
  members: z.array(ConsortiumMember),
  lots: LotScope,
  registeredAt: Instant,
  version: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;

/** The profile of an organisation as somebody saved it. Never changed: the next edit is the next version. */
export const ProfileVersion = z.strictObject({
  organisation: Organisation,
  savedAt: Instant,
  savedBy: z.string(),
});
export type ProfileVersion = z.infer<typeof ProfileVersion>;

/** What somebody says of an organisation beside its name and kind; all of it can be said later. */
const details = {
  aliases: Aliases.optional(),
  numbers: RegistrationNumbers.optional(),
  address: Address.optional(),
  contacts: Contacts.optional(),
};

/** A person registers the organisation they will act for, and becomes its first submitter. */
export const RegisterOrganisation = z.strictObject({
  name: OrganisationName,
  kind: OrganisationKind,
  members: NamedMembers,
  ...details,
});
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>;

const REOPEN = "Open the page again, so that you see what you change";

/**
 * A submitter changes what their organisation's profile says; what is left out stays. `seenVersion` is the version of
 * the profile that the person decided on.
 */
export const EditOrganisation = z.strictObject({
  seenVersion: z.coerce.number(REOPEN).int(REOPEN).min(1, REOPEN),
  name: OrganisationName.optional(),
  kind: OrganisationKind.optional(),
  members: NamedMembers.min(1, "Name at least one member").optional(),
  ...details,
  contacts: Contacts.min(1, "Enter a contact").optional(),
});
export type EditOrganisation = z.infer<typeof EditOrganisation>;

/**
 * Whether the main contact's address is confirmed. The link that was sent last carries a code, of which this holds the
 * SHA-256: whoever reads it, like the public door, learns no code from it.
 */
export const ContactConfirmation = z.strictObject({
  organisationName: OrganisationName,
  name: PersonName,
  mail: Mail,
  codeHash: z.string().length(64),
  sentAt: Instant,
  confirmedAt: z.optional(Instant),
  version: z.int(),
});
export type ContactConfirmation = z.infer<typeof ContactConfirmation>;

/** A submitter has the link sent once more. */
export const SendConfirmationAgain = z.strictObject({});
export type SendConfirmationAgain = z.infer<typeof SendConfirmationAgain>;

/** Somebody opened the link in the mail and says that the address is right: whoever holds the code may. */
export const ConfirmContactMail = z.strictObject({
  organisationId: OrganisationId,
  code: z.string().regex(/^[A-Za-z0-9_-]{20,100}$/, "Open the link in the mail again"),
});
export type ConfirmContactMail = z.infer<typeof ConfirmContactMail>;

/** A person's place in an organisation, from the invitation on. `name`: what the organisation calls the person. */
export const Place = z.strictObject({
  organisationId: OrganisationId,
  audience: Organisation.shape.audience,
  lots: LotScope,
  personId: PersonId,
  mail: Mail,
  name: PersonName,
  role: MemberRole,
  ...placeParts,
});
export type Place = z.infer<typeof Place>;

/** A submitter asks a colleague in. */
export const InvitePerson = z.strictObject({
  name: PersonName,
  mail: Mail,
  role: z.enum(MemberRole.options, "Choose a role"),
});
export type InvitePerson = z.infer<typeof InvitePerson>;

/** A submitter gives a colleague another role. */
export const ChangeRole = z.strictObject({ personId: PersonId, role: InvitePerson.shape.role });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** A submitter makes a colleague's token worthless. */
export const RevokeColleaguesToken = z.strictObject({ personId: PersonId, tokenId: TokenId });
export type RevokeColleaguesToken = z.infer<typeof RevokeColleaguesToken>;

/** A submitter suspends a colleague, or lets them back. */
export const SuspendMember = z.strictObject({ personId: PersonId, suspend: z.boolean() });
export type SuspendMember = z.infer<typeof SuspendMember>;

/** A submitter takes a colleague's place away. */
export const RemoveMember = z.strictObject({ personId: PersonId });
export type RemoveMember = z.infer<typeof RemoveMember>;

/** The authority lists a local public body as a partner for some lots, with the person who acts for it. */
export const AddPartner = z.strictObject({
  name: OrganisationName,
  lots: z.array(LotId).min(1, "Choose at least one lot"),
  personName: PersonName,
  mail: Mail,
});
export type AddPartner = z.infer<typeof AddPartner>;

/** A national lead asks another person in who is to act for a partner. */
export const InvitePartnerPerson = z.strictObject({
  organisationId: OrganisationId,
  personName: PersonName,
  mail: Mail,
});
export type InvitePartnerPerson = z.infer<typeof InvitePartnerPerson>;
