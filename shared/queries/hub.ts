import { counted, type HubLine } from "../competition/hub-line.ts";
import { type BidderActor, maySubmit } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";

/** Until when each question that waits for its answer can be answered, and how many were answered and asked in all. */
type QueriesFacts = {
  readonly actor: BidderActor;
  readonly waiting: readonly Instant[];
  readonly answered: number;
  readonly asked: number;
};

/** How the authority's questions about a response stand. */
export function queriesLines({ actor, waiting, answered, asked }: QueriesFacts): readonly HubLine[] {
  if (asked === 0) return [];
  const line = { name: "Questions about your response", path: "queries" };
  const [until] = waiting.toSorted();
  // Time ran out, or the competition was cancelled, before every one was answered.
  const state = answered === asked ? "answered" : "closed";
  if (until === undefined) return [{ ...line, state, details: counted(asked, "question") }];
  const questions = counted(waiting.length, "question");
  const due = maySubmit(actor)
    ? { act: `Answer ${questions} about your response`, button: "Read and answer", path: "queries", until }
    : undefined;
  return [{ ...line, state: "waiting", details: questions, due }];
}
