import { dateInWords } from "../kernel/typed-time.ts";
import type { NoticeContent } from "./schema.ts";

type PlaceChanged = Extract<NoticeContent, { kind: "place-changed" }>;

/**
 * What became of somebody's role in one competition, or of their standing in for somebody, for the person or for those who manage
 * the people; `role`: which and where.
 */
export function roleChangeInWords(content: PlaceChanged, role: string): string {
  const { change, own, name, by, before, deputyFor, firstDay, lastDay } = content;
  const [who, whose] = own ? ["you", "your"] : [name, `${name}’s`];
  if (deputyFor !== undefined) {
    const days =
      firstDay === undefined || lastDay === undefined
        ? ""
        : `, from ${dateInWords(firstDay)} up to and including ${dateInWords(lastDay)}`;
    return change === "role-given"
      ? `Two people have agreed that ${who} act${own ? "" : "s"} for ${deputyFor}${days}. ${by} confirmed it`
      : `${by} has ended that ${who} act${own ? "" : "s"} for ${deputyFor}`;
  }
  if (change === "role-ended") return `${by} has ended ${whose} role${role}`;
  return before === undefined
    ? `${by} has given ${who} a role${role}`
    : `${by} has changed ${whose} role${role}. Before: ${before}`;
}
