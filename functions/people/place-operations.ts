import { type Capacity, capacityOf } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { isOwnRegistration } from "../../shared/kernel/place.ts";
import { accept } from "../../shared/kernel/result.ts";
import { isTaken, leads } from "../../shared/organisations/people.ts";
import { decideAcceptance, decideLeaving } from "../../shared/people/places.ts";
import { isLead } from "../../shared/people/rules.ts";
import { loadEveryPlace } from "../organisations/facts.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import { type Asked, commit, earlierEntry, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { endInvitation, regrantPlace, savePlace, unchangedPlace } from "../platform/places.ts";
import { type LiveSession, openSession } from "../platform/session.ts";
import { whoOf } from "../platform/who.ts";
import { byPerson, derivedKey } from "./by-person.ts";
import { loadAppointed } from "./facts.ts";
import { loadInvitation, loadInvitations, loadOwnPlaces } from "./place-facts.ts";
import { beginWorth, savePersonPlaces } from "./store.ts";

/**
 * Accepts a place that was prepared for the person: from now on it counts. Decided on the person's own list of places, and
 * conditioned on it in the write, so that nobody ever holds two that are apart. Refuses a place on another side than one
 * held; if the authority prepared it, also notes that the person cannot take it, and not why. Refuses another offer (a role
 * changed meanwhile) than the one seen, if one was.
 */
export async function acceptPlace(
  deps: Deps,
  session: LiveSession,
  capacity: Capacity,
  requestKey: RequestKey,
  seenVersion?: number,
) {
  const { personId, name } = session.actor;
  const [{ list }, offered] = await Promise.all([
    loadOwnPlaces(deps.table, personId, name),
    loadInvitation(deps.table, session.actor, capacity),
  ]);
  const asked = { ...byPerson(personId, "place.accepted", { capacity }), who: whoOf(session.actor) };
  const at = deps.now();
  if (offered !== undefined && seenVersion !== undefined && seenVersion !== offered.row.version)
    return earlierOr(deps, asked, requestKey, { code: "changed-meanwhile" } as const);
  const subject = offered && { capacity, audience: offered.actor.audience };
  const decision = decideAcceptance({ offered: subject, held: list.places }, at);
  if (!decision.ok || offered === undefined) {
    const refusal = decision.ok ? ({ code: "not-found" } as const) : decision.error;
    if (refusal.code === "cannot-take-place" && offered?.actor.audience !== "bidder")
      await tellCannotTake(deps, session, offered, derivedKey(requestKey, "not-taken"));
    return earlierOr(deps, asked, requestKey, refusal);
  }
  const { row, actor } = offered;
  const accepted = { ...row, acceptedAt: at, version: row.version + 1 };
  return commit(
    deps,
    [
      savePlace(capacity, accepted),
      beginWorth(personId, capacity, accepted.grant),
      savePersonPlaces(personId, list, [...decision.value]),
      endInvitation(personId, capacity, "present"),
    ],
    { ...asked, who: whoOf(actor), at, detail: detailOf(offered) },
    requestKey,
  );
}

/** What an entry about a place says: where it is and as what. */
const detailOf = ({ actor, organisation }: OwnPlace) => ({
  organisation: organisation?.name ?? "the authority",
  ...("role" in actor ? { role: actor.role } : {}),
  name: actor.name,
});

async function tellCannotTake(
  deps: Deps,
  { actor }: LiveSession,
  offered: OwnPlace | undefined,
  requestKey: RequestKey,
) {
  if (offered === undefined) return;
  const { row, capacity } = offered;
  const at = deps.now();
  await commit(
    deps,
    [savePlace(capacity, { ...row, cannotTakeAt: at, version: row.version + 1 })],
    { ...byPerson(actor.personId, "place.not-taken", {}), who: whoOf(offered.actor), at },
    requestKey,
  );
}

/** Refuses one place that waits for the person. Whoever prepared it goes on reading that the person is invited. */
export async function refusePlace(
  deps: Deps,
  session: LiveSession,
  capacity: Capacity,
  requestKey: RequestKey,
) {
  const { personId } = session.actor;
  const offered = await loadInvitation(deps.table, session.actor, capacity);
  const asked = { ...byPerson(personId, "place.refused", { capacity }), who: whoOf(session.actor) };
  // What somebody registered is theirs until they choose it: nobody else could ask them again.
  if (offered === undefined || isOwnRegistration(offered.row))
    return earlierOr(deps, asked, requestKey, { code: "not-found" } as const);
  return commit(
    deps,
    [endInvitation(personId, capacity, "present")],
    { ...asked, at: deps.now() },
    requestKey,
  );
}

