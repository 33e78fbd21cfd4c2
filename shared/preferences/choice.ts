import type { LotId } from "../kernel/id.ts";

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
