import type { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import type { CommitRefusal, Committed } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { afresh } from "./read-once.ts";
import { receive, type Received, receivedIn, type ReceiveRefusal, type Submission } from "./receive.ts";

type Completed = Result<Committed, CommitRefusal>;

/** Something that a deadline judges: who hands in what, how it is decided, and how it is completed once received. */
export type Submitting<Manifest, Refusal> = {
  readonly competitionId: CompetitionId;
  readonly organisationId: OrganisationId;
  readonly received: Omit<Received, "manifest">;
  /** How many turns of the window are completed, as was read before. */
  readonly completed: number;
  /**
   * Decides what exactly is submitted, on a competition that may be remembered. What it accepts is safe, because the
   * window's gate judges again in the write; what it refuses is decided once more, afresh, and on what stands by then.
   */
  readonly decide: (knowing: "remembered" | "afresh") => Promise<Result<Manifest, Refusal>>;
  /** Whether what was received earlier under the same key was asked for in the same words. */
  readonly isRepeat: (earlier: Submission) => boolean;
  readonly complete: (submission: Submission) => Promise<Completed>;
};

/**
 * The way of every submission: decide, receive in a write that the window's gate judges, complete. A repeat with the
 * same key is given what it was given before, also after the window has closed; a key that was used in the window for
 * something else is refused. Two who had seen the same have one turn: one stands, the other is refused as whoever comes
 * later. What a colleague's function received and did not complete is completed by whoever meets it.
 */
export async function submitInTime<Manifest extends Received["manifest"], Refusal>(
  deps: Pick<Deps, "table" | "newId">,
  submitting: Submitting<Manifest, Refusal>,
): Promise<Result<Committed, Refusal | CommitRefusal | ReceiveRefusal>> {
  const { competitionId, organisationId, received, completed, decide, complete } = submitting;
  const isMine = ({ who, what, requestKey }: Submission) =>
    who.personId === received.who.personId && what === received.what && requestKey === received.requestKey;
  const again = async (earlier: Submission) =>
    submitting.isRepeat(earlier) ? complete(earlier) : refuse({ code: "request-key-reused" } as const);

  // After what stands was read, so that no turn is missed that it counts.
  const turns = await receivedIn(afresh(deps.table), competitionId, organisationId, received.window);
  const mine = turns.find(isMine);
  if (mine !== undefined) return again(mine);
  const left = turns.findLast(({ turn }) => turn > completed);
  if (left !== undefined) await complete(left);

  const remembered = await decide("remembered");
  const decision = remembered.ok ? remembered : await decide("afresh");
  if (!decision.ok) return decision;
  const there = await receive(deps, competitionId, organisationId, { ...received, manifest: decision.value });
  if (there.ok && isMine(there.value)) return again(there.value);
  if (there.ok) await complete(there.value);
  const now = await decide("afresh");
  if (!now.ok) return now;
  return there.ok ? refuse({ code: "changed-meanwhile" }) : there;
}
