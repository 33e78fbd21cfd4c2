import type { StageId } from "../kernel/id.ts";
import { earliestFirst, type Instant } from "../kernel/instant.ts";
import { hasClosed, hasOpened, isOpen } from "../kernel/window.ts";
import type { Competition, Stage } from "./schema.ts";

type Closing = Stage & { closesAt: Instant };

/** Whether something is submitted by a deadline in stages of this kind: each has a window with a gate. */
export const needsWindow = (kind: Stage["kind"]): boolean =>
  kind === "pqq" || kind === "lot-preferences" || kind === "tender";
export const hasWindow = (stage: Stage): stage is Closing =>
  needsWindow(stage.kind) && stage.closesAt !== undefined;

export const stageOf = (competition: Pick<Competition, "stages">, stageId: StageId): Stage | undefined =>
  competition.stages.find((stage) => stage.stageId === stageId);

/** Windows open at one instant: cancelling shuts all of them, 32 shards each, in one transaction of 100 items. */
const MOST_OPEN_WINDOWS = 2;

/** The first stage at whose opening more windows would be open than may be. */
export const oneTooMany = (stages: readonly Stage[]): Stage | undefined => {
  const windows = stages.filter(hasWindow);
  return windows.find(
    ({ opensAt }) => windows.filter((window) => isOpen(window, opensAt)).length > MOST_OPEN_WINDOWS,
  );
};

/**
 * The windows whose gates shut with a cancellation: what is open, and what opens next as far as one transaction has room, so
 * that nothing is received in the moments until the worker has shut the others.
 */
export const shutByCancelling = (stages: readonly Stage[], now: Instant) =>
  stages
    .filter(hasWindow)
    .filter((window) => !hasClosed(window, now))
    .toSorted((a, b) => earliestFirst(a.opensAt, b.opensAt))
    .slice(0, MOST_OPEN_WINDOWS);

/** Stages with dates, and whether they still count. */
export type Dated = Pick<Competition, "stages"> & { readonly cancelled?: Competition["cancelled"] };

/**
 * Where a stage stands. A stage without a closing time is a moment: it is "done" once it has come. A cancelled
 * competition stands still at that instant: what was open then was "stopped", what was ahead is "called-off".
 */
export type StageState = "ahead" | "open" | "closed" | "done" | "stopped" | "called-off";

export function stateOf(stage: Stage, { cancelled }: Dated, now: Instant): StageState {
  const at = cancelled === undefined ? now : cancelled.at;
  if (!hasOpened(stage, at)) return cancelled === undefined ? "ahead" : "called-off";
  if (!closes(stage)) return "done";
  if (hasClosed(stage, at)) return "closed";
  return cancelled === undefined ? "open" : "stopped";
}

/** The stages in the order in which they open. */
export const inOrder = (stages: readonly Stage[]): readonly Stage[] =>
  stages.toSorted((a, b) => earliestFirst(a.opensAt, b.opensAt));

const closes = (stage: Stage): stage is Closing => stage.closesAt !== undefined;

/** What is open (the first to close first), and what opens or happens next (all that falls on one instant). */
export function openAndNext(competition: Dated, now: Instant) {
  const stagesIn = (state: StageState) =>
    inOrder(competition.stages).filter((stage) => stateOf(stage, competition, now) === state);
  const ahead = stagesIn("ahead");
  return {
    open: stagesIn("open")
      .filter(closes)
      .toSorted((a, b) => earliestFirst(a.closesAt, b.closesAt)),
    next: ahead.filter(({ opensAt }) => opensAt === ahead[0]?.opensAt),
  };
}

/** Whether anything of a competition is still to come or open. */
export function isUnderWay(competition: Dated, now: Instant): boolean {
  const { open, next } = openAndNext(competition, now);
  return open.length + next.length > 0;
}

/** A window by its competition. */
export type WindowToClose = { readonly title: Competition["title"]; readonly stage: Closing };

/** The next window to close of all competitions, if one has yet to. */
export const nextToClose = (
  competitions: readonly (Dated & Pick<Competition, "title">)[],
  now: Instant,
): WindowToClose | undefined =>
  competitions
    .filter(({ cancelled }) => cancelled === undefined)
    .flatMap(({ title, stages }) => stages.filter(hasWindow).map((stage) => ({ title, stage })))
    .filter(({ stage }) => !hasClosed(stage, now))
    .toSorted((a, b) => earliestFirst(a.stage.closesAt, b.stage.closesAt))[0];
