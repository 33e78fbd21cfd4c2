import { capacityOf, type PlacedActor } from "../../shared/kernel/actor.ts";
import { type RequestKey, TokenId } from "../../shared/kernel/id.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { livingTokens, MOST_TOKENS, type Token, withoutToken } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { RevokeToken } from "../../shared/people/schema.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import { saveTokens } from "../platform/place-rows.ts";
import { ABSOLUTE_LIMIT, type LiveSession, openSession } from "../platform/session.ts";
import { aboutThemselves, byPerson } from "./by-person.ts";
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
  if (worth?.grant !== row.grant) return refuse({ code: "changed-meanwhile" });
  const now = deps.wall();
  const living = livingTokens(worth, instantOf(now));
  if (living.length >= MOST_TOKENS) return refuse({ code: "too-many-tokens" });
  const tokenId = TokenId.parse(deps.newId("token"));
  const token = { tokenId, issuedAt: instantOf(now), endsAt: instantOf(now + ABSOLUTE_LIMIT) };
  const given = { kind: "bearer", actor, mail, grant: row.grant, tokenId } as const;
  const { secret, writes } = await openSession(deps, given);
  const next = { ...worth, tokens: [...living, token], version: worth.version + 1 };
  return accept({ secret, actor, token, writes: [...writes, saveTokens(personId, capacity, next)] });
}

/** Issues a token that may do what its person may do for whom they act now. A repeat gets no secret: that was given once. */
export async function issueToken(deps: Deps, { actor, mail }: LiveSession, requestKey: RequestKey) {
  if (actor.audience === "newcomer") return refuse({ code: "not-found" });
  const { personId, name } = actor;
  const capacity = capacityOf(actor);
  const issued = await enact(deps, byPerson(actor, "token.issued", { capacity }, requestKey), async () => {
    const { places } = await loadOwnPlaces(deps, personId, name);
    const place = activePlaces(places).find((one) => one.capacity === capacity);
    if (place === undefined) return refuse({ code: "not-found" });
    const opened = await openToken(deps, place, mail);
    if (!opened.ok) return opened;
    const { secret, token, writes } = opened.value;
    return accept({ ...aboutThemselves(personId), writes, once: { secret, token } });
  });
  return issued.ok ? accept({ ...issued.value.once }) : issued;
}

/** Makes one of a person's own tokens worthless, at once. */
export async function revokeToken(
  deps: Deps,
  { actor }: LiveSession,
  command: RevokeToken,
  requestKey: RequestKey,
) {
  if (actor.audience === "newcomer") return refuse({ code: "not-found" });
  const [{ personId }, capacity] = [actor, capacityOf(actor)];
  return enact(deps, byPerson(actor, "token.revoked", command, requestKey), async () => {
    const next = withoutToken(await loadWorth(deps.table, personId, capacity), command.tokenId);
    if (next === undefined) return refuse({ code: "not-found" });
    return accept({ ...aboutThemselves(personId), writes: [saveTokens(personId, capacity, next)] });
  });
}
