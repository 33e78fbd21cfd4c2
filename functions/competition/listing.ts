import * as z from "zod";
import { openAndNext } from "../../shared/competition/stages.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import { CompetitionTerms, Stage, Timetable } from "../../shared/competition/schema.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { sort } from "../../shared/kernel/key.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { cursorOf, sortKeyOf } from "../platform/cursor.ts";
import type { PageOfList } from "../platform/read.ts";

/** A competition in a list: what it is, what is open in it and what comes next. */
export const ListedCompetition = z.strictObject({
  ...CompetitionTerms.pick({ competitionId: true, title: true, createdAt: true }).shape,
  version: Timetable.shape.version,
  cancelledAt: z.optional(Instant),
  open: z.array(Stage.pick({ stageId: true, kind: true, closesAt: true })),
  next: z.array(Stage.pick({ stageId: true, kind: true, opensAt: true })),
});
export type ListedCompetition = z.infer<typeof ListedCompetition>;

function listed(competition: ParticipantsView, now: Instant): ListedCompetition {
  const { competitionId, title, createdAt, version, cancelled } = competition;
  const { open, next } = openAndNext(competition, now);
  return {
    competitionId,
    title,
    createdAt,
    version,
    ...(cancelled === undefined ? {} : { cancelledAt: cancelled.at }),
    open: open.map(({ stageId, kind, closesAt }) => ({ stageId, kind, closesAt })),
    next: next.map(({ stageId, kind, opensAt }) => ({ stageId, kind, opensAt })),
  };
}

/** One page of a list of competitions, after the one that the cursor names. Refuses a cursor that was made up. */
export function listingOf(
  competitions: readonly ParticipantsView[],
  { cursor, limit }: z.infer<typeof PageOfList>,
  now: Instant,
) {
  const keys = competitions.map(({ competitionId }) => sort("CMP", competitionId));
  const last = cursor === undefined ? -1 : keys.indexOf(sortKeyOf(cursor) ?? "");
  if (cursor !== undefined && last < 0)
    return refuse({ code: "invalid", detail: "Send a cursor that this list has given, or none" });
  const items = competitions.slice(last + 1, last + 1 + limit).map((competition) => listed(competition, now));
  const next = keys[last + limit];
  const goesOn = last + 1 + limit < keys.length && next !== undefined;
  return accept({ items, ...(goesOn ? { next: cursorOf(next) } : {}) });
}
