import type { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { CommitRefusal, Committed } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { receive, type Received, receivedBefore, type ReceiveRefusal, type Submission } from "./receive.ts";

type Completed = Result<Committed, CommitRefusal>;

/** Something that a deadline judges: who hands in what, how it is decided, and how it is completed once received. */
export type Submitting<Manifest, Refusal> = {
  readonly competitionId: CompetitionId;
  readonly organisationId: OrganisationId;
  readonly received: Omit<Received, "manifest">;
  /**
   * Decides what exactly is submitted, on a competition that may be remembered. What it accepts is safe, because the
   * window's gate judges again in the write; what it refuses is decided once more, afresh.
   */
  readonly decide: (knowing: "remembered" | "afresh") => Promise<Result<Manifest, Refusal>>;
  /** Whether what was received earlier under the same key was asked for in the same words. */
  readonly isRepeat: (earlier: Submission) => boolean;
  readonly complete: (submission: Submission) => Promise<Completed>;
};

/**
 * The way of every submission: decide, receive in a write that the window's gate judges, complete. A repeat with the
 * same key is given what it was given before, also after the window has closed.
 */
export async function submitInTime<Manifest extends Received["manifest"], Refusal>(
  deps: Pick<Deps, "table" | "newId">,
  { competitionId, organisationId, received, decide, isRepeat, complete }: Submitting<Manifest, Refusal>,
): Promise<Result<Committed, Refusal | CommitRefusal | ReceiveRefusal>> {
  const remembered = await decide("remembered");
  const decision = remembered.ok ? remembered : await decide("afresh");
  if (!decision.ok) {
    const earlier = await receivedBefore(deps, competitionId, organisationId, received, isRepeat);
    if (earlier === undefined) return decision;
    return earlier.ok ? complete(earlier.value) : earlier;
  }
  const submission = await receive(deps, competitionId, organisationId, {
    ...received,
    manifest: decision.value,
  });
  if (submission.ok) return complete(submission.value);
  if (submission.error.code !== "window-not-open") return submission;
  const now = await decide("afresh");
  return now.ok ? submission : now;
}
