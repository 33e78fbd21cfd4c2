import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";
import { instantOf, MINUTE } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideAppointment, decideSuspension } from "../../shared/people/rules.ts";
import { type AppointStaff, personIdOf, type SuspendStaff } from "../../shared/people/schema.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { PendingSignIn, type SignedIn } from "../platform/identity.ts";
import { pauseBefore } from "../platform/pause.ts";
import {
  ABSOLUTE_LIMIT,
  endSessions,
  type LiveSession,
  openSession,
  sessionKey,
} from "../platform/session.ts";
import { stash } from "../platform/stash.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadCapacities } from "./capacities.ts";
import { signInAsItStands } from "./signing-in.ts";
import {
  loadPendingSignIn,
  loadStaffMember,
  removePendingSignIn,
  savePendingSignIn,
  saveStaffMember,
  unchangedStaffMember,
} from "./store.ts";

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
  const { pk: _pk, sk: _sk, ttl: _ttl, returnTo, endsAt, ...row } = item;
  if (typeof endsAt !== "number" || deps.wall() >= endsAt) return refuse({ code: "failed" });
  const signedIn = await deps.identity.complete(callback, PendingSignIn.parse(row));
  if (signedIn === undefined) return refuse({ code: "failed" });
  const opened = await signIn(deps, signedIn, "cookie", requestKey, current);
  return opened.ok ? accept({ ...opened.value, returnTo: String(returnTo) }) : opened;
}

/** How often a sign-in is decided anew because the same person opened another session at the same instant. */
const ATTEMPTS = 10;

/**
 * Opens a session for somebody whose mail address is confirmed. Acts for the organisation if there is one only;
 * with several (or none) the person chooses (or registers) first. Refuses who is suspended everywhere, and a request
 * that was answered before: its secret is nowhere but with whoever was answered.
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

/** As whom the person of this session may act. */
export async function listCapacities(deps: Deps, session: LiveSession) {
  return (await loadCapacities(deps.table, session.actor.personId, session.actor.name)).actors;
}

/**
 * Lets a person go on for one of their organisations: `chosen` is its id, or "authority". The session gets a new
 * secret; with `kind` bearer the old one stays and a token is issued beside it. A repeat is accepted without a secret:
 * that was given once, to whoever was answered first.
 */
export async function chooseCapacity(
  deps: Deps,
  session: LiveSession,
  chosen: string,
  kind: "cookie" | "bearer",
  requestKey: RequestKey,
) {
  const { personId, name } = session.actor;
  const { actors, guards } = await loadCapacities(deps.table, personId, name);
  const actor = actors.find(
    (one) => ("organisationId" in one ? one.organisationId : one.audience) === chosen,
  );
  if (actor === undefined) return refuse({ code: "not-found" });
  const given = { kind, actor, mail: session.mail, capacities: actors.length };
  const opened = await openSession(deps, given, kind === "cookie" ? session : undefined);
  const endsAt = instantOf(deps.wall() + ABSOLUTE_LIMIT);
  const committed = await commit(
    deps,
    [...opened.writes, ...guards],
    {
      stream: portalStream("AUDSIGNIN", personId),
      what: kind === "cookie" ? "person.chose-organisation" : "token.issued",
      who: whoOf(actor),
      at: deps.now(),
      subject: personId,
      detail: {},
      answer: {},
      command: { chosen },
    },
    requestKey,
  );
  if (!committed.ok) return committed;
  return accept({ secret: committed.value.repeated ? undefined : opened.secret, actor, endsAt });
}

/** Ends this session. */
export async function signOut(deps: Deps, session: LiveSession, requestKey: RequestKey) {
  return commit(
    deps,
    [{ remove: sessionKey(session.hash) }],
    {
      stream: portalStream("AUDSIGNIN", session.actor.personId),
      what: "person.signed-out",
      who: whoOf(session.actor),
      at: deps.now(),
      subject: session.actor.personId,
      detail: {},
      answer: {},
      command: { session: session.hash },
    },
    requestKey,
  );
}

/** Gives somebody a role at the authority, or changes it; their open sessions end, so the change counts at once. */
export async function appointStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: AppointStaff,
  requestKey: RequestKey,
) {
  const personId = await personIdOf(command.mail);
  const [own, subject] = await loadBoth(deps, actor.personId, personId);
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: "staff.appointed",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideAppointment({ actor, own, subject, personId }, command);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [
      saveStaffMember(decision.value),
      unchangedStaffMember(actor.personId, own),
      ...(await endSessions(deps.table, personId)),
    ],
    {
      ...asked,
      at,
      subject: personId,
      detail: { name: command.name, role: command.role, lots: command.lots },
      answer: { personId },
    },
    requestKey,
  );
}

/** Suspends somebody of the authority, whose sessions end in the same commit, or lets them back. */
export async function suspendStaff(
  deps: Deps,
  actor: AuthorityActor,
  command: SuspendStaff,
  requestKey: RequestKey,
) {
  const [own, subject] = await loadBoth(deps, actor.personId, command.personId);
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: command.suspend ? "staff.suspended" : "staff.restored",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideSuspension({ actor, own, subject }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [
      saveStaffMember(decision.value),
      unchangedStaffMember(actor.personId, own),
      ...(await endSessions(deps.table, command.personId)),
    ],
    {
      ...asked,
      at,
      subject: command.personId,
      detail: { reason: command.reason },
      answer: { personId: command.personId },
    },
    requestKey,
  );
}

/** The two people of a change of role: the guard on the first lets no two leads suspend each other at one instant. */
const loadBoth = ({ table }: Deps, lead: PersonId, subject: PersonId) =>
  Promise.all([loadStaffMember(table, lead), loadStaffMember(table, subject)]);
