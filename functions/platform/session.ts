import * as z from "zod/mini";
import {
  type Actor,
  type AuthorityActor,
  Capacity,
  capacityOf,
  SignedInAs,
  signedInAs,
} from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { PersonId, TokenId } from "../../shared/kernel/id.ts";
import { HOUR, MINUTE } from "../../shared/kernel/instant.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";
import type { Worth } from "../../shared/kernel/place.ts";
import type { Deps } from "./deps.ts";
import { worthKey, worthOf } from "./place-rows.ts";
import { stash } from "./stash.ts";
import { ofItem, type Write, withoutKey } from "./table.ts";

/** How long a session lives unused, and at most, in ms; a bearer token has no idle limit. */
export const IDLE_LIMIT = 30 * MINUTE;
export const ABSOLUTE_LIMIT = 12 * HOUR;
/** Use of a session is written down no more often than this, in ms. */
const TOUCH_EVERY = 5 * MINUTE;
/** What a person can rely on, in ms: use may be written down late, and the session then ends that much earlier. */
export const SURE_IDLE_TIME = IDLE_LIMIT - TOUCH_EVERY;

/**
 * A signed-in person, acting for one organisation or for nobody yet. The row lies under the hash of the secret that the
 * browser or client holds, so that whoever reads the table cannot act as anybody. Times are the wall clock's, in ms.
 */
export const Session = z.strictObject({
  kind: z.enum(["cookie", "bearer"]),
  actor: SignedInAs,
  mail: z.string(),
  /** The grant of the place on which it was opened; none while the person acts for nobody. */
  grant: z.optional(z.int()),
  /** Which token of the place it is, if it is one. */
  tokenId: z.optional(TokenId),
  lastSeenAt: z.int(),
  endsAt: z.int(),
});
export type Session = z.infer<typeof Session>;
/** A session with who acts: of the authority's people, the door that may reads what they may do. */
export type LiveSession = Omit<Session, "actor"> & { readonly actor: Actor; readonly hash: string };

export const sessionKey = (hash: string): Key => ({ pk: partition("SESSION", hash), sk: "SESSION" });

/**
 * A new session: its secret for the browser or client, and the writes that make it. `instead` is a session that the new
 * one replaces. Whoever opens a session on a place adds the guard that the place is worth what it was.
 */
export async function openSession(
  { newSecret, wall }: Pick<Deps, "newSecret" | "wall">,
  given: Pick<Session, "kind" | "mail" | "grant" | "tokenId"> & { readonly actor: Actor },
  instead?: LiveSession,
): Promise<{ secret: string; writes: readonly Write[] }> {
  const secret = secretOf(newSecret(), given.actor);
  const hash = await sha256(secret);
  const endsAt = wall() + ABSOLUTE_LIMIT;
  const session: Session = { ...given, actor: signedInAs(given.actor), lastSeenAt: wall(), endsAt };
  return {
    secret,
    writes: [
      { put: { ...sessionKey(hash), ...session, ttl: Math.ceil(endsAt / 1_000) }, if: "absent" },
      ...(instead === undefined ? [] : [{ remove: sessionKey(instead.hash) }]),
    ],
  };
}

/**
 * What a browser or client holds: a random part, the person and for whom they act. The last two only say which place to
 * read beside the session, in the same request; the hash covers all of it, so that nobody can say something else.
 */
const secretOf = (random: string, actor: Actor): string =>
  actor.audience === "newcomer" ? random : [random, actor.personId, capacityOf(actor)].join(".");

/** On whose place, and for whom, a secret says that somebody acts. */
function placeIn(secret: string): { personId: PersonId; capacity: Capacity } | undefined {
  const [, person, holds] = secret.split(".");
  const [personId, capacity] = [PersonId.safeParse(person), Capacity.safeParse(holds)];
  return personId.success && capacity.success
    ? { personId: personId.data, capacity: capacity.data }
    : undefined;
}

/** Tells as whom somebody of the authority acts now; undefined for who has no place there on which they can. */
export type LoadActor = (
  deps: Pick<Deps, "table" | "now">,
  personId: PersonId,
) => Promise<AuthorityActor | undefined>;

/**
 * The session of a secret, by one strong read of it and its place: undefined when there is none, it has run out, a
 * browser left it idle for 30 minutes, or its place is worth nothing any more. Its use is noted at most every 5 minutes.
 * What somebody of the authority may do is in no session: at the doors that may read it, it is told by their place, which is
 * read in the same request, so that a role that was given or taken counts from the next request on.
 */
export async function checkSession(
  deps: Pick<Deps, "table" | "wall" | "now">,
  secret: string,
  kind: Session["kind"],
  loadActor?: LoadActor,
): Promise<LiveSession | undefined> {
  const hash = await sha256(secret);
  const place = placeIn(secret);
  const [[item, worth], staff] = await Promise.all([
    deps.table.getMany([
      sessionKey(hash),
      ...(place === undefined ? [] : [worthKey(place.personId, place.capacity)]),
    ]),
    place?.capacity === "authority" ? loadActor?.(deps, place.personId) : undefined,
  ]);
  if (item === undefined) return undefined;
  const session = sessionOf(item);
  const unused = deps.wall() - session.lastSeenAt;
  if (session.kind !== kind || deps.wall() >= session.endsAt) return undefined;
  if (session.kind === "cookie" && unused >= IDLE_LIMIT) return undefined;
  if (!isWorthSomething(session, worthOf(worth))) return undefined;
  if (unused >= TOUCH_EVERY)
    await stash(deps, { update: sessionKey(hash), set: { lastSeenAt: deps.wall() }, if: "present" });
  const { actor } = session;
  if (actor.audience !== "authority") return { ...session, actor, hash };
  if (loadActor !== undefined && staff === undefined) return undefined;
  return { ...session, actor: staff ?? { ...actor, lots: [] }, hash };
}

const sessionOf = ofItem((item) => {
  const { ttl: _ttl, ...row } = withoutKey(item);
  return Session.parse(row);
});

/** A session is worth what its place is worth: the same grant, and for a token that it was not revoked. */
function isWorthSomething({ actor, grant, tokenId }: Session, worth: Worth | undefined): boolean {
  if (actor.audience === "newcomer") return true;
  if (worth === undefined || worth.grant !== grant) return false;
  return tokenId === undefined || worth.tokens.some((token) => token.tokenId === tokenId);
}
