import type { MemberRole } from "../kernel/actor.ts";
import { inWords } from "../kernel/instant.ts";
import { ENQUIRIES } from "../kernel/names.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { ConfirmationRefusal } from "./contact.ts";
import { MOST_PEOPLE, MOST_REGISTERED } from "./people.ts";
import type { RegistrationNumber, RegistrationScheme } from "./registration-number.ts";
import type { ProfileGap } from "./gaps.ts";
import type { OrganisationRefusal } from "./rules.ts";
import type { Address, OrganisationKind } from "./schema.ts";
import { commonWords, wordsOf, type WordsOf } from "../kernel/words.ts";

export const kindNames = {
  company: "Company",
  charity: "Charity",
  cic: "Community interest company",
  mutual: "Mutual",
  "public-body": "Public body",
  "probation-trust": "Probation Trust",
} as const satisfies Record<OrganisationKind, string>;

/** What the number of each register is called. */
export const schemeNames = {
  "GB-COH": "Company number",
  "GB-CHC": "Charity number, England and Wales",
  "GB-SC": "Charity number, Scotland",
  "GB-NIC": "Charity number, Northern Ireland",
  "GB-MPR": "Mutuals Public Register number",
} as const satisfies Record<RegistrationScheme, string>;

export const memberRoleNames = {
  member: "Contributor: reads and prepares drafts",
  submitter: "Submitter: also submits and manages people",
} as const satisfies Record<MemberRole, string>;

/** What a number of each register looks like. */
export const schemeExamples = {
  "GB-COH": "01234567 or SC123456",
  "GB-CHC": "1090095",
  "GB-SC": "SC042386",
  "GB-NIC": "NIC100002",
  "GB-MPR": "29530R or IP031455",
} as const satisfies Record<RegistrationScheme, string>;

/** A number with its register: "Company number 01234567". */
export const numberInWords = ({ scheme, number }: RegistrationNumber): string =>
  `${schemeNames[scheme]} ${number}`;

/** What a profile leaves open, or says in two ways, in a sentence. */
export function profileGapInWords(gap: ProfileGap): string {
  switch (gap.code) {
    case "no-number":
      return `No registration number is given for ${gap.names.join("; ")}.`;
    case "no-address":
      return "No registered address is given.";
    case "no-contact":
      return "No contact is given.";
    case "numbers-differ":
      return `${schemeNames[gap.scheme]}: ${gap.own} is given for your organisation, and ${gap.theirs} for ${gap.member} among its members. Check that both are right.`;
  }
}

/** An address, line by line. */
export const addressLines = ({ line1, line2, town, postcode, country }: Address): readonly string[] =>
  [line1, line2, town, postcode, country].filter((line) => line !== undefined);

/** What people read when a change to an organisation or its people is refused. */
export const organisationWords: WordsOf<OrganisationRefusal | ConfirmationRefusal | CommonRefusal> = {
  ...commonWords,
  "member-named-twice": ({ name }) => `Name each member once. “${name}” is there twice`,
  "own-place": "You cannot change your own place, suspend or remove yourself. Ask another submitter",
  "too-many-people": `An organisation can have up to ${MOST_PEOPLE} people. Remove somebody first`,
  "too-many-invitations": "Your organisation has sent many invitations today. Send this one tomorrow",
  "too-many-registrations": `One person can register up to ${MOST_REGISTERED} organisations. Ask a colleague to register this one`,
  "has-place-already":
    "This person has a place in your organisation already. Find them in the list of people and change it there",
  "probation-trust-cannot-bid": ({ name }) =>
    `“${name}” cannot be registered: Probation Trusts cannot bid for these contracts. Mutuals and spin-outs may: register as one if that is what you are`,
  "shares-over-100": ({ total }) =>
    `The shares of the members add up to ${total}%. Enter shares of 100% at most together`,
  "number-registered-already": `An organisation with one of these registration numbers is registered already. Check the numbers. If they are yours, ask your colleagues to invite you, or ask the competition team at ${ENQUIRIES}`,
  "members-fixed":
    "Your response to the PQQ is in, so your members can only change with the authority’s approval. Ask for the change instead",
  "link-not-current":
    "This is not the last link that was sent. Open the link in the newest mail, or ask the organisation to have it sent again",
  "already-confirmed": ({ confirmedAt }) =>
    `This address was confirmed at ${inWords(confirmedAt)}. There is nothing left to do`,
  "sent-just-now": "The link was sent less than a minute ago. Look whether the mail has come, then try again",
};
export const organisationRefusalInWords = wordsOf(organisationWords);
