import type { Instant } from "../kernel/instant.ts";
import { called } from "./named-twice.ts";
import type { Stage, StageKind } from "./schema.ts";

/** As much of a stage as says when it is; one that has no date yet stands in nobody's way. */
export type Timed = Pick<Stage, "kind" | "number"> & {
  readonly opensAt?: Instant | undefined;
  readonly closesAt?: Instant | undefined;
};

/**
 * How a stage comes before another: it `begins` no later than the other does; it is over (`ends`) before the other begins; it
 * `ends-first`, before the other is over. The same instant is in order.
 */
type Before = "begins" | "ends" | "ends-first";

const AWARDING = ["preferred-bidders", "award", "mobilisation"] as const;
const JUDGING = ["evaluation", ...AWARDING] as const;

/** What comes before what, by kind. What no line names may be at any time. */
const ORDER: readonly (readonly [earlier: StageKind, how: Before, later: readonly StageKind[]])[] = [
  [
    "launch",
    "begins",
    ["pqq", "data-room", "pqq-outcome", "itn", "lot-preferences", "uplift", "dialogue", "tender", ...JUDGING],
  ],
  ["pqq", "ends", ["pqq-outcome", "itn", "lot-preferences", "dialogue", "tender", ...JUDGING]],
  ["data-room", "begins", ["uplift"]],
  ["pqq-outcome", "begins", ["itn", "lot-preferences", "dialogue", "tender", ...JUDGING]],
  ["itn", "begins", ["lot-preferences", "dialogue", "tender", ...JUDGING]],
  // What is submitted, released or talked about in the time of the tenders is over before they close.
  ["lot-preferences", "ends-first", ["tender"]],
  ["lot-preferences", "ends", JUDGING],
  ["uplift", "ends-first", ["tender"]],
  ["uplift", "ends", JUDGING],
  ["dialogue", "ends-first", ["tender"]],
  ["dialogue", "ends", JUDGING],
  ["tender", "ends", JUDGING],
  ["evaluation", "ends", AWARDING],
  ["preferred-bidders", "begins", ["award", "mobilisation"]],
  ["award", "begins", ["mobilisation"]],
];

/** How a stage has to come before another, if it has to. */
function howBefore(earlier: Timed, later: Timed): Before | undefined {
  if (earlier.kind === later.kind)
    return (earlier.number ?? 0) < (later.number ?? 0) ? beforeTheNext(earlier.kind) : undefined;
  return ORDER.find(([kind, , after]) => kind === earlier.kind && after.includes(later.kind))?.[1];
}
/** A later round of the preferences starts from the earlier one, so that this is over; others only follow. */
const beforeTheNext = (kind: StageKind): Before => (kind === "lot-preferences" ? "ends" : "begins");

/** What a stage that is too early would come before, and how. */
export type OutOfOrder = {
  readonly earlier: Pick<Stage, "kind" | "number">;
  readonly later: Pick<Stage, "kind" | "number">;
  readonly how: Before;
};

/** The stages that come too early, by their place in the list, each with the first that has to come before it. */
export function outOfOrder(stages: readonly Timed[]): readonly (OutOfOrder & { readonly place: number })[] {
  return stages.flatMap((later, place) => {
    const [found] = stages.flatMap((earlier) => {
      const how = howBefore(earlier, later);
      return how !== undefined && isTooEarly(earlier, later, how) ? [{ how, earlier }] : [];
    });
    if (found === undefined) return [];
    return [{ place, how: found.how, earlier: called(found.earlier), later: called(later) }];
  });
}

function isTooEarly(earlier: Timed, later: Timed, how: Before): boolean {
  const first = how === "begins" ? earlier.opensAt : over(earlier);
  const second = how === "ends-first" ? over(later) : later.opensAt;
  return first !== undefined && second !== undefined && second < first;
}
const over = ({ opensAt, closesAt }: Timed): Instant | undefined => closesAt ?? opensAt;
