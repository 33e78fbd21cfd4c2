import * as z from "zod";
import { type BidderActor, SUBMITTERS } from "../../shared/kernel/actor.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import { type RequestKey, type StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import { turnsSeen } from "../../shared/kernel/window.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { ActRequest, CommitRefusal, Committed } from "./commit.ts";
import { completeSubmission, type HandingIn, type HandingInFor } from "./completing.ts";
import type { Deps } from "./deps.ts";
import { afresh } from "./read-once.ts";
import { receive, type Received, receivedIn, type ReceiveRefusal, type Submission } from "./receive.ts";
import type { Item } from "./table.ts";
import { whoOf } from "./who.ts";

/** What a program is told of what was received: enough to find its receipt. */
export const ReceivedReply = z.strictObject({
  submissionId: SubmissionId,
  reference: z.string(),
  receivedAt: Instant,
});

/** What every act of handing in or taking back declares alike. */
export const actOfHandingIn = {
  who: SUBMITTERS,
  seen: "seenVersion",
  answer: () => ReceivedReply,
  tells: ({ submissionId, receivedAt }: Facts) => ({
    submissionId,
    reference: referenceOf(SubmissionId.parse(submissionId)),
    receivedAt,
  }),
} as const;

/** What is decided on: at least the competition and the head of the organisation's stream. */
type Known = {
  readonly competition: Pick<HandingInFor, "competitionId" | "title"> & {
    readonly stages: readonly { readonly stageId: StageId; readonly closesAt?: Instant | undefined }[];
  };
  readonly head: Item | undefined;
};

/** Something that a deadline judges: who hands in what, or takes it back, and how it is decided. */
export type ToHandIn<Read extends Known, Decided> = {
  readonly handing: HandingIn;
  readonly actor: BidderActor;
  readonly window: StageId;
  readonly what: string;
  /** What is asked for, in the words of `commandOf`: a repeat is one that asks for the same. */
  readonly command: ActRequest["command"];
  readonly seenVersion: string;
  readonly requestKey: RequestKey;
  /** What was read before, on a competition that may be remembered. */
  readonly facts: Read;
  /** What stands by now. */
  readonly reread: () => Promise<Read>;
  /**
   * Decides what exactly is submitted, and keeps what is still to be kept of that before it is received. What it accepts on
   * a remembered competition is safe, because the window's gate judges again in the write; what it refuses is decided once
   * more on what stands by then.
   */
  readonly decide: (facts: Read) => Decided | Promise<Decided>;
};

/**
 * The way of every submission: decide, receive in a write that the window's gate judges, complete.
 *
 * A repeat with the same key is given what it was given before, also after the window has closed. A key that was used in the
 * window for the same act, but for something else or at another turn, is refused. Two who had seen the same have one turn: the
 * first stands, the other is refused. What somebody else's function received and did not complete is completed by whoever
 * meets it.
 */
export async function handIn<
  Read extends Known,
  Decided extends Result<Received["manifest"], { readonly code: string }>,
>(
  deps: Deps,
  asking: ToHandIn<Read, Decided>,
): Promise<Result<Committed, RefusalIn<Decided> | CommitRefusal | ReceiveRefusal>> {
  const { handing, actor, window, what, requestKey, seenVersion } = asking;
  const { organisationId, organisationName } = actor;
  let { facts } = asking;
  const of = { organisationId, competitionId: facts.competition.competitionId };
  const receivedAt = deps.now();
  const isMine = ({ who, ...one }: Submission) =>
    who.personId === actor.personId && one.what === what && one.requestKey === requestKey;
  const complete = (submission: Submission) => {
    const { head } = facts;
    const part = { ...of, title: facts.competition.title, handing, organisationName };
    return completeSubmission(deps, part, submission, { head });
  };
  const wanted = turnsSeen(seenVersion) + 1;
  const again = async (earlier: Submission) =>
    earlier.turn === wanted && canonical(handing.commandOf(earlier)) === canonical(asking.command)
      ? complete(earlier)
      : refuse({ code: "request-key-reused" } as const);
  const decideAfresh = async () => {
    facts = await asking.reread();
    return asking.decide(facts);
  };

  // After what stands was read, so that no turn is missed that it counts.
  const turns = await receivedIn(afresh(deps.table), of, window);
  const mine = turns.find(isMine);
  if (mine !== undefined) return again(mine);
  const completed = handing.turns(facts.head, window);
  const left = turns.findLast(({ turn }) => turn > completed);
  if (left !== undefined) await complete(left);

  let decision = await asking.decide(facts);
  if (!decision.ok) decision = await decideAfresh();
  if (!decision.ok) return decision;
  for (;;) {
    const closesAt = closingTimeOf(facts.competition, window);
    const there = await receive(deps, of, {
      window,
      turn: wanted,
      closesAt,
      what,
      receivedAt,
      who: whoOf(actor),
      requestKey,
      manifest: decision.value,
    });
    if (there.ok && isMine(there.value)) return again(there.value);
    if (there.ok) await complete(there.value);
    decision = await decideAfresh();
    if (!decision.ok) return decision;
    if (there.ok) return refuse({ code: "changed-meanwhile" });
    // The gate also refuses a closing time that was remembered and has been moved since: then it is asked again.
    if (closingTimeOf(facts.competition, window) === closesAt) return there;
  }
}

function closingTimeOf({ stages }: Known["competition"], window: StageId): Instant {
  const closesAt = stages.find(({ stageId }) => stageId === window)?.closesAt;
  if (closesAt === undefined) throw new Error("a submission to no window");
  return closesAt;
}
