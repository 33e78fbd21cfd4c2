import { type HubLine, inALine, type StaffLines } from "../competition/hub-line.ts";
import type { Competition } from "../competition/schema.ts";
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

/** When an outcome was published. */
export function outcomeForStaff(competition: Competition, now: Instant): StaffLines {
  const published = publishedOutcome(competition, now);
  if (published === undefined || competition.cancelled !== undefined) return {};
  return { parts: [{ path: "outcome", details: `Published ${inWords(published.visibleAt)}` }] };
}
