import * as z from "zod";
import type { AuditEntry } from "../kernel/chain.ts";
import { OrganisationId } from "../kernel/id.ts";
import { Reason } from "../kernel/text.ts";
import { MembersChange } from "../memberships/schema.ts";
import { type Causes, type NoticeTo, telling } from "./telling.ts";

const AskedContact = z.object({ name: z.string(), confirmation: z.int().optional() });
const Requested = z.object({ organisation: z.string(), change: MembersChange, reason: Reason });

/** The same for acts on the portal, which belong to no competition. */
export const CAUSES_ON_PORTAL: Causes<undefined> = {
  "organisation.registered": telling("contact-asked", ["contact"], askContact),
  "organisation.edited": telling("contact-asked", ["contact"], askContact),
  "contact.asked-again": telling("contact-asked", ["contact"], askContact),
  "membership-change.requested": telling("membership-change-requested", ["national-leads"], ({ detail }) => ({
    to: [{ of: "national-leads" }],
    content: { kind: "membership-change-requested", ...Requested.parse(detail) },
  })),
  "staff.lead-named": telling("lead-named", ["staff"], ({ who }) => ({
    to: [{ of: "staff" }],
    content: { kind: "lead-named", name: who.name },
  })),
  "membership-change.approved": telling("membership-change-decided", ["organisation"], (entry) =>
    decidedChange(entry, true),
  ),
  "membership-change.refused": telling("membership-change-decided", ["organisation"], (entry) =>
    decidedChange(entry, false),
  ),
};

/** A profile was saved with a main contact whose address nobody has confirmed. */
function askContact({ subject, detail }: AuditEntry): NoticeTo<"contact", "contact-asked"> | undefined {
  const { name: organisation, confirmation: version } = AskedContact.parse(detail);
  if (version === undefined) return undefined;
  return {
    to: [{ of: "contact", organisationId: OrganisationId.parse(subject), version }],
    content: { kind: "contact-asked", organisation },
  };
}

function decidedChange(
  { subject, detail }: AuditEntry,
  approved: boolean,
): NoticeTo<"organisation", "membership-change-decided"> {
  const { change, reason } = Requested.parse(detail);
  return {
    to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
    content: { kind: "membership-change-decided", change, approved, reason },
  };
}
