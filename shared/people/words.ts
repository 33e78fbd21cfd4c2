import type { PlacedActor, RoleInCompetition, StaffRole } from "../kernel/actor.ts";
import { MOST_TOKENS } from "../kernel/place.ts";
import type { Stage } from "../competition/schema.ts";
import { stageInSentence } from "../competition/words.ts";
import { dayInWords, type Instant, inWords, plus } from "../kernel/instant.ts";
import type { GivePower, StaffMember } from "./schema.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { MOST_PLACES, type PlaceRefusal } from "./places.ts";
import { MOST_DEPUTY_DAYS } from "./deputies.ts";
import type { StaffRefusal } from "./deciding.ts";
import { commonRefusalInWords, commonWords, lotInWords, wordsOf } from "../kernel/words.ts";

export const roleNames = {
  "national-lead": "National lead",
  "competition-lead": "Team lead",
  approver: "Approver",
  "support-manager": "Competition support manager",
  evaluator: "Evaluator",
  auditor: "Auditor",
} as const satisfies Record<StaffRole, string>;

/** What each role may do, in a sentence for whoever gives it. */
export const roleDescriptions = {
  "national-lead": "Leads every competition: proposes and confirms, prepares, gives roles",
  "competition-lead": "Leads the team of their lots: proposes what is disclosed of them, and may evaluate",
  approver: "Confirms what a national lead proposes; never proposes, and reads no bids",
  "support-manager": "Documents, events, clarifications and suppliers’ questions of their lots",
  evaluator: "Reads and scores only what is assigned, after close",
  auditor: "Reads the whole audit log, changes nothing",
} as const satisfies Record<StaffRole, string>;

/** A role in a competition with its lots. */
export const roleInWords = ({ role, lots }: Pick<RoleInCompetition, "role" | "lots">): string =>
  `${roleNames[role]}, ${lots === "all" ? "all lots" : lots.map(lotInWords).join(", ")}`;

/** What somebody of the authority is: by the role of the portal, or in which competitions what. */
export function rolesInWords({ role, roles }: Pick<StaffMember, "role" | "roles">): readonly string[] {
  if (role !== undefined) return [roleNames[role]];
  return roles.length === 0 ? ["No role"] : roles.map((one) => `${roleInWords(one)}: ${one.title}`);
}

/** What an entry says somebody was before their role changed; nothing of who had no place. */
export const beforeInWords = (staff: Pick<StaffMember, "role" | "roles" | "removedAt"> | undefined) =>
  staff === undefined || staff.removedAt !== undefined ? {} : { before: rolesInWords(staff).join("; ") };

/** In whose stead somebody acts, with which role and when. */
export const deputyInWords = ({
  principal,
  role,
  from,
  until,
}: Pick<NonNullable<StaffMember["deputises"]>, "principal" | "role" | "from" | "until">): string =>
  `For ${principal.name}, as ${roleNames[role].toLowerCase()}: from ${dayInWords(from)} up to and including ${dayInWords(plus(until, -1))}`;

/** What a proposal of power gives, and to whom: its title. */
export function powerInWords(
  gives: GivePower["gives"],
  before: Pick<StaffMember, "role"> | undefined,
  { name, role, deputises }: Pick<StaffMember, "name" | "role" | "deputises">,
): string {
  if (gives === "deputy" && deputises) return `Deputy for ${deputises.principal.name}: ${name}`;
  if (gives === "role-back")
    return `Let back${role === undefined ? "" : ` as ${roleNames[role].toLowerCase()}`}: ${name}`;
  if (role !== undefined) return `${roleNames[role]}: ${name}`;
  return `End of the role${before?.role === undefined ? "" : ` of ${roleNames[before.role].toLowerCase()}`}: ${name}`;
}

