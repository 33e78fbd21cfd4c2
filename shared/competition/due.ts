import { HOUR, type Instant, plus } from "../kernel/instant.ts";
import { DRAIN } from "../kernel/window.ts";
import { hasWindow } from "./rules.ts";
import type { Competition, Stage } from "./schema.ts";

type WindowStage = Stage & { closesAt: Instant };

/** How long before closing a draft that was not submitted is warned of, in ms. */
export const WARNINGS = { "a-day": 24 * HOUR, "two-hours": 2 * HOUR } as const;
export type Warning = keyof typeof WARNINGS;

/** When a window may be sealed: after closing, and after what was received in time had time to be completed. */
export const sealableAt = ({ closesAt }: WindowStage): Instant => plus(closesAt, DRAIN);

/** The windows that are due to be sealed at an instant. */
export const dueToSeal = (competition: Competition, now: Instant): readonly WindowStage[] =>
  competition.stages
    .filter(hasWindow)
    .filter((stage) => competition.sealed[stage.stageId] === undefined && sealableAt(stage) <= now);

/** The warning that is due for each window open at an instant, if one is: the later of them. */
export function dueWarnings(competition: Competition, now: Instant): readonly DueWarning[] {
  if (competition.cancelled !== undefined) return [];
  const open = competition.stages
    .filter(hasWindow)
    .filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt);
  return open
    .map((stage) => ({ stage, warning: dueWarning(stage.closesAt, now) }))
    .filter((due): due is DueWarning => due.warning !== undefined);
}
type DueWarning = { readonly stage: WindowStage; readonly warning: Warning };

function dueWarning(closesAt: Instant, now: Instant): Warning | undefined {
  if (plus(closesAt, -WARNINGS["two-hours"]) <= now) return "two-hours";
  return plus(closesAt, -WARNINGS["a-day"]) <= now ? "a-day" : undefined;
}

/** The first instant after `now` at which a worker has something to do in this competition, if any is left. */
export function nextDue(competition: Competition, now: Instant): Instant | undefined {
  const open = competition.stages
    .filter(hasWindow)
    .filter(({ stageId }) => competition.sealed[stageId] === undefined);
  const seals = open.map(sealableAt);
  const warnings = open.flatMap(({ closesAt }) => Object.values(WARNINGS).map((ms) => plus(closesAt, -ms)));
  return [...seals, ...warnings].filter((instant) => instant > now).toSorted()[0];
}
