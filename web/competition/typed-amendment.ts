import type * as z from "zod";
import type { CompetitionRefusal } from "../../shared/competition/rules.ts";
import { ProposeTimetableAmendment } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { londonTimeOf, readTime, timeErrors } from "../doors/typed-time.ts";
import type { TypedTime } from "../govuk/time-fields.tsx";

/** A proposed amendment as it was typed. `instant` is the radio chosen: a stage and which of its times. */
export type TypedAmendment = TypedTime & Readonly<Record<"instant" | "reason", string>>;

export const noAmendment: TypedAmendment = {
  instant: "",
  day: "",
  month: "",
  year: "",
  time: "",
  reason: "",
};

export const instantValue = (stageId: string, moves: string): string => `${stageId} ${moves}`;

export const readAmendment = (form: Typed): TypedAmendment => ({
  instant: form.text("instant"),
  ...readTime(form, "to", "time"),
  reason: form.text("reason"),
});

/** The command that was typed, or what is wrong with it field by field. */
export function amendmentCommand(
  competitionId: CompetitionId,
  typed: TypedAmendment,
  seenVersion: string,
): Result<ProposeTimetableAmendment, readonly FieldError[]> {
  const [stageId, moves] = typed.instant.split(" ");
  const parsed = ProposeTimetableAmendment.safeParse({
    competitionId,
    stageId,
    moves,
    to: londonTimeOf(typed),
    reason: typed.reason,
    seenVersion,
  });
  if (parsed.success) return accept(parsed.data);
  const errors = parsed.error.issues.flatMap((issue) => errorsOf(issue, typed));
  return refuse(
    errors.filter(({ field }, index) => errors.findIndex((error) => error.field === field) === index),
  );
}

function errorsOf({ path: [name], message }: z.core.$ZodIssue, typed: TypedAmendment): FieldError[] {
  switch (name) {
    case "to":
      return timeErrors(typed, "to", "time");
    case "reason":
      return [{ field: "reason", text: message }];
    case "seenVersion":
      return [{ field: "instant", text: competitionRefusalInWords({ code: "changed-meanwhile" }) }];
    default:
      return [{ field: "instant", text: "Choose the time that moves" }];
  }
}

/** The field that a refusal is about. */
export function amendmentField({ code }: CompetitionRefusal | CommonRefusal): string {
  switch (code) {
    case "not-a-time":
    case "time-skipped":
    case "time-doubled":
    case "only-later":
    case "not-in-the-past":
    case "closes-before-it-opens":
    case "too-many-windows-open":
      return "to-day";
    default:
      return "instant";
  }
}
