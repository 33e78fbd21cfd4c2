import type { Break, Facts, Who } from "../kernel/chain.ts";
import type { Canonical } from "../kernel/digest.ts";
import { Instant, inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { commonRefusalInWords } from "../kernel/words.ts";

/** What every kind of act is called. A test compares this list with the acts in the code. */
export const actNames = {
  "competition.created": "Competition created",
  "competition.cancelled": "Competition cancelled",
  "timetable-amendment.proposed": "Timetable amendment proposed",
  "timetable.amended": "Timetable amended",
  "prequalification.recorded": "Pre-qualification recorded",
  "lot-preferences.submitted": "Lot preferences submitted",
  "lot-preferences.withdrawn": "Lot preferences withdrawn",
  "lot-bidders.disclosed": "Bidders of a lot disclosed to its partners",
  "early-access.refused": "Attempt to see something before its time refused",
  "window.gates-made": "Window prepared",
  "window.shut": "Window shut",
  "window.sealed": "Window sealed",
  "organisation.registered": "Organisation registered",
  "person.invited": "Person given a place in an organisation",
  "person.suspended": "Person suspended by their organisation",
  "person.restored": "Person let back by their organisation",
  "partner.added": "Partner added",
  "person.signed-in": "Signed in",
  "person.chose-organisation": "Chose whom to act for",
  "person.signed-out": "Signed out",
  "token.issued": "Token for the API issued",
  "staff.first-lead-appointed": "First national lead appointed",
  "staff.appointed": "Role at the authority given",
  "staff.suspended": "Person of the authority suspended",
  "staff.restored": "Person of the authority let back",
} as const satisfies Readonly<Record<string, string>>;

const nameOfAct = new Map<string, string>(Object.entries(actNames));

/** What an act is called; one that was never given a name is called by its code. */
export const actName = (what: string): string => nameOfAct.get(what) ?? what;

/** For whom somebody acted, where no organisation says it. */
export const audienceNames = {
  authority: "The authority",
  bidder: "A bidder",
  partner: "A partner",
  newcomer: "Acting for nobody yet",
  portal: "",
} as const satisfies Record<Who["audience"], string>;

const factNames = {
  title: "Title",
  lots: "Lots",
  stages: "Stages",
  stageId: "Stage",
  opensAt: "Opens",
  closesAt: "Closes",
  closedAt: "Closed",
  opened: "Fingerprint of what was opened",
  moves: "Moves",
  from: "From",
  to: "To",
  reason: "Reason",
  proposedBy: "Proposed by",
  organisation: "Organisation",
  round: "Round",
  lotId: "Lot",
  bidders: "Bidders",
  name: "Name",
  kind: "Kind",
  members: "Members",
  role: "Role",
  person: "Person",
  day: "Day",
} as const satisfies Readonly<Record<string, string>>;

const nameOfFact = new Map<string, string>(Object.entries(factNames));

/** The facts of an entry, each with its name, as an auditor reads them. */
export const factsInWords = (facts: Facts): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(facts).map(([name, value]) => ({
    name: nameOfFact.get(name) ?? name,
    value: valueInWords(value),
  }));

function valueInWords(value: Canonical | undefined): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") {
    const instant = Instant.safeParse(value);
    return instant.success ? inWords(instant.data) : value;
  }
  if (typeof value !== "object") return String(value);
  if (isList(value)) return value.length === 0 ? "none" : value.map(valueInWords).join(", ");
  return Object.values(value).map(valueInWords).join(" · ");
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);

/** How much of a hash is shown: enough to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

const breakReasons = {
  altered: "was altered after it was written",
  missing: "is missing",
  "out-of-order": "does not follow from the entry before it",
  forked: "is there twice, with different contents",
  "head-differs": "is not where the stream says that it ends",
  "copy-differs": "is not the same in the auditor’s copy and in the original",
  withheld: "",
} as const satisfies Record<Break["why"], string>;

/** What a check found, in a sentence. */
export function breakInWords({ stream, seq, why }: Break): string {
  return why === "withheld"
    ? "Something that is still withheld does not hold together. The check names it as soon as it may be shown"
    : `Entry ${seq} of the stream ${stream} ${breakReasons[why]}`;
}

/** What people read when the audit log is refused to them. */
export const auditRefusalInWords = (refusal: CommonRefusal): string =>
  refusal.code === "not-for-your-role"
    ? "Only an auditor or a national competition lead can read the audit log"
    : commonRefusalInWords(refusal);