/** What a national lead reads when a change to the authority's people is refused. */
export const staffRefusalInWords = wordsOf<StaffRefusal | CommonRefusal>({
  ...commonWords,
  "own-role": "You cannot change your own role or suspend yourself. Ask another national lead",
  "appointed-already": "This person has a role already. Find them in the list of people and change it there",
  "power-takes-two":
    "A national lead or an approver is appointed, changed and let back by two people. Propose it, with a reason",
  "suspension-takes-two": ({ lapsedAt }) =>
    `This person was suspended by one lead before, and that lapsed at ${inWords(lapsedAt)}. It is done by one only once: another time another person has to confirm it first`,
  "reason-needed": "Give a reason: another person has to confirm this",
  "lots-needed": "Choose at least one lot, or all lots",
  "not-lots-of-it": "Choose lots of this competition",
  "role-needed": "Choose a role",
  "roles-in-competitions":
    "This person has roles in competitions. An approver is outside the teams and an auditor changes nothing: end those roles first",
  "nobody-to-stand-for": "Choose a national lead or an approver who can act now",
  "cannot-deputise":
    "Only somebody without a role of the portal acts in another’s stead: an auditor changes nothing, and whoever has power acts on their own",
  "deputises-already": "This person acts in somebody’s stead already, or is going to. End that first",
  "days-not-ahead": "The last day must lie ahead, and not before the first",
  "too-many-days": `Choose ${MOST_DEPUTY_DAYS} days at most: who stands in for longer is appointed`,
  "role-of-portal":
    "This person has a role of the portal, which holds in every competition. A role in one needs that to end first",
});

/** What somebody reads whose sign-in did not finish. */
export const SIGN_IN_FAILED =
  "Sign-in did not finish. Start again: the address you came back with does not fit, or was used before";

/** What somebody reads who cannot accept or leave a place. `other`: the place that stands in the way, for its person alone. */
export function placeRefusalInWords(refusal: PlaceRefusal | CommonRefusal, other?: string): string {
  switch (refusal.code) {
    case "cannot-take-place":
      return `You cannot take this place, because you act for ${other ?? "somebody on another side"}. Nobody can be of the authority, of a bidder and of a local partner at once. Leave that place first, or refuse this one`;
    case "too-many-places":
      return `You act for ${MOST_PLACES} organisations already. Leave one of them first`;
    case "last-submitter":
      return "Nobody else there can manage its people. Make a colleague submitter (or appoint another national lead) first, or take back the invitations that nobody has accepted";
    default:
      return commonRefusalInWords(refusal);
  }
}

/** What somebody reads who chose nobody to act for, or an organisation they have no place in. */
export const choiceRefusalInWords = (refusal: PlaceRefusal | CommonRefusal): string =>
  refusal.code === "not-found" ? "Choose who you act for" : placeRefusalInWords(refusal);

/** What somebody reads who gets no token, or cannot revoke one. */
export const tokenRefusalInWords = (refusal: { code: "too-many-tokens" } | CommonRefusal): string =>
  refusal.code === "too-many-tokens"
    ? `${MOST_TOKENS} of your tokens live already. Revoke one of them first`
    : commonRefusalInWords(refusal);

/** What a token may do: what its person may, for whom they act. */
export function mayDoInWords(actor: PlacedActor): string {
  if (actor.audience === "authority")
    return actor.role === undefined
      ? "what your roles in competitions allow"
      : `${roleNames[actor.role].toLowerCase()} of the authority (${roleDescriptions[actor.role].toLowerCase()})`;
  if (actor.audience === "partner") return `local partner of ${actor.organisationName}`;
  return actor.role === "submitter"
    ? `submitter of ${actor.organisationName}: read, draft, submit, and manage its people`
    : `a colleague at ${actor.organisationName} who reads and drafts, and submits nothing`;
}

/** What a token is called where it is listed: the beginning of its id. */
export const tokenName = (tokenId: string): string => tokenId.slice(4, 12).toUpperCase();

/** Who is left that can confirm what takes two, besides the person who reads it. */
export const voicesInWords = (left: readonly Pick<StaffMember, "name">[]): string =>
  left.length === 0
    ? "Nobody: nothing that takes two people can be done then"
    : `${left.map(({ name }) => name).join(", ")}${left.length === 1 ? ". An absence holds up all that takes two people" : ""}`;

/** What somebody who confirms is warned of while few do; `next`: the next window to close, by which it may matter. */
export function fewConfirmInWords(
  few: readonly Pick<StaffMember, "name">[],
  next: { readonly title: string; readonly stage: Stage & { readonly closesAt: Instant } } | undefined,
): string {
  const who = few.length === 1 ? "1 person" : `${few.length} people`;
  const until =
    next === undefined
      ? ""
      : ` The next window to close is that of ${stageInSentence(next.stage)} of “${next.title}”, ${inWords(next.stage.closesAt)}.`;
  return `Only ${who} can confirm what takes two: ${few.map(({ name }) => name).join(", ")}.${until} An absence holds up what is proposed by then, and who gets the power later does not confirm what waits already.`;
}
