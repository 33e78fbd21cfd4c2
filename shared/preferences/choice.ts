import type { Competition } from "../competition/schema.ts";
import type { LotId, StageId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Result } from "../kernel/result.ts";
import {
  decideDraft,
  earlierChoice,
  type PreferencesFacts,
  type PreferencesRefusal,
  seenVersionOf,
} from "./rules.ts";
import type { PreferencesDraft, SubmittedChoices } from "./schema.ts";

/** Whether two choices are the same lots in the same order. */
export const sameChoice = (one: readonly LotId[], other: readonly LotId[]): boolean =>
  one.length === other.length && one.every((lot, index) => other[index] === lot);

/** The chosen lots in the order that they had before; what is newly chosen comes after them. */
export const keepingOrder = <Lot extends string>(
  chosen: readonly Lot[],
  before: readonly Lot[],
): readonly Lot[] => [
  ...before.filter((lot) => chosen.includes(lot)),
  ...chosen.filter((lot) => !before.includes(lot)),
];

export const MOVES = ["top", "up", "down"] as const;
export type Move = (typeof MOVES)[number];

/** The choice with one lot moved a place up or down, or to the top. A lot that cannot move so stays where it is. */
export function moveLot<Lot extends string>(lots: readonly Lot[], lot: string, move: Move): readonly Lot[] {
  const from = lots.findIndex((one) => one === lot);
  const moving = lots[from];
  const to = { top: 0, up: from - 1, down: from + 1 }[move];
  if (moving === undefined || to < 0 || to >= lots.length) return lots;
  const others = lots.filter((one) => one !== moving);
  return [...others.slice(0, to), moving, ...others.slice(to)];
}

/** Whether a choice without any lot can be submitted: only by who held lots before the round and now wants none. */
export const mayChooseNone = (
  competition: Pick<Competition, "stages">,
  choices: SubmittedChoices,
  round: StageId,
): boolean => (earlierChoice(competition, choices, round)?.lots ?? []).length > 0;

/** Whether the organisation could prepare a choice in this round now, and if not, why. */
export function whetherOpen(
  facts: PreferencesFacts & { draft: PreferencesDraft | undefined },
  round: StageId,
  now: Instant,
): Result<PreferencesDraft, PreferencesRefusal> {
  const { competitionId } = facts.competition;
  const seenVersion = seenVersionOf(facts.draft, facts.choices[round]);
  return decideDraft(facts, { competitionId, round, seenVersion, lots: [] }, now);
}
