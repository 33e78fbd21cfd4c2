import * as z from "zod/mini";
import { SubmissionId } from "./id.ts";
import { Instant, SECOND } from "./instant.ts";

/**
 * A time in which something may be submitted: PQQ, a preference round, tenders. Opens at `opensAt`, and whatever was
 * received at `closesAt` or after is late. `sealedAt` is written when everything that was received in time has been
 * completed and nothing can follow: only then may the authority look.
 */
export const Window = z.strictObject({
  opensAt: Instant,
  closesAt: Instant,
  sealedAt: z.optional(Instant),
});
export type Window = z.infer<typeof Window>;

/** How long after closing the seal waits for what was received in time and is still being completed, in ms. */
export const DRAIN = 60 * SECOND;

/** A window's gate is kept this many times over, so that many organisations at one instant do not contend for it. */
export const GATE_SHARDS = 32;

/** How far the function's clock may be from the gateway's stamp before the stamp is not believed, in ms. */
const STAMP_TOLERANCE = { behind: 1 * SECOND, ahead: 35 * SECOND } as const;

/** The stage in which bidders pre-qualify. A competition has at most one, and it has a window. */
export const pqqOf = <Stage extends { readonly kind: string; readonly closesAt?: Instant | undefined }>({
  stages,
}: {
  readonly stages: readonly Stage[];
}): (Stage & { closesAt: Instant }) | undefined =>
  stages.find(
    (stage): stage is Stage & { closesAt: Instant } => stage.kind === "pqq" && stage.closesAt !== undefined,
  );

/** Whether a window, or a stage, has opened: the opening instant itself is in time. */
export const hasOpened = ({ opensAt }: Pick<Window, "opensAt">, at: Instant): boolean => opensAt <= at;

/** Whether a window has closed: the closing instant itself is late. */
export const hasClosed = ({ closesAt }: Pick<Window, "closesAt">, at: Instant): boolean => closesAt <= at;

/** Whether a window is open at an instant: opensAt <= at < closesAt. */
export const isOpen = (window: Window, at: Instant): boolean =>
  hasOpened(window, at) && !hasClosed(window, at);

/** Until when something can be done, and whether that instant itself is in time. */
export type Limit = { readonly until: Instant; readonly itselfCounts: boolean };
export const isWithin = ({ until, itselfCounts }: Limit, at: Instant): boolean =>
  itselfCounts ? at <= until : at < until;

/** How often somebody had seen a draft saved: `12.1`, saved twelve times, submitted or withdrawn once. */
export const timesSeen = (seen: string): number => Number(seen.split(".")[0]);

/** How many turns of a window they had seen. */
export const turnsSeen = (seen: string): number => Number(seen.split(".")[1]);

/** The latest submission to a window, or withdrawal from it: `version` is its turn. What was submitted is the module's. */
export const SubmittedIn = z.strictObject({
  submissionId: SubmissionId,
  receivedAt: Instant,
  by: z.string(),
  version: z.int().check(z.minimum(1)),
});

/**
 * What stands in a window after one more submission or withdrawal was completed: the greatest turn, whichever was
 * completed last. `version` is its turn.
 */
export const submittedAfter = <Submitted extends { readonly version: number }>(
  before: Submitted | undefined,
  completed: Submitted,
): Submitted => (before !== undefined && before.version > completed.version ? before : completed);

/** Whether what happened inside a window must still be hidden from everybody but the organisation itself. */
export const hides = (window: Window, happenedAt: Instant): boolean =>
  window.sealedAt === undefined && hasOpened(window, happenedAt);

/** Whether the gateway's stamp of a request may be believed, `drift` being the function's clock less the stamp in ms. */
export const stampIsCredible = (drift: number): boolean =>
  drift >= -STAMP_TOLERANCE.behind && drift <= STAMP_TOLERANCE.ahead;
