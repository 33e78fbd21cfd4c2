import { capacityOf, type PlacedActor } from "../../shared/kernel/actor.ts";
import { type RequestKey, TokenId } from "../../shared/kernel/id.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { livingTokens, MOST_TOKENS, type Token, withoutToken } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { RevokeToken } from "../../shared/people/schema.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { saveTokens } from "../platform/places.ts";
import { ABSOLUTE_LIMIT, type LiveSession, openSession } from "../platform/session.ts";
import { whoOf } from "../platform/who.ts";
import { byPerson } from "./by-person.ts";
import { activePlaces, loadOwnPlaces } from "./place-facts.ts";
import { loadWorth } from "./store.ts";

/** The tokens that live on the place for which a person acts. Ends and issues are the wall clock's. */
export async function listTokens(deps: Deps, actor: PlacedActor): Promise<readonly Token[]> {
  const worth = await loadWorth(deps.table, actor.personId, capacityOf(actor));
  return livingTokens(worth, instantOf(deps.wall()));
}

/**
 * The writes that make a token for the API on a place, beside whatever sessions there are. Refuses the eleventh that
 * lives at a time.
 */
export async function openToken(deps: Deps, { actor, capacity, row }: OwnPlace, mail: string) {
  const { personId } = actor;
  const worth = await loadWorth(deps.table, personId, capacity);
  if (worth?.grant !== row.grant) return refuse({ code: "changed-meanwhile" } as const);
  const now = deps.wall();
  const living = livingTokens(worth, instantOf(now));
  if (living.length >= MOST_TOKENS) return refuse({ code: "too-many-tokens" } as const);
  const tokenId = TokenId.parse(deps.newId("token"));
  const token = { tokenId, issuedAt: instantOf(now), endsAt: instantOf(now + ABSOLUTE_LIMIT) };
  const given = { kind: "bearer", actor, mail, grant: row.grant, tokenId } as const;
  const { secret, writes } = await openSession(deps, given);
  const next = { ...worth, tokens: [...living, token], version: worth.version + 1 };
  return accept({ secret, actor, token, writes: [...writes, saveTokens(personId, capacity, next)] });
}

/** Issues a token that may do what its person may do for whom they act now. A repeat gets no secret: that was given once. */
export async function issueToken(deps: Deps, session: LiveSession, requestKey: RequestKey) {
  const { actor, mail } = session;
  if (actor.audience === "newcomer") return refuse({ code: "not-found" } as const);
  const capacity = capacityOf(actor);
  const { places } = await loadOwnPlaces(deps.table, actor.personId, actor.name);
  const place = activePlaces(places).find((one) => one.capacity === capacity);
  if (place === undefined) return refuse({ code: "not-found" } as const);
  const asked = { ...byPerson(actor.personId, "token.issued", { capacity }), who: whoOf(actor) };
  const opened = await openToken(deps, place, mail);
  if (!opened.ok) {
    const earlier = await earlierOr(deps, asked, requestKey, opened.error);
    return earlier.ok ? accept({ secret: undefined, token: undefined }) : earlier;
  }
  const { secret, token, writes } = opened.value;
  const committed = await commit(deps, writes, { ...asked, at: deps.now() }, requestKey);
  if (!committed.ok) return committed;
  const { repeated } = committed.value;
  return accept(repeated ? { secret: undefined, token: undefined } : { secret, token });
}

/** Makes one of a person's own tokens worthless, at once. */
export async function revokeToken(
  deps: Deps,
  { actor }: LiveSession,
  command: RevokeToken,
  requestKey: RequestKey,
) {
  if (actor.audience === "newcomer") return refuse({ code: "not-found" } as const);
  const [{ personId }, capacity] = [actor, capacityOf(actor)];
  const asked = { ...byPerson(personId, "token.revoked", command), who: whoOf(actor) };
  const next = withoutToken(await loadWorth(deps.table, personId, capacity), command.tokenId);
  if (next === undefined) return earlierOr(deps, asked, requestKey, { code: "not-found" } as const);
  return commit(deps, [saveTokens(personId, capacity, next)], { ...asked, at: deps.now() }, requestKey);
}
