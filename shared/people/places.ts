import * as z from "zod";
import { Capacity } from "../kernel/actor.ts";
import { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";

/** The places that one person can hold at a time: each is read when they sign in. */
export const MOST_PLACES = 20;

/** A place that somebody accepted: for whom they may act, on which side of the competition, and since when. */
const HeldPlace = z.strictObject({
  capacity: Capacity,
  audience: z.enum(["authority", "bidder", "partner"]),
  since: Instant,
});
export type HeldPlace = z.infer<typeof HeldPlace>;

/** All places that a person holds. Whoever accepts one does it on this list as it stands, in the same write. */
export const PersonPlaces = z.strictObject({
  places: z.array(HeldPlace).max(MOST_PLACES),
  version: z.int(),
});
export type PersonPlaces = z.infer<typeof PersonPlaces>;

export type PlaceRefusal =
  | Common<"not-found" | "changed-meanwhile">
  /** The person holds a place on another side: `capacity` says which. */
  | { code: "cannot-take-place"; capacity: Capacity }
  | { code: "too-many-places" }
  | { code: "last-submitter" };

/**
 * Whether nobody may hold both: those who judge, those who bid and those who advise on them are three sides. A partner's
 * lots and a bidder's belong to whatever competition there is, so that these two sides never go together either.
 */
export const areApart = (one: Pick<HeldPlace, "audience">, other: Pick<HeldPlace, "audience">): boolean =>
  one.audience !== other.audience;

/** Decides what a person holds once they accept a place: nothing that is apart from what they hold already. */
export function decideAcceptance(
  facts: {
    offered: Pick<HeldPlace, "capacity" | "audience">;
    held: readonly HeldPlace[];
  },
  now: Instant,
) {
  const { offered, held } = facts;
  const apart = held.find((one) => areApart(one, offered));
  if (apart !== undefined) return refuse({ code: "cannot-take-place", capacity: apart.capacity });
  if (held.length >= MOST_PLACES) return refuse({ code: "too-many-places" });
  const { capacity, audience } = offered;
  return accept<readonly HeldPlace[]>([...held, { capacity, audience, since: now }]);
}

/**
 * The older place that pauses this one, where both stand already (a setting or a repair can bring that about): nobody
 * acts on the newer one until the person has left one of the two.
 */
export function pausedBy(place: HeldPlace, held: readonly HeldPlace[]): HeldPlace | undefined {
  const position = held.findIndex(({ capacity }) => capacity === place.capacity);
  return held.find(
    (other, index) =>
      areApart(other, place) &&
      (other.since < place.since || (other.since === place.since && index < position)),
  );
}

/** Somebody else who has a place in the same organisation, or at the authority: also suspended, or only invited. */
type Colleague = { readonly leads: boolean };

/**
 * Decides whether a person may leave a place. Who leads (a submitter, a national lead) leaves when another of them stays,
 * or when nobody else has a place or an invitation: those would be there with nobody to let them back, or to lead.
 */
export function decideLeaving<C extends Colleague>(facts: { leads: boolean; colleagues: readonly C[] }) {
  if (!facts.leads || facts.colleagues.length === 0) return accept<C | undefined>(undefined);
  const stays = facts.colleagues.find((one) => one.leads);
  return stays === undefined ? refuse({ code: "last-submitter" }) : accept<C | undefined>(stays);
}
