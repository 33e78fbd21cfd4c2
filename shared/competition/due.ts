import { DAY, HOUR, type Instant, plus } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { DRAIN, isOpen } from "../kernel/window.ts";
import { hasWindow } from "./stages.ts";
import type { Competition, CompetitionOutcome, Stage } from "./schema.ts";

/** A stage with a window. */
export type WindowStage = Stage & { closesAt: Instant };

/**
 * How long before closing a draft that was not submitted is warned of, in ms, and until when that is not too late: who
 * begins three days before closing is not told at once that there is a week left.
 */
const WARNINGS = [
  { warning: "a-week", from: 7 * DAY, until: 6 * DAY },
  { warning: "a-day", from: DAY, until: 2 * HOUR },
  { warning: "two-hours", from: 2 * HOUR, until: 0 },
] as const;
export type Warning = (typeof WARNINGS)[number]["warning"];

/** When a window may be sealed: after closing, and after what was received in time had time to be completed. */
export const sealableAt = ({ closesAt }: WindowStage): Instant => plus(closesAt, DRAIN);

/** The windows that are due to be sealed at an instant. */
export const dueToSeal = (competition: Competition, now: Instant): readonly WindowStage[] =>
  competition.stages
    .filter(hasWindow)
    .filter((stage) => competition.sealed[stage.stageId] === undefined && sealableAt(stage) <= now);

/** The warning that is due for each window open at an instant, if one is. */
export function dueWarnings(competition: Competition, now: Instant): readonly DueWarning[] {
  if (competition.cancelled !== undefined) return [];
  const open = competition.stages.filter(hasWindow).filter((stage) => isOpen(stage, now));
  return open
    .map((stage) => ({ stage, warning: dueWarning(stage.closesAt, now) }))
    .filter((due): due is DueWarning => due.warning !== undefined);
}
type DueWarning = { readonly stage: WindowStage; readonly warning: Warning };

const dueWarning = (closesAt: Instant, now: Instant): Warning | undefined =>
  WARNINGS.find(({ from, until }) => plus(closesAt, -from) <= now && now < plus(closesAt, -until))?.warning;

/** The outcome of the PQQ, once it is published and as long as nobody has been told. */
export function dueToAnnounce(competition: Competition, now: Instant): CompetitionOutcome | undefined {
  const outcome = publishedOutcome(competition, now);
  return outcome?.announcedAt === undefined ? outcome : undefined;
}

/** The first instant after `now` at which a worker has something to do in this competition, if any is left. */
export function nextDue(competition: Competition, now: Instant): Instant | undefined {
  const open = competition.stages
    .filter(hasWindow)
    .filter(({ stageId }) => competition.sealed[stageId] === undefined);
  // The questionnaire of a PQQ is frozen when it opens, if nobody has done it.
  const openings = open.filter(({ kind }) => kind === "pqq").map(({ opensAt }) => opensAt);
  const seals = open.map(sealableAt);
  const warnings = open.flatMap(({ closesAt }) => WARNINGS.map(({ from }) => plus(closesAt, -from)));
  const { outcome } = competition;
  const publication = outcome === undefined ? [] : [outcome.visibleAt];
  return [...openings, ...seals, ...warnings, ...publication]
    .filter((instant) => instant > now)
    .toSorted()[0];
}
