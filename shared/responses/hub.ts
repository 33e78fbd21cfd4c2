import { type Dated, stateOf } from "../competition/stages.ts";
import { CHECK, closes, type HubLine, inALine, opens, received, submits } from "../competition/hub-line.ts";
import { stageName } from "../competition/words.ts";
import { type BidderActor, maySubmit } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { pqqOf } from "../kernel/window.ts";
import type { Unsent } from "./rules.ts";

/** What an organisation knows of its own response; `response` is undefined where there is no questionnaire to answer. */
type PqqFacts = {
  readonly actor: BidderActor;
  readonly competition: Dated;
  readonly response:
    | {
        readonly unsent: Unsent;
        /** When what stands was received. */
        readonly receivedAt: Instant | undefined;
      }
    | undefined;
};

/** How the organisation's own response stands, and what is to be done of it. */
export function pqqLines({ actor, competition, response }: PqqFacts, now: Instant): readonly HubLine[] {
  const stage = pqqOf(competition);
  if (stage === undefined) return [];
  const { unsent = "nothing", receivedAt } = response ?? {};
  const line = { name: stageName(stage), path: "pqq", details: inALine(received(receivedAt)) };
  const state = stateOf(stage, competition, now);
  if (state === "ahead")
    return [{ name: line.name, state: "to-come", details: inALine(opens(stage.opensAt)) }];
  if (state === "called-off") return [{ ...line, path: undefined, state }];
  const submitted = receivedAt !== undefined;
  if (state !== "open")
    return [{ ...line, state: state === "stopped" ? state : submitted ? "submitted" : "not-submitted" }];
  const details = inALine(received(receivedAt), closes(stage.closesAt));
  if (unsent === "nothing" && submitted) return [{ ...line, details, state: "submitted" }];
  const stands = unsent === "nothing" ? "not-started" : submitted ? "changed" : unsent;
  const ready = unsent === "complete" && maySubmit(actor);
  const due = {
    act:
      submits(stands, "response to the PQQ") ??
      (stands === "incomplete"
        ? "Complete and submit your response to the PQQ"
        : "Answer the pre-qualification questionnaire (PQQ)"),
    button: ready ? CHECK : "Answer the questionnaire",
    path: ready ? "pqq/check-answers" : "pqq",
    until: stage.closesAt,
  };
  return [{ ...line, details, state: stands, due }];
}
