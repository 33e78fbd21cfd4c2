import { ProposeTimetableAmendment } from "../../shared/competition/schema.ts";
import { londonTimeOf, readTime, timeErrors } from "../doors/typed-time.ts";
import type { Controls, Typed } from "../doors/form.ts";

/** The value of a radio: a stage, and which of its times. */
export const instantValue = (stageId: string, moves: string): string => `${stageId} ${moves}`;

/** The day and time to which something moves, as typed. */
export const timeTyped = (form: Pick<Typed, "text">) => readTime(form, "to", "time");

/** The fields of a proposed amendment, from the radio chosen, the day and the time. */
export function amendmentFields(form: Typed) {
  const [stageId, moves] = form.text("instant").split(" ");
  return { stageId, moves, to: londonTimeOf(timeTyped(form)), reason: form.text("reason") };
}

/** What of it says which instant moves to when, as far as that can be read. */
export function moveTyped(form: Typed) {
  const { stageId, moves, to } = amendmentFields(form);
  const which = ProposeTimetableAmendment.pick({ stageId: true, moves: true }).safeParse({ stageId, moves });
  return { ...which.data, to };
}

const NOTHING_CHOSEN = [{ field: "instant", text: "Choose the time that moves" }];
/** The controls of a proposed amendment: one radio for two fields, several boxes for one. */
export const amendmentControls = (form: Typed): Controls => ({
  stageId: NOTHING_CHOSEN,
  moves: NOTHING_CHOSEN,
  to: timeErrors(timeTyped(form), "to", "time"),
});
