import type { Audience } from "../../../shared/kernel/actor.ts";

/** Who asks without a live session: never signed in, signed in too long ago, or suspended since. */
export const OUTSIDERS = ["anonymous", "expired", "suspendedBidder", "suspendedStaff"] as const;

/**
 * Alpha and Beta have pre-qualified, and have each a submission and a draft that says something else; Gamma has
 * registered and not pre-qualified.
 */
export const BIDDERS = [
  "alphaSubmitter",
  "alphaMember",
  "betaSubmitter",
  "betaMember",
  "gammaSubmitter",
] as const;
export const SUBMITTERS = ["alphaSubmitter", "betaSubmitter", "gammaSubmitter"] as const;
export const MEMBERS = ["alphaMember", "betaMember"] as const;

/** Local public bodies, of lot 20 and of lot 9. */
export const PARTNERS = ["partnerOf20", "partnerOf9"] as const;

/** The authority: national leads, who confirms beside them, a lead of lots 9, 10 and 12, a support manager of lot 9, and the others. */
export const STAFF = [
  "lead",
  "secondLead",
  "approver",
  "teamLead",
  "supportManager",
  "evaluator",
  "auditor",
] as const;
const isAmong = <Name extends Principal>(names: readonly Name[], who: Principal): who is Name =>
  names.some((name) => name === who);

/** Whose roles are in the competition alone. */
export const TEAM = ["teamLead", "supportManager", "evaluator"] as const;
export const isTeam = (who: Principal): boolean => isAmong(TEAM, who);
export const LEADS = ["lead", "secondLead"] as const;
/** Who confirms what another has proposed. The first lead is the proposer of what waits. */
export const CONFIRMERS = [...LEADS, "approver"] as const;
/** Who looks at coverage: neither an evaluator nor an approver. */
export const COVERERS = ["lead", "secondLead", "teamLead", "supportManager", "auditor"] as const;
/** Who looks at the questionnaire before it is open, and at who has pre-qualified: not an evaluator. */
export const LOOKERS = [...COVERERS, "approver"] as const;
export const LOG_READERS = ["lead", "secondLead", "auditor"] as const;

export const SIGNED_IN = ["newcomer", ...BIDDERS, ...PARTNERS, ...STAFF] as const;
export const PRINCIPALS = [...OUTSIDERS, ...SIGNED_IN] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** Who may the same of their own, and sees the like of what the other sees. */
export const ALIKE: readonly (readonly Principal[])[] = [
  ["alphaSubmitter", "betaSubmitter"],
  ["alphaMember", "betaMember"],
  ["partnerOf20", "partnerOf9"],
  ["lead", "secondLead"],
];

export const isOutside = (who: Principal): boolean => isAmong(OUTSIDERS, who);

/** For whom somebody is signed in; undefined for who is not. */
export function audienceOf(who: Principal): Audience | undefined {
  if (isAmong(BIDDERS, who)) return "bidder";
  if (isAmong(PARTNERS, who)) return "partner";
  if (isAmong(STAFF, who)) return "authority";
  return who === "newcomer" ? "newcomer" : undefined;
}

/** The bidders by name. A principal's own is the first word of theirs. */
export const BIDDER_NAMES = ["alpha", "beta", "gamma"] as const;
export type BidderName = (typeof BIDDER_NAMES)[number];
export const bidderOf = (who: Principal): BidderName | undefined =>
  BIDDER_NAMES.find((name) => who.startsWith(name));

/** The same status for several principals, for the exceptions of a row. */
export const each = (
  names: readonly Principal[],
  status: number,
): Readonly<Partial<Record<Principal, number>>> => Object.fromEntries(names.map((name) => [name, status]));
