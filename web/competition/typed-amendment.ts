import type * as z from "zod";
import type { CompetitionRefusal } from "../../shared/competition/rules.ts";
import { ProposeTimetableAmendment } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { dayOf, timeOf } from "./typed-date.ts";

/** A proposed amendment as it was typed. `instant` is the radio chosen: a stage and which of its times. */
export type TypedAmendment = Readonly<
  Record<"instant" | "day" | "month" | "year" | "time" | "reason", string>
>;

export const noAmendment: TypedAmendment = {
  instant: "",
  day: "",
  month: "",
  year: "",
  time: "",
  reason: "",
};

export const instantValue = (stageId: string, moves: string): string => `${stageId} ${moves}`;

export const readAmendment = ({ text }: Typed): TypedAmendment => ({
  instant: text("instant"),
  day: text("to-day"),
  month: text("to-month"),
  year: text("to-year"),
  time: text("time"),
  reason: text("reason"),
});

/** The command that was typed, or what is wrong with it field by field. */
export function amendmentCommand(
  competitionId: CompetitionId,
  typed: TypedAmendment,
  seenVersion: string,
): Result<ProposeTimetableAmendment, readonly FieldError[]> {
  const [stageId, moves] = typed.instant.split(" ");
  const [day, time] = [dayOf(typed), timeOf(typed.time)];
  const parsed = ProposeTimetableAmendment.safeParse({
    competitionId,
    stageId,
    moves,
    to: `${day}T${time}`,
    reason: typed.reason,
    seenVersion,
  });
  if (parsed.success) return accept(parsed.data);
  const errors = parsed.error.issues.flatMap((issue) => errorsOf(issue, day, time));
  return refuse(
    errors.filter(({ field }, index) => errors.findIndex((error) => error.field === field) === index),
  );
}

function errorsOf({ path: [name], message }: z.core.$ZodIssue, day: string, time: string): FieldError[] {
  switch (name) {
    case "to":
      return [
        ...(/^\d{4}-\d\d-\d\d$/.test(day) ? [] : [NO_DAY]),
        ...(/^\d\d:\d\d$/.test(time) ? [] : [NO_TIME]),
      ];
    case "reason":
      return [{ field: "reason", text: message }];
    case "seenVersion":
      return [{ field: "instant", text: competitionRefusalInWords({ code: "changed-meanwhile" }) }];
    default:
      return [{ field: "instant", text: "Choose the time that moves" }];
  }
}

const NO_DAY: FieldError = { field: "to-day", text: "Enter the new day, month and year, like 16 5 2014" };
const NO_TIME: FieldError = {
  field: "time",
  text: "Enter the new time by the 24-hour clock, like 12:00 or 17:30",
};

/** The field that a refusal is about. */
export function amendmentField({ code }: CompetitionRefusal | CommonRefusal): string {
  switch (code) {
    case "not-a-time":
    case "time-skipped":
    case "time-doubled":
    case "only-later":
    case "not-in-the-past":
    case "closes-before-it-opens":
      return "to-day";
    default:
      return "instant";
  }
}
