import { londonTimeOf, readTime, timeErrors } from "../doors/typed-time.ts";
import type { Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";

/** The value of a radio: a stage, and which of its times. */
export const instantValue = (stageId: string, moves: string): string => `${stageId} ${moves}`;

/** The day and time to which something moves, as typed. */
export const timeTyped = (form: Pick<Typed, "text">) => readTime(form, "to", "time");

/** The fields of a proposed amendment, from the radio chosen, the day and the time. */
export function amendmentFields(form: Typed) {
  const [stageId, moves] = form.text("instant").split(" ");
  return { stageId, moves, to: londonTimeOf(timeTyped(form)), reason: form.text("reason") };
}

/** What is wrong with a field of a proposed amendment, at its control. */
export function amendmentErrors(field: string, form: Typed): readonly FieldError[] | undefined {
  if (field === "to") return timeErrors(timeTyped(form), "to", "time");
  return field === "reason" ? undefined : [{ field: "instant", text: "Choose the time that moves" }];
}
