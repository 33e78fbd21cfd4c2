import { type Instant, londonDay, toLondon } from "../kernel/instant.ts";
import {
  isBankHoliday,
  isOnRecord,
  isWeekend,
  isWorkingDay,
  workingDaysBetween,
} from "../kernel/working-days.ts";
import { hasWindow } from "./stages.ts";
import type { Stage } from "./schema.ts";

/** What somebody should think about before they publish a timetable. It refuses nothing. */
export type TimetableWarning = {
  readonly place: number;
  readonly of: "opens" | "closes";
} & (
  | { readonly code: "on-a-weekend" | "on-a-bank-holiday"; readonly at: Instant }
  | { readonly code: "closes-outside-hours"; readonly at: Instant }
  | { readonly code: "short-notice"; readonly workingDays: number }
  | { readonly code: "no-calendar"; readonly at: Instant }
);

/** Bidders of England and Wales are at work then. */
const CALENDAR = "england-and-wales";
const HOURS = { from: "09:00", to: "17:30" } as const;
/** A window that leaves fewer working days than this, from its opening or its publication, is short. */
export const ENOUGH_DAYS = 10;

/** What is unusual about a timetable that is published at `now`, stage by stage. */
export const warningsOfTimetable = (stages: readonly Stage[], now: Instant): readonly TimetableWarning[] =>
  stages.flatMap((stage, place) => {
    const { opensAt, closesAt } = stage;
    const of = (part: "opens" | "closes", at: Instant) =>
      dayWarnings(at).map((warning) => ({ place, of: part, ...warning }));
    return [
      ...of("opens", opensAt),
      ...(closesAt === undefined ? [] : of("closes", closesAt)),
      ...(closesAt !== undefined && isOutsideHours(closesAt)
        ? [{ place, of: "closes", code: "closes-outside-hours", at: closesAt } as const]
        : []),
      ...noticeOf(stage, now).map(
        (workingDays) => ({ place, of: "closes", code: "short-notice", workingDays }) as const,
      ),
    ];
  });

function dayWarnings(at: Instant) {
  const day = londonDay(at);
  if (isWeekend(day)) return [{ code: "on-a-weekend", at } as const];
  if (!isOnRecord(day)) return [{ code: "no-calendar", at } as const];
  return isBankHoliday(CALENDAR, day) ? [{ code: "on-a-bank-holiday", at } as const] : [];
}

function isOutsideHours(at: Instant): boolean {
  const time = toLondon(at).slice(11);
  return time < HOURS.from || time > HOURS.to;
}

/** How many working days a window leaves, if they are few. */
function noticeOf(stage: Stage, now: Instant): readonly number[] {
  if (!hasWindow(stage)) return [];
  const [from, to] = [londonDay(stage.opensAt > now ? stage.opensAt : now), londonDay(stage.closesAt)];
  if (!isOnRecord(from) || !isOnRecord(to)) return [];
  const days = workingDaysBetween(CALENDAR, from, to) + (isWorkingDay(CALENDAR, from) ? 1 : 0);
  return days < ENOUGH_DAYS ? [days] : [];
}