/** The most batches in which all invitations are refused: 50 each, an entry each. */
const MOST_BATCHES = 100;

/** Refuses every place that others prepared for the person, however many there are. Says how many. */
export async function refuseEveryPlace(deps: Deps, session: LiveSession, requestKey: RequestKey) {
  const { personId } = session.actor;
  let refused = 0;
  let after: Capacity | undefined;
  // A repeat refuses what the first request did not come to, and nothing that came since.
  let asOf = deps.now();
  for (let batch = 1; batch <= MOST_BATCHES; batch += 1) {
    const asked = { ...byPerson(personId, "place.refused", { all: batch }), who: whoOf(session.actor) };
    const key = derivedKey(requestKey, `all-${batch}`);
    const earlier = await earlierEntry(deps, asked, key);
    if (earlier !== undefined) {
      asOf = earlier.at;
      continue;
    }
    const { invitations, next } = await loadInvitations(deps.table, session.actor, after);
    const others = invitations.filter(({ row }) => !isOwnRegistration(row) && row.invitedAt <= asOf);
    const ended = others.map(({ capacity }) => endInvitation(personId, capacity));
    if (ended.length > 0) {
      const done = await commit(deps, ended, { ...asked, at: deps.now() }, key);
      if (!done.ok) return done;
      refused += ended.length;
    }
    if (next === undefined) break;
    after = next;
  }
  return accept({ refused });
}

/**
 * Leaves a place. Its sessions and tokens end; a browser that acted on it goes on for nobody. Refuses the last submitter
 * (or national lead) as long as others would be left without one.
 */
export async function leavePlace(
  deps: Deps,
  session: LiveSession,
  capacity: Capacity,
  requestKey: RequestKey,
) {
  const { personId, name } = session.actor;
  const { places, list } = await loadOwnPlaces(deps.table, personId, name);
  const own = places.find((place) => place.capacity === capacity);
  const asked: Asked = { ...byPerson(personId, "place.left", { capacity }), who: whoOf(session.actor) };
  if (own === undefined) return leftBefore(deps, asked, requestKey, { code: "not-found" } as const);
  const colleagues = await loadColleagues(deps, personId, capacity);
  const decision = decideLeaving({ leads: leadsOn(own), colleagues });
  if (!decision.ok) return leftBefore(deps, asked, requestKey, decision.error);
  const { row } = own;
  const at = deps.now();
  const left = { ...row, removedAt: at, grant: row.grant + 1, version: row.version + 1 };
  const opened = actsOn(session, capacity)
    ? await openSession(
        deps,
        { kind: "cookie", actor: { audience: "newcomer", personId, name }, mail: session.mail },
        session,
      )
    : undefined;
  const committed = await commit(
    deps,
    [
      ...regrantPlace(capacity, left),
      savePersonPlaces(
        personId,
        list,
        list.places.filter((one) => one.capacity !== capacity),
      ),
      ...(decision.value === undefined ? [] : unchangedPlace(capacity, decision.value.row)),
      ...(opened?.writes ?? []),
    ],
    { ...byPerson(personId, "place.left", { capacity }), who: whoOf(own.actor), at, detail: detailOf(own) },
    requestKey,
  );
  if (!committed.ok) return committed;
  return accept({ secret: committed.value.repeated ? undefined : opened?.secret });
}

/** A repeat of leaving is answered like the first time, but for the secret, which was given once. */
async function leftBefore<R>(deps: Deps, asked: Asked, requestKey: RequestKey, refusal: R) {
  const earlier = await earlierOr(deps, asked, requestKey, refusal);
  return earlier.ok ? accept({ secret: undefined }) : earlier;
}

const actsOn = ({ actor }: LiveSession, capacity: Capacity): boolean =>
  actor.audience !== "newcomer" && capacityOf(actor) === capacity;

const leadsOn = ({ row }: OwnPlace): boolean => ("organisationId" in row ? leads(row) : isLead(row));

/** Who else has a place in the same organisation or at the authority, or is invited to one. */
async function loadColleagues({ table }: Deps, person: string, capacity: Capacity) {
  const colleagues =
    capacity === "authority"
      ? (await loadAppointed(table)).map((row) => ({ row, leads: isLead(row) }))
      : (await loadEveryPlace(table, capacity)).filter(isTaken).map((row) => ({ row, leads: leads(row) }));
  return colleagues.filter(({ row }) => row.personId !== person);
}
