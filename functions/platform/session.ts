import * as z from "zod";
import { Actor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { HOUR, MINUTE } from "../../shared/kernel/instant.ts";
import type { PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";
import type { Deps } from "./deps.ts";
import { stash } from "./stash.ts";
import type { Table, Write } from "./table.ts";

/** How long a session lives unused, and at most, in ms; a bearer token has no idle limit. */
export const IDLE_LIMIT = 30 * MINUTE;
export const ABSOLUTE_LIMIT = 12 * HOUR;
/** A person's oldest session goes when they open more than this many. */
const MOST_SESSIONS = 20;
/** Use of a session is written down no more often than this, in ms. */
const TOUCH_EVERY = 5 * MINUTE;
/** What a person can rely on, in ms: use may be written down late, and the session then ends that much earlier. */
export const SURE_IDLE_TIME = IDLE_LIMIT - TOUCH_EVERY;

/**
 * A signed-in person, acting for one organisation. The row lies under the hash of the secret that the browser or
 * client holds, so that whoever reads the table cannot act as anybody. Times are the wall clock's, in ms.
 */
export const Session = z.strictObject({
  kind: z.enum(["cookie", "bearer"]),
  actor: Actor,
  mail: z.string(),
  /** How many organisations this person could act for. */
  capacities: z.int(),
  lastSeenAt: z.int(),
  endsAt: z.int(),
});
export type Session = z.infer<typeof Session>;
export type LiveSession = Session & { readonly hash: string };

export const sessionKey = (hash: string): Key => ({ pk: partition("SESSION", hash), sk: "SESSION" });

/** The sessions a person has open, so that all can be ended in one commit. `stamp` changes with every change of it. */
const OpenSessions = z.object({
  hashes: z.array(z.strictObject({ hash: z.string(), endsAt: z.int() })),
  stamp: z.string(),
});

const openSessionsKey = (person: PersonId): Key => ({ pk: partition("SESSION", person), sk: "OPEN" });

async function loadOpenSessions(table: Table, person: PersonId) {
  const item = await table.get(openSessionsKey(person));
  return item && OpenSessions.parse(item);
}

/**
 * A new session: its secret for the browser or client, and the writes that make it. They fail when the person's
 * sessions were ended meanwhile. `instead` is a session that the new one replaces.
 */
export async function openSession(
  { table, newSecret, wall }: Pick<Deps, "table" | "newSecret" | "wall">,
  given: Pick<Session, "kind" | "actor" | "mail" | "capacities">,
  instead?: LiveSession,
): Promise<{ secret: string; writes: readonly Write[] }> {
  const [secret, hash] = await newSecretAndHash(newSecret);
  const endsAt = wall() + ABSOLUTE_LIMIT;
  const ttl = Math.ceil(endsAt / 1_000);
  const session: Session = { ...given, lastSeenAt: wall(), endsAt };
  const open = await loadOpenSessions(table, given.actor.personId);
  const others = (open?.hashes ?? []).filter((one) => one.endsAt > wall() && one.hash !== instead?.hash);
  // What leaves the list must end with it: a session that is not listed would outlive a suspension.
  const still = others.slice(-MOST_SESSIONS + 1);
  const oldest = others.slice(0, -MOST_SESSIONS + 1);
  const listed = { hashes: [...still, { hash, endsAt }], stamp: newSecret(), ttl };
  return {
    secret,
    writes: [
      { put: { ...sessionKey(hash), ...session, ttl }, if: "absent" },
      {
        put: { ...openSessionsKey(given.actor.personId), ...listed },
        if: open === undefined ? "absent" : { matching: { stamp: open.stamp } },
      },
      ...oldest.map((one) => ({ remove: sessionKey(one.hash) })),
      ...(instead === undefined ? [] : [{ remove: sessionKey(instead.hash) }]),
    ],
  };
}

async function newSecretAndHash(newSecret: Deps["newSecret"]): Promise<[string, string]> {
  const secret = newSecret();
  return [secret, await sha256(secret)];
}

/** The writes that end every session of a person: for the commit that suspends them or changes what they may do. */
export async function endSessions(table: Table, person: PersonId): Promise<readonly Write[]> {
  const open = await loadOpenSessions(table, person);
  if (open === undefined) return [{ check: openSessionsKey(person), if: "absent" }];
  return [
    { remove: openSessionsKey(person), if: { matching: { stamp: open.stamp } } },
    ...open.hashes.map(({ hash }) => ({ remove: sessionKey(hash) })),
  ];
}

/**
 * The session of a secret, by one strong read: undefined when there is none, it was ended, has run out, or a browser
 * left it idle for 30 minutes. Its use is noted at most every 5 minutes.
 */
export async function checkSession(
  deps: Pick<Deps, "table" | "wall">,
  secret: string,
  kind: Session["kind"],
): Promise<LiveSession | undefined> {
  const hash = await sha256(secret);
  const item = await deps.table.get(sessionKey(hash));
  if (item === undefined) return undefined;
  const { pk: _pk, sk: _sk, ttl: _ttl, ...row } = item;
  const session = Session.parse(row);
  const unused = deps.wall() - session.lastSeenAt;
  if (session.kind !== kind || deps.wall() >= session.endsAt) return undefined;
  if (session.kind === "cookie" && unused >= IDLE_LIMIT) return undefined;
  if (unused >= TOUCH_EVERY)
    await stash(deps, { update: sessionKey(hash), set: { lastSeenAt: deps.wall() }, if: "present" });
  return { ...session, hash };
}
