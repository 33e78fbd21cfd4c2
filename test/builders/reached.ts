import * as z from "zod";
import { type Item, withoutKey } from "../../functions/platform/table.ts";
import { Timetable } from "../../shared/competition/schema.ts";
import { mayConfirm } from "../../shared/kernel/actor.ts";
import { between, HOUR, type Instant } from "../../shared/kernel/instant.ts";
import type { Key } from "../../shared/kernel/key.ts";
import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import { asTheyStand } from "../../shared/people/rules.ts";
import { StaffMember } from "../../shared/people/schema.ts";

/** A row that somebody wrote: as it was, and as it is. */
export type Change = {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};
/** What only two people bring about, as the table shows it: what no act is known to write is among it. */
export type Reached = ActOfTwo | "a proposal confirmed" | `unknown: ${string}`;

/** What one person may write alone, by the first word of the partition. */
const ALONE = [
  "STAGING",
  "WAITING",
  "EVAL",
  "QUERY",
  "AUDAUTHORITY",
  "MEMBER",
  "INVITE",
  "SESSION",
  "LIMIT",
  "INBOX",
  "REGISTER",
];

/** What of the acts of two has become true with the rows that one person wrote together. */
export function reachedBy(changes: readonly Change[], now: Instant): readonly Reached[] {
  const held = changes.some(({ key, before, after }) => key.sk === "TIMETABLE" && isHolding(before, after));
  return changes.flatMap((change) => reachedIn(change, held, now) ?? []);
}

function reachedIn({ key, before, after }: Change, held: boolean, now: Instant): Reached | undefined {
  const { pk, sk } = key;
  const [word = ""] = pk.split("#");
  const isNew = before === undefined;
  if (sk.startsWith("PROPOSAL#") && IsConfirmed.safeParse(after).success) return "a proposal confirmed";
  if (sk === "TIMETABLE") return ofTimetable(before, after);
  if (word === "GATE") return held ? undefined : "timetable-amendment";
  if (sk === "TERMS" || pk === "CMP#all") return "competition-publication";
  if (word === "CMP" && sk === "QUESTIONNAIRE") return "questionnaire-freeze";
  if (word === "CMP" && sk === "OUTCOME") {
    // A publication is stopped by one, before its instant; then none stands that could be corrected.
    if (after?.["stoppedAt"] !== undefined) return undefined;
    return isNew || before["stoppedAt"] !== undefined ? "pqq-outcome" : "outcome-correction";
  }
  // Where an organisation stands follows from the outcome; it is recorded by one person only where there is no PQQ.
  if (word === "STAND" || word === "TAKERS") return "pqq-outcome";
  if (word === "SHOWN") return "lot-disclosure";
  if (word === "STAFF") return ofStaff(before, after, now);
  if (word === "ORG") return ofOrganisation(key, before, after);
  return ALONE.includes(word) ? undefined : `unknown: ${pk} ${sk}`;
}

const IsConfirmed = z.object({ closed: z.object({ how: z.literal("confirmed") }) });

const timetableOf = (item: Item | undefined) => item && Timetable.parse(withoutKey(item));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function ofTimetable(before: Item | undefined, after: Item | undefined): Reached | undefined {
  const [was, is] = [timetableOf(before), timetableOf(after)];
  if (was === undefined) return "competition-publication";
  if (!same(was.cancelled, is?.cancelled)) return "competition-cancelled";
  return same(was.stages, is?.stages) || isHolding(before, after) ? undefined : "timetable-amendment";
}

/** Whether a timetable differs by one holding alone: the first of its window, of its closing time, by up to 24 hours. */
function isHolding(before: Item | undefined, after: Item | undefined): boolean {
  const [was, is] = [timetableOf(before), timetableOf(after)];
  const held = is?.amendments.at(-1);
  if (was === undefined || is === undefined || held?.held !== true || held.moves !== "closesAt") return false;
  const { stageId, to } = held;
  const closed = was.stages.find((stage) => stage.stageId === stageId)?.closesAt;
  const later = closed === undefined ? 0 : between(closed, to);
  return (
    later > 0 &&
    later <= 24 * HOUR &&
    !was.amendments.some((one) => one.held === true && one.stageId === stageId) &&
    same(is.amendments.slice(0, -1), was.amendments) &&
    same(
      is.stages,
      was.stages.map((stage) => (stage.stageId === stageId ? { ...stage, closesAt: to } : stage)),
    )
  );
}

function ofStaff(
  before: Item | undefined,
  after: Item | undefined,
  now: Instant,
): "staff-power" | "suspension-lasting" | undefined {
  const [was, is] = [before, after].map(
    (item) => item && asTheyStand(StaffMember.parse(withoutKey(item)), now),
  );
  const [had, has] = [powerOf(was), powerOf(is)];
  // It is suspended by one, or an invitation taken back: what a place gives is then the same, and no longer.
  if (has !== undefined && (had !== has || was?.acceptedAt !== is?.acceptedAt)) return "staff-power";
  if (was?.suspendedAt !== undefined && has !== undefined && is?.suspendedAt === undefined)
    return "staff-power";
  if (had !== undefined && has === undefined && is?.removedAt === undefined) return "staff-power";
  const lapses = was?.suspendedAt !== undefined && was.suspensionLapsesAt !== undefined;
  return lapses && is?.suspendedAt !== undefined && is.suspensionLapsesAt === undefined
    ? "suspension-lasting"
    : undefined;
}

/** The power to lead or to confirm that a place gives, or will once it is accepted; also while it is suspended. */
const powerOf = (staff: StaffMember | undefined): string | undefined =>
  staff !== undefined && staff.removedAt === undefined && mayConfirm(staff) ? staff.role : undefined;

const Decided = z.object({ decision: z.object({ approved: z.boolean() }) });
const OfPartner = z.object({ audience: z.literal("partner") });

/** One person refuses a change of members, and adds partners and their people. */
function ofOrganisation(
  { pk, sk }: Key,
  before: Item | undefined,
  after: Item | undefined,
): Reached | undefined {
  const decided = Decided.safeParse(after).data?.decision;
  if (decided !== undefined) return decided.approved ? "membership-change" : undefined;
  // That a request waits no longer, and whose turn it is to invite.
  if (sk === "WAITING" || sk === "INVITING") return undefined;
  if ([before, after].every((item) => item === undefined || isOfPartner(item))) return undefined;
  return sk.startsWith("PROFILE") ? "membership-change" : `unknown: ${pk} ${sk}`;
}
const isOfPartner = (item: Item): boolean =>
  [item, item["organisation"]].some((one) => OfPartner.safeParse(one).success);
