import { type Due, type HubLine, inALine, type StaffLines } from "../competition/hub-line.ts";
import type { Competition } from "../competition/schema.ts";
import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import { dayInWords, type Instant, inWords } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";

/** When an organisation pre-qualified, and whether its response passed where one was marked. */
type OutcomeFacts = {
  readonly since: Instant | undefined;
  readonly passes: boolean | undefined;
};

/** How the PQQ came out for the organisation. */
export function outcomeLines({ since, passes }: OutcomeFacts): readonly HubLine[] {
  const name = "Outcome of the PQQ";
  const path = passes === undefined ? undefined : "outcome";
  const scores = path && "read the scores and reasons of your response";
  if (since !== undefined && passes !== true) {
    // Recorded by the authority, whatever the response came to, or without one.
    const details = inALine(`recorded by the authority on ${dayInWords(since)}`, scores);
    return [{ name: "Pre-qualification", state: "passed", words: "Pre-qualified", path, details }];
  }
  if (passes === undefined) return [];
  const details = inALine(since && `pre-qualified on ${dayInWords(since)}`, scores);
  if (passes) return [{ name, state: "passed", path, details }];
  const shutOut = "Your organisation did not pass the PQQ, so it takes no further part in this competition";
  return [{ name, state: "failed", path, details, shutOut }];
}

/** An outcome of the PQQ that waits for a second lead: when it is to be published, and until when it can be confirmed. */
type WaitingOutcome = {
  readonly proposedBy: AuthorityActor["personId"];
  readonly publishAt: Instant | undefined;
  readonly confirmable: Pick<Due, "until" | "itselfCounts"> | undefined;
};

type ProposedFacts = {
  readonly actor: AuthorityActor;
  readonly competition: Competition;
  /** The outcome that waits for a second lead, if one does. */
  readonly outcome: WaitingOutcome | undefined;
};

/** An outcome that waits for another national lead, and when one was published. */
export function outcomeForLeads({ actor, competition, outcome }: ProposedFacts, now: Instant): StaffLines {
  const path = "outcome";
  const published = publishedOutcome(competition, now);
  const waits =
    outcome !== undefined && outcome.proposedBy !== actor.personId && isNationalLead(actor)
      ? outcome
      : undefined;
  return {
    due: waits && [
      {
        act: "Confirm the outcome of the PQQ",
        button: "Look at the outcome",
        path,
        details: waits.publishAt
          ? `To be published ${inWords(waits.publishAt)}`
          : "To be published as soon as it is confirmed",
        ...waits.confirmable,
      },
    ],
    parts: [
      competition.cancelled === undefined &&
        outcome !== undefined && { path, state: "waiting" as const, details: "1 waits for a second lead" },
      competition.cancelled === undefined &&
        published !== undefined && { path, details: `Published ${inWords(published.visibleAt)}` },
    ].filter((part) => part !== false),
  };
}
