import { type Capacity, capacityOf } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { isOwnRegistration } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { isTaken, leads } from "../../shared/organisations/people.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import { decideAcceptance, decideLeaving } from "../../shared/people/places.ts";
import { isLead } from "../../shared/people/deputies.ts";
import { loadEveryPlace } from "../organisations/facts.ts";
import { earlierEntry } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import { endInvitation, regrantPlace, savePlace, unchangedPlace } from "../platform/place-rows.ts";
import { afresh } from "../platform/read-once.ts";
import { type LiveSession, openSession } from "../platform/session.ts";
import { whoOf } from "../platform/who.ts";
import { aboutThemselves, byPerson, derivedKey } from "./by-person.ts";
import { isLeadMissing, loadAppointed } from "./facts.ts";
import { loadInvitation, loadInvitations, loadOwnPlaces } from "./place-facts.ts";
import { beginWorth, loadNaming, nameOneMore, savePersonPlaces } from "./store.ts";

/**
 * Accepts a place that was prepared for the person: from now on it counts. Decided on the person's own list of places, and
 * conditioned on it in the write, so that nobody ever holds two that are apart. Refuses a place on another side than one
 * held; if the authority prepared it, also notes that the person cannot take it, and not why. Refuses another offer (a role
 * changed meanwhile) than the one seen, if one was.
 */
export function acceptPlace(
  deps: Deps,
  { actor }: LiveSession,
  capacity: Capacity,
  requestKey: RequestKey,
  seenVersion?: number,
) {
  const { personId, name } = actor;
  return enact(deps, byPerson(actor, "place.accepted", { capacity }, requestKey), async (at) => {
    const [{ list }, place] = await Promise.all([
      loadOwnPlaces(deps, personId, name),
      loadInvitation(deps, actor, capacity),
    ]);
    if (place === undefined) return refuse({ code: "not-found" });
    const { row } = place;
    if (seenVersion !== undefined && seenVersion !== row.version)
      return refuse({ code: "changed-meanwhile" });
    const offered = { capacity, audience: place.actor.audience };
    const decision = decideAcceptance({ offered, held: list.places }, at);
    if (!decision.ok) {
      if (decision.error.code === "cannot-take-place" && offered.audience !== "bidder")
        await tellCannotTake(deps, place, derivedKey(requestKey, "not-taken"));
      return decision;
    }
    const naming = isNaming(place) ? await loadNaming(afresh(deps.table)) : undefined;
    if (naming !== undefined && !(await isLeadMissing(deps, personId))) return refuse({ code: "not-found" });
    const accepted = { ...row, acceptedAt: at, version: row.version + 1 };
    return accept({
      ...aboutThemselves(personId),
      writes: [
        savePlace(capacity, accepted),
        beginWorth(personId, capacity, accepted.grant),
        savePersonPlaces(personId, list, [...decision.value]),
        endInvitation(personId, capacity, "present"),
        ...(naming === undefined ? [] : [nameOneMore(naming)]),
      ],
      who: whoOf(place.actor),
      detail: detailOf(place),
    });
  });
}

/** Whether the deployment named somebody a lead: then nobody else invited them, and it counts while a lead is missing. */
const isNaming = ({ capacity, row }: OwnPlace): boolean =>
  capacity === "authority" && row.invitedBy.personId === row.personId;

/** What an entry about a place says: where it is and as what. */
const detailOf = ({ actor, organisation }: OwnPlace) => ({
  organisation: organisation?.name ?? "the authority",
  ...("role" in actor && actor.role !== undefined ? { role: actor.role } : {}),
  name: actor.name,
});

const tellCannotTake = (deps: Deps, { actor, row, capacity }: OwnPlace, requestKey: RequestKey) =>
  enact(deps, byPerson(actor, "place.not-taken", {}, requestKey), async (cannotTakeAt) =>
    accept({
      ...aboutThemselves(actor.personId),
      writes: [savePlace(capacity, { ...row, cannotTakeAt, version: row.version + 1 })],
    }),
  );

