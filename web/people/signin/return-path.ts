import type { Actor, Audience } from "../../../shared/kernel/actor.ts";

/** Segments are spelt out, so that nothing gets through which some browser reads as the address of another site. */
const PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;
const LONGEST = 300;
/** Going on to these after signing in would begin or undo it again. */
const ABOUT_SIGNING_IN = /^\/sign-(?:in|out)(?:\/|$)/;

/** A path of the portal on which somebody may go on after signing in; undefined for any other text. */
export const returnPath = (to: string | undefined): string | undefined =>
  to !== undefined && to.length <= LONGEST && PATH.test(to) && !ABOUT_SIGNING_IN.test(to) ? to : undefined;

const CHOOSE = "/session/choose";
export const REGISTER = "/bidder/register";

const HOMES = {
  authority: "/authority",
  bidder: "/bidder",
  partner: "/partner",
  newcomer: CHOOSE,
} as const satisfies Record<Audience, string>;

/**
 * Where somebody who has just signed in or chosen goes: on to what they asked for if it is for them, else home. Who
 * could act for several organisations chooses first and goes on from there.
 */
export function destinationOf({ audience }: Actor, capacities: number, to: string | undefined): string {
  const path = returnPath(to);
  if (audience === "newcomer" && capacities > 0) return path === undefined ? CHOOSE : chooseThenGoTo(path);
  if (audience === "newcomer") return path === REGISTER ? path : CHOOSE;
  const [, first = ""] = path?.split("/") ?? [];
  const isForOthers = first in HOMES && first !== audience;
  return path === undefined || isForOthers ? HOMES[audience] : path;
}

const chooseThenGoTo = (path: string): string => `${CHOOSE}?to=${encodeURIComponent(path)}`;
