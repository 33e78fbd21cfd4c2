import * as z from "zod";
import { LotScope, MemberRole } from "../kernel/actor.ts";
import { LotId, OrganisationId, PersonId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { ONE_LINE } from "../kernel/text.ts";
import { Mail, PersonName } from "../people/schema.ts";

/** What kind of body an organisation, or a member of a consortium, is. */
export const OrganisationKind = z.enum(
  ["company", "charity", "cic", "mutual", "public-body"],
  "Choose what kind of organisation it is",
);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

const OrganisationName = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Enter the organisation's name")
      .max(160, "A name can have up to 160 characters")
      .regex(ONE_LINE, "Enter a name without control characters"),
  );

/** One body of a consortium. A single organisation has itself as its only member. */
export const ConsortiumMember = z.strictObject({ name: OrganisationName, kind: OrganisationKind });
export type ConsortiumMember = z.infer<typeof ConsortiumMember>;

/** A Tier 1 organisation or consortium (bidder), or a local public body (partner, for some lots). */
export const Organisation = z.strictObject({
  organisationId: OrganisationId,
  audience: z.enum(["bidder", "partner"]),
  name: OrganisationName,
  kind: OrganisationKind,
  members: z.array(ConsortiumMember),
  lots: LotScope,
  registeredAt: Instant,
  version: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;

/** A person registers the organisation they will act for, and becomes its first submitter. */
export const RegisterOrganisation = z.strictObject({
  name: OrganisationName,
  kind: OrganisationKind,
  members: z.array(ConsortiumMember).max(20, "Name up to 20 members"),
});
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>;

/** A person's place in an organisation. */
export const Membership = z.strictObject({
  organisationId: OrganisationId,
  organisationName: OrganisationName,
  audience: Organisation.shape.audience,
  lots: LotScope,
  personId: PersonId,
  mail: Mail,
  name: PersonName,
  role: MemberRole,
  suspendedAt: Instant.optional(),
  version: z.int(),
});
export type Membership = z.infer<typeof Membership>;

/** A submitter asks a colleague in, or changes the role of one. */
export const InvitePerson = z.strictObject({
  name: PersonName,
  mail: Mail,
  role: z.enum(MemberRole.options, "Choose a role"),
});
export type InvitePerson = z.infer<typeof InvitePerson>;

/** A submitter suspends a colleague, or lets them back. */
export const SuspendMember = z.strictObject({ personId: PersonId, suspend: z.boolean() });
export type SuspendMember = z.infer<typeof SuspendMember>;

/** The authority lists a local public body as a partner for some lots, with the person who acts for it. */
export const AddPartner = z.strictObject({
  name: OrganisationName,
  lots: z.array(LotId).min(1, "Choose at least one lot"),
  personName: PersonName,
  mail: Mail,
});
export type AddPartner = z.infer<typeof AddPartner>;
