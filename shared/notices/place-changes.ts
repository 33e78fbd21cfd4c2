import * as z from "zod";
import type { AuditEntry } from "../kernel/chain.ts";
import { Capacity } from "../kernel/actor.ts";
import { PersonId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";
import type { PlaceChange } from "./schema.ts";
import type { Notice, Told } from "./telling.ts";

/** What the entry of a change of somebody's place says, beside whose it is. */
const PlaceDetail = z.object({
  organisation: z.string().default("the authority"),
  name: z.string(),
  role: z.string().optional(),
  competition: z.string().optional(),
  /** What somebody was in it before, where that was changed. */
  before: z.string().optional(),
  /** For whom somebody acts in their stead, where that is what was given or taken. */
  deputyFor: z.string().optional(),
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
  /** Whether the place was not accepted yet when this was done to it: then its person is not told. */
  invitation: z.boolean().optional(),
});

/** Which acts change a place, and how. */
const CHANGES: Readonly<Record<string, PlaceChange>> = {
  "person.invited": "invited",
  "person.role-changed": "role-changed",
  "person.suspended": "suspended",
  "person.restored": "restored",
  "person.removed": "removed",
  "token.revoked": "token-revoked",
  "staff.appointed": "invited",
  "staff.role-changed": "role-changed",
  "staff.role-given": "role-given",
  "staff.role-ended": "role-ended",
  "staff.deputy-agreed": "role-given",
  "staff.deputy-ended": "role-ended",
  "staff.suspended": "suspended",
  "staff.restored": "restored",
  "place.accepted": "accepted",
  "place.left": "left",
};

/** Acts of the authority that prepare a place in a partner. */
const OF_PARTNERS: readonly string[] = ["partner.added", "partner.person-invited"];

/** Whether an act changes somebody's place, so that people are told. */
export const changesPlace = ({ what }: Pick<AuditEntry, "what">): boolean =>
  Object.hasOwn(CHANGES, what) || OF_PARTNERS.includes(what);

const SUSPENDED = "staff.suspended";
const APPOINTED = "staff.appointed";

/** Whom such an act tells what. */
export function placeTold(what: string): readonly Told[] {
  const offered = { kind: "place-offered", of: ["place"] } as const;
  if (OF_PARTNERS.includes(what)) return [offered];
  const change = CHANGES[what];
  if (change === undefined) return [];
  const toLeads = { kind: "place-changed", of: ["leads"] } as const;
  if (what === APPOINTED) return [offered, { kind: "place-changed", of: ["place", "leads"] }];
  if (change === "invited") return [offered, toLeads];
  if (isOwnAct(change)) return [toLeads];
  const told = { kind: "place-changed", of: ["place", "leads"] } as const;
  return what === SUSPENDED ? [told, { kind: "proposal-made", of: ["confirmers"] }] : [told];
}

/**
 * Whom a change of a place concerns: the person, unless they made it, and those who manage the people there, unless it
 * was one of them who made it. An invitation goes out by mail without a word of whoever sent it: anybody can register an
 * organisation, and its name is theirs to choose.
 */
export function placeNoticesOf(entry: AuditEntry): readonly Notice[] {
  if (OF_PARTNERS.includes(entry.what)) {
    const { personId } = z.object({ personId: PersonId }).parse(entry.detail);
    return [offered(personId, Capacity.parse(entry.subject))];
  }
  return [...changeNoticesOf(entry), ...toConfirmSuspension(entry)];
}

function changeNoticesOf(entry: AuditEntry): readonly Notice[] {
  const named = CHANGES[entry.what];
  if (named === undefined) return [];
  const { invitation = false, ...detail } = PlaceDetail.parse(entry.detail);
  // Somebody who has a place already is asked to take none when a role in one more competition is given by their address.
  const isBeside = entry.what === APPOINTED && !invitation && detail.competition !== undefined;
  const change = isBeside ? "role-given" : named;
  // A person revokes their own token without telling anybody.
  if (entry.who.personId === entry.subject && !isOwnAct(change)) return [];
  const personId = PersonId.parse(entry.subject);
  const capacity = entry.who.organisationId ?? "authority";
  const content = { kind: "place-changed", change, ...detail, by: entry.who.name } as const;
  const others = {
    to: [{ of: "leads", capacity, except: [personId, PersonId.parse(entry.who.personId)] }],
    content: { ...content, own: false },
  } as const satisfies Notice;
  if (change === "invited") return [offered(personId, capacity), others];
  if (isOwnAct(change) || invitation) return [others];
  return [{ to: [{ of: "place", capacity, personId }], content: { ...content, own: true } }, others];
}

/** What a person does about their own place at sign-in. */
const isOwnAct = (change: PlaceChange): boolean => change === "accepted" || change === "left";

const offered = (personId: PersonId, capacity: Capacity): Notice => ({
  to: [{ of: "place", capacity, personId }],
  content: { kind: "place-offered" },
});

const Lapsing = z.object({ name: z.string(), lapsesAt: Instant, reason: Reason });

/** One lead has suspended somebody, which leaves few: others are asked whether that lasts, before it lapses. */
function toConfirmSuspension({ what, who, detail }: AuditEntry): readonly Notice[] {
  const lapsing = Lapsing.safeParse(detail);
  if (what !== SUSPENDED || !lapsing.success) return [];
  const { name: title, lapsesAt: until, reason } = lapsing.data;
  const content = {
    kind: "proposal-made",
    act: "suspension-lasting",
    title,
    by: who.name,
    until,
    reason,
  } as const;
  return [{ to: [{ of: "confirmers" }], content }];
}
