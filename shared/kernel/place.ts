import * as z from "zod/mini";
import { type BidderActor, type MemberRole, maySubmit } from "./actor.ts";
import { TokenId } from "./id.ts";
import { Instant } from "./instant.ts";

/**
 * What every place has in common, at the authority and in an organisation. A place is prepared for a person, who is
 * then invited; it counts from the instant at which the person accepts it. One that was removed keeps its row.
 */
export const placeParts = {
  /** When its person was asked last, how often without a day between, and by whom. */
  invitedAt: Instant,
  timesInvited: z.int(),
  invitedBy: z.strictObject({ personId: z.string(), name: z.string() }),
  /** When its person tried to accept it and could not, because of a place on another side. Never says which. */
  cannotTakeAt: z.optional(Instant),
  acceptedAt: z.optional(Instant),
  suspendedAt: z.optional(Instant),
  removedAt: z.optional(Instant),
  /** Sessions and tokens are opened under a grant. Each change of what a place is worth begins the next one. */
  grant: z.int(),
  version: z.int(),
};
const PlaceParts = z.object(placeParts);
export type PlaceParts = z.infer<typeof PlaceParts>;

/** Whether a place was accepted and not taken away since: suspended ones are held too. */
export const isHeld = ({ acceptedAt, removedAt }: Pick<PlaceParts, "acceptedAt" | "removedAt">): boolean =>
  acceptedAt !== undefined && removedAt === undefined;

/** Whether somebody can act on a place now. */
export const isActive = (place: Pick<PlaceParts, "acceptedAt" | "removedAt" | "suspendedAt">): boolean =>
  isHeld(place) && place.suspendedAt === undefined;

/** A person of a bidder who decides: as whom they are signed in, and what their place in the organisation is now. */
export type Deciding = {
  readonly actor: BidderActor;
  readonly own: (PlaceParts & { readonly role: MemberRole }) | undefined;
};

/** Whether somebody changes what concerns their whole organisation: its submitters do, as their place is now. */
export const actsForAll = ({ actor, own }: Deciding): boolean =>
  maySubmit(actor) && own?.role === "submitter" && isActive(own);

/** Whether a place still waits for its person to accept it. */
export const isInvited = ({ acceptedAt, removedAt }: Pick<PlaceParts, "acceptedAt" | "removedAt">): boolean =>
  acceptedAt === undefined && removedAt === undefined;

/** Whether somebody prepared a place for themselves, by registering the organisation: they accept it by choosing it. */
export const isOwnRegistration = ({
  personId,
  invitedBy,
}: Pick<PlaceParts, "invitedBy"> & { personId: string }): boolean => invitedBy.personId === personId;

/** Where a place stands, as those who manage it see it. */
export const PlaceState = z.enum(["invited", "active", "suspended"]);
export type PlaceState = z.infer<typeof PlaceState>;
export function placeState(place: Pick<PlaceParts, "acceptedAt" | "suspendedAt">): PlaceState {
  if (place.suspendedAt !== undefined) return "suspended";
  return place.acceptedAt === undefined ? "invited" : "active";
}

/** The most tokens that live on one place at a time. */
export const MOST_TOKENS = 10;

/** A token for the API, as its owner and the submitters of its organisation see it. Never its secret. */
export const Token = z.strictObject({
  tokenId: TokenId,
  issuedAt: Instant,
  endsAt: Instant,
});
export type Token = z.infer<typeof Token>;

/** What the sessions and tokens of a place are held against at every request. */
export const Worth = z.strictObject({
  grant: z.int(),
  tokens: z.array(Token).check(z.maxLength(MOST_TOKENS)),
  version: z.int(),
});
export type Worth = z.infer<typeof Worth>;

/** The tokens of a place that have not run out. */
export const livingTokens = (worth: Worth | undefined, now: Instant): readonly Token[] =>
  worth?.tokens.filter(({ endsAt }) => now < endsAt) ?? [];

/** What a place is worth without this token; undefined when it does not live on it. */
export function withoutToken(worth: Worth | undefined, tokenId: TokenId): Worth | undefined {
  const tokens = worth?.tokens.filter((token) => token.tokenId !== tokenId) ?? [];
  if (worth === undefined || tokens.length === worth.tokens.length) return undefined;
  return { ...worth, tokens, version: worth.version + 1 };
}
