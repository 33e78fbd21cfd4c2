import type { CompetitionId } from "../../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { OutcomeRefusal } from "../../../shared/outcomes/rules.ts";
import { ProposeOutcome } from "../../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../../shared/outcomes/words.ts";
import type { Typed } from "../../doors/form.ts";
import { londonTimeOf, readTime, timeErrors } from "../../doors/typed-time.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import type { TypedTime } from "../../govuk/time-fields.tsx";

/** A proposal as it was typed. `when`: on confirmation, or at the time in the boxes. */
export type TypedProposal = TypedTime & Readonly<Record<"when" | "reason", string>>;

export const noProposal: TypedProposal = { when: "", day: "", month: "", year: "", time: "", reason: "" };

export const readProposal = (form: Typed): TypedProposal => ({
  when: form.text("when"),
  ...readTime(form, "at", "at-time"),
  reason: form.text("reason"),
});

/** The command that was typed, or what is wrong with it field by field. */
export function proposalCommand(
  competitionId: CompetitionId,
  typed: TypedProposal,
  seenResults: string,
): Result<ProposeOutcome, readonly FieldError[]> {
  const atTime = typed.when === "at";
  const parsed = ProposeOutcome.safeParse({
    competitionId,
    ...(atTime ? { publishAt: londonTimeOf(typed) } : {}),
    reason: typed.reason,
    seenResults,
  });
  const chosen = atTime || typed.when === "on-confirmation";
  if (parsed.success && chosen) return accept(parsed.data);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wrong = (name: string) => issues.find(({ path }) => path[0] === name);
  const reason = wrong("reason");
  return refuse([
    ...(chosen ? [] : [{ field: "when", text: "Choose when the outcome is published" }]),
    ...(wrong("publishAt") === undefined ? [] : timeErrors(typed, "at", "at-time")),
    ...(reason === undefined ? [] : [{ field: "reason", text: reason.message }]),
    ...(wrong("seenResults") === undefined
      ? []
      : [{ field: "when", text: outcomeRefusalInWords({ code: "changed-meanwhile" }) }]),
  ]);
}

/** The field that a refusal is about. */
export function proposalField({ code }: OutcomeRefusal | CommonRefusal): string {
  switch (code) {
    case "not-a-time":
    case "time-skipped":
    case "time-doubled":
    case "publish-later":
      return "at-day";
    default:
      return "when";
  }
}
