import type { MemberRole } from "../kernel/actor.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { OrganisationRefusal } from "./rules.ts";
import type { OrganisationKind } from "./schema.ts";

export const kindNames = {
  company: "Company",
  charity: "Charity",
  cic: "Community interest company",
  mutual: "Mutual",
  "public-body": "Public body",
} as const satisfies Record<OrganisationKind, string>;

export const memberRoleNames = {
  member: "Member: reads and prepares drafts",
  submitter: "Submitter: also submits and manages people",
} as const satisfies Record<MemberRole, string>;

/** What people read when a change to an organisation or its people is refused. */
export function organisationRefusalInWords(refusal: OrganisationRefusal | CommonRefusal): string {
  switch (refusal.code) {
    case "member-named-twice":
      return `Name each member once. “${refusal.name}” is there twice`;
    case "own-place":
      return "You cannot change your own place or suspend yourself. Ask another submitter";
    default:
      return commonRefusalInWords(refusal);
  }
}
