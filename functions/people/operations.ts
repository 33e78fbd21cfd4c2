import type { Capacity } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { MINUTE } from "../../shared/kernel/instant.ts";
import { isOwnRegistration } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import { PendingSignIn, type SignedIn } from "../platform/identity.ts";
import { pauseBefore } from "../platform/pause.ts";
import { type LiveSession, openSession, sessionKey } from "../platform/session.ts";
import { stash } from "../platform/stash.ts";
import { withoutKey } from "../platform/table.ts";
import { aboutThemselves, byPerson, derivedKey } from "./by-person.ts";
import { activePlaces, loadInvitation, loadOwnPlaces } from "./place-facts.ts";
import { acceptPlace } from "./place-operations.ts";
import { signInAsItStands } from "./signing-in.ts";
import { loadPendingSignIn, removePendingSignIn, savePendingSignIn, unchangedWorth } from "./store.ts";

/** How long a person may take at the identity provider, in ms. */
export const SIGN_IN_LIMIT = 15 * MINUTE;

/** Begins a sign-in: where to send the browser, and the secret it is recognised by when it comes back. */
export async function beginSignIn(deps: Deps, returnTo: string) {
  const { url, pending } = await deps.identity.begin();
  const secret = deps.newSecret();
  const endsAt = deps.wall() + SIGN_IN_LIMIT;
  const row = { ...pending, returnTo, endsAt };
  await stash(deps, savePendingSignIn(await sha256(secret), row, Math.ceil(endsAt / 1_000)));
  return { url, secret };
}

/**
 * Completes a sign-in that was begun here, once. Refuses one that was not, came back too late, or was used before. The
 * new session takes the place of the browser's `current` one.
 */
export async function completeSignIn(
  deps: Deps,
  secret: string,
  callback: URL,
  current: LiveSession | undefined,
  requestKey: RequestKey,
) {
  const hash = await sha256(secret);
  const item = await loadPendingSignIn(deps.table, hash);
  if (item === undefined || !(await stash(deps, removePendingSignIn(hash))))
    return refuse({ code: "failed" });
  const { ttl: _ttl, returnTo, endsAt, ...row } = withoutKey(item);
  if (typeof endsAt !== "number" || deps.wall() >= endsAt) return refuse({ code: "failed" });
  const signedIn = await deps.identity.complete(callback, PendingSignIn.parse(row));
  if (signedIn === undefined) return refuse({ code: "failed" });
  const opened = await signIn(deps, signedIn, "cookie", requestKey, current);
  return opened.ok ? accept({ ...opened.value, returnTo: String(returnTo) }) : opened;
}

/** How often a sign-in is decided anew because the place changed at the same instant. */
const ATTEMPTS = 10;

/**
 * Opens a session for somebody whose mail address is confirmed. Acts on their place if there is one only; with several
 * (or none) the person chooses (or registers) first, and a token is for the first of them. Refuses a request that was answered before: its secret is nowhere
 * but with whoever was answered. Nothing that others do (invite, suspend, remove) can keep somebody from signing in.
 */
export async function signIn(
  deps: Deps,
  signedIn: SignedIn,
  kind: "cookie" | "bearer",
  requestKey: RequestKey,
  current?: LiveSession,
) {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await signInAsItStands(deps, signedIn, kind, requestKey, current);
    if (outcome.ok || outcome.error.code !== "changed-meanwhile" || attempt === ATTEMPTS) return outcome;
    await pauseBefore(attempt);
  }
}

/**
 * Lets a person go on for one of their places. The session gets a new secret. A place that they prepared for themselves
 * by registering is accepted with it. A repeat is accepted without a secret: that was given once, to whoever was
 * answered first.
 */
export async function chooseCapacity(
  deps: Deps,
  session: LiveSession,
  chosen: Capacity,
  requestKey: RequestKey,
) {
  const { personId, name } = session.actor;
  const own = await loadInvitation(deps, session.actor, chosen);
  if (own !== undefined && isOwnRegistration(own.row)) {
    const accepted = await acceptPlace(deps, session, chosen, derivedKey(requestKey, "accept"));
    if (!accepted.ok) return accepted;
  }
  const { places } = await loadOwnPlaces(deps, personId, name);
  const place = activePlaces(places).find(({ capacity }) => capacity === chosen);
  if (place === undefined) return refuse({ code: "not-found" });
  const { actor, row } = place;
  const given = { kind: "cookie", actor, mail: session.mail, grant: row.grant } as const;
  const asking = byPerson(actor, "person.chose-organisation", { chosen }, requestKey);
  const chose = await enact(deps, asking, async () => {
    const { secret, writes } = await openSession(deps, given, session);
    return accept({
      ...aboutThemselves(personId),
      writes: [...writes, unchangedWorth(personId, chosen, row.grant)],
      once: secret,
    });
  });
  return chose.ok ? accept({ secret: chose.value.once, actor }) : chose;
}

/** Ends this session. */
export const signOut = (deps: Deps, { actor, hash }: LiveSession, requestKey: RequestKey) =>
  enact(deps, byPerson(actor, "person.signed-out", { session: hash }, requestKey), async () =>
    accept({ ...aboutThemselves(actor.personId), writes: [{ remove: sessionKey(hash) }] }),
  );
