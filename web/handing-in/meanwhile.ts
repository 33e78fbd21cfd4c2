import type { Who } from "../../shared/kernel/chain.ts";
import type { PersonId } from "../../shared/kernel/id.ts";
import { type Instant, inWords } from "../../shared/kernel/instant.ts";

/** Who did something after a page was opened, and when; `own` when it was the reader, in another window. */
export type Meanwhile = { readonly by: string; readonly at: Instant; readonly own: boolean };

/** Who submitted or withdrew something last, to whoever reads it. */
export const byWhom = (
  { personId }: { readonly personId: PersonId },
  { who, receivedAt }: { readonly who: Who; readonly receivedAt: Instant },
): Meanwhile => ({ by: who.name, at: receivedAt, own: who.personId === personId });

/** Who it was, within a sentence. */
export const nameOrYou = ({ by, own }: Meanwhile): string => (own ? "you" : by);

/** What was done, and by whom: "You, at 9:17am, Thursday 8 May 2014 (BST), saved another choice in another window". */
export const doneMeanwhile = ({ by, at, own }: Meanwhile, what: string): string =>
  `${own ? "You" : by}, at ${inWords(at)}, ${what} ${own ? "in another window" : "while you were working"}`;

/** The heading of a page that says so. */
export const changedMeanwhile = ({ own }: Meanwhile, what: string): string =>
  own ? `You changed ${what} in another window` : `Somebody changed ${what} meanwhile`;
