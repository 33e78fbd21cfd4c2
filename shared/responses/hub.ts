import { type Dated, stateOf } from "../competition/stages.ts";
import { CHECK, closes, type HubLine, inALine, opens, received, submits } from "../competition/hub-line.ts";
import { stageName } from "../competition/words.ts";
import { type BidderActor, maySubmit } from "../kernel/actor.ts";
import { type Instant, inWords } from "../kernel/instant.ts";
import { pqqOf } from "../kernel/window.ts";
import type { Unsent } from "./rules.ts";

/** What an organisation knows of its own response; `response` is undefined where there is no questionnaire to answer. */
type PqqFacts = {
  readonly actor: BidderActor;
  readonly competition: Dated;
  /** When it pre-qualified; undefined while it has not. */
  readonly since: Instant | undefined;
  readonly response:
    | {
        readonly unsent: Unsent;
        /** When what stands was received. */
        readonly receivedAt: Instant | undefined;
      }
    | undefined;
};

/** How the organisation's own response stands, and what is to be done of it. */
export function pqqLines(
  { actor, competition, since, response }: PqqFacts,
  now: Instant,
): readonly HubLine[] {
  const stage = pqqOf(competition);
  if (stage === undefined) return [];
  const { unsent = "nothing", receivedAt } = response ?? {};
  const line = { name: stageName(stage), path: "pqq", details: inALine(received(receivedAt)) };
  const state = stateOf(stage, competition, now);
  if (state === "ahead")
    return [{ name: line.name, state: "to-come", details: inALine(opens(stage.opensAt)) }];
  if (state === "called-off") return [{ ...line, path: undefined, state }];
  const submitted = receivedAt !== undefined;
  if (since !== undefined && !submitted && state !== "stopped")
    return [{ ...line, state: "plain", words: "Not needed" }];
  if (state === "stopped") return [{ ...line, state }];
  if (state !== "open" && submitted) return [{ ...line, state: "submitted" }];
  if (state !== "open") {
    const shutOut = `Your organisation did not submit a response to the PQQ before it closed at ${inWords(stage.closesAt)}, so it can no longer take part in this competition`;
    return [{ ...line, state: "not-submitted", shutOut }];
  }
  const details = inALine(received(receivedAt), closes(stage.closesAt));
  if (unsent === "nothing" && submitted) return [{ ...line, details, state: "submitted" }];
  const stands = unsent === "nothing" ? "not-started" : submitted ? "changed" : unsent;
  const complete = unsent === "complete";
  // Who may only prepare a response has done so.
  if (complete && !maySubmit(actor)) return [{ ...line, details, state: stands }];
  const due = {
    act:
      stands === "not-started"
        ? "Answer the pre-qualification questionnaire (PQQ)"
        : maySubmit(actor)
          ? (submits(stands, "response to the PQQ") ?? "Complete and submit your response to the PQQ")
          : "Complete your response to the PQQ",
    button: complete ? CHECK : "Answer the questionnaire",
    path: complete ? "pqq/check-answers" : "pqq",
    until: stage.closesAt,
  };
  return [{ ...line, details, state: stands, due }];
}