/** Refuses one place that waits for the person. Whoever prepared it goes on reading that the person is invited. */
export function refusePlace(deps: Deps, { actor }: LiveSession, capacity: Capacity, requestKey: RequestKey) {
  const { personId } = actor;
  return enact(deps, byPerson(actor, "place.refused", { capacity }, requestKey), async () => {
    const offered = await loadInvitation(deps, actor, capacity);
    // What somebody registered is theirs until they choose it: nobody else could ask them again.
    if (offered === undefined || isOwnRegistration(offered.row)) return refuse({ code: "not-found" });
    return accept({
      ...aboutThemselves(personId),
      writes: [endInvitation(personId, capacity, "present")],
    });
  });
}

/** The most batches in which all invitations are refused: 50 each, an entry each. */
const MOST_BATCHES = 100;

/** Refuses every place that others prepared for the person, however many there are. Says how many. */
export async function refuseEveryPlace(deps: Deps, { actor }: LiveSession, requestKey: RequestKey) {
  const { personId } = actor;
  let refused = 0;
  let after: Capacity | undefined;
  // A repeat refuses what the first request did not come to, and nothing that came since.
  let asOf = deps.now();
  for (let batch = 1; batch <= MOST_BATCHES; batch += 1) {
    const key = derivedKey(requestKey, `all-${batch}`);
    const asking = byPerson(actor, "place.refused", { all: batch }, key);
    const earlier = await earlierEntry(deps, asking, key);
    if (earlier !== undefined) {
      asOf = earlier.at;
      continue;
    }
    const { invitations, next } = await loadInvitations(deps, actor, after);
    const others = invitations.filter(({ row }) => !isOwnRegistration(row) && row.invitedAt <= asOf);
    if (others.length > 0) {
      const writes = others.map(({ capacity }) => endInvitation(personId, capacity));
      const done = await enact(deps, asking, async () => accept({ ...aboutThemselves(personId), writes }));
      if (!done.ok) return done;
      refused += others.length;
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
  const { actor, mail } = session;
  const { personId, name } = actor;
  const done = await enact(deps, byPerson(actor, "place.left", { capacity }, requestKey), async (at) => {
    const { places, list } = await loadOwnPlaces(deps, personId, name);
    const own = places.find((place) => place.capacity === capacity);
    if (own === undefined) return refuse({ code: "not-found" });
    const colleagues = await loadColleagues(deps, personId, capacity);
    const decision = decideLeaving({ leads: leadsOn(own), colleagues });
    if (!decision.ok) return decision;
    const { row } = own;
    const left = { ...row, removedAt: at, grant: row.grant + 1, version: row.version + 1 };
    const newcomer = { kind: "cookie", actor: { audience: "newcomer", personId, name }, mail } as const;
    const opened = actsOn(session, capacity) ? await openSession(deps, newcomer, session) : undefined;
    const others = list.places.filter((one) => one.capacity !== capacity);
    return accept({
      ...aboutThemselves(personId),
      writes: [
        ...regrantPlace(capacity, left),
        savePersonPlaces(personId, list, others),
        ...unchangedPlace(capacity, decision.value?.row),
        ...(opened?.writes ?? []),
      ],
      who: whoOf(own.actor),
      detail: detailOf(own),
      once: opened?.secret,
    });
  });
  return done.ok ? accept({ secret: done.value.once }) : done;
}

const actsOn = ({ actor }: LiveSession, capacity: Capacity): boolean =>
  actor.audience !== "newcomer" && capacityOf(actor) === capacity;

const leadsOn = ({ row }: OwnPlace): boolean => ("organisationId" in row ? leads(row) : isLead(row));

/** Who else has a place in the same organisation or at the authority, or is invited to one. */
async function loadColleagues({ table, now }: Deps, person: string, capacity: Capacity) {
  const colleagues =
    capacity === "authority"
      ? (await loadAppointed(table, now())).map((row) => ({ row, leads: isLead(row) }))
      : (await loadEveryPlace(table, capacity)).filter(isTaken).map((row) => ({ row, leads: leads(row) }));
  return colleagues.filter(({ row }) => row.personId !== person);
}
