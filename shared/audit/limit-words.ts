import type { Canonical } from "../kernel/digest.ts";
import { Instant, inWords } from "../kernel/instant.ts";
import type { ProposalState } from "../kernel/proposal.ts";

/** What has become of what waits for a second person; whether it is overtaken the log does not follow. */
export type WhatBecame = Exclude<ProposalState, "overtaken">;

type InWords = (at: string) => readonly [name: string, value: string];
const as =
  (name: string, after = ""): InWords =>
  (at) => [name, `${at}${after}`];

/** Until when a second person acts, by what comes of it otherwise: nothing is written when that instant has come. */
const LIMITS: ReadonlyMap<string, Readonly<Record<WhatBecame, InWords>>> = new Map(
  Object.entries({
    /** A proposal: nothing comes of it. */
    until: {
      waiting: as("Can be confirmed until"),
      confirmed: as("Could be confirmed until"),
      withdrawn: as("Could be confirmed until"),
      declined: as("Could be confirmed until"),
      lapsed: as("Lapsed, not confirmed by"),
    },
    /** A closing time that is held: it stands all the same. */
    ratifyBy: {
      waiting: as("To be ratified by"),
      confirmed: as("Ratified; it was to be by"),
      withdrawn: as("To be ratified by"),
      declined: as("Not ratified, declined; it was to be by", "; it stands"),
      lapsed: as("Not ratified by", "; it stands"),
    },
    /** A suspension that leaves too few: it lapses. */
    lapsesAt: {
      waiting: as("Lapses, unless another person confirms it, at"),
      confirmed: as("Confirmed; it would have lapsed at"),
      withdrawn: as("Lapses, unless another person confirms it, at"),
      declined: as("Declined by another person: without force from"),
      lapsed: as("Lapsed, not confirmed by another person, at"),
    },
  }),
);

/** Whether a fact says until when a second person acts. */
export const isLimit = (fact: string): boolean => LIMITS.has(fact);

/** A fact that says until when a second person acts, in words; undefined for any other. */
export function limitInWords(fact: string, value: Canonical | undefined, became: WhatBecame) {
  const { data: at } = Instant.safeParse(value);
  const says = at && LIMITS.get(fact)?.[became](inWords(at));
  return says && { name: says[0], value: says[1] };
}
