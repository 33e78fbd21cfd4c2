import { submitPreferences } from "../../functions/preferences/operations.ts";
import { loadChoices } from "../../functions/preferences/store.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { LotId, type RequestKey, StageId } from "../../shared/kernel/id.ts";
import { type Instant, plus } from "../../shared/kernel/instant.ts";
import { anyKey, aCompetition, london } from "./competition.ts";

const ROUND = StageId.parse("preferences-1");
const CLOSES = london("2014-02-28T12:00");

export type Attempt = {
  readonly bidder: BidderActor;
  readonly requestKey: RequestKey;
  /** When the gateway took the request. */
  readonly receivedAt: Instant;
  /** The function died after it had received the submission. */
  readonly died: boolean;
  outcome: string;
};
export type DeadlineRun = {
  readonly attempts: readonly Attempt[];
  misjudged(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** How a run submits: the portal's own way, or a broken build that a test must catch. */
export type Submits = (
  deps: Deps,
  attempt: Attempt,
  command: Parameters<typeof submitPreferences>[2],
) => Promise<string>;

const theRightWay: Submits = async (deps, { bidder, requestKey, receivedAt, died }, command) => {
  const request = { ...deps, now: () => receivedAt };
  const dying = {
    ...request,
    newSalt: () => {
      throw new Error("the function died");
    },
  };
  try {
    const outcome = await submitPreferences(died ? dying : request, bidder, command, requestKey);
    return outcome.ok ? "accepted" : outcome.error.code;
  } catch {
    return "no answer";
  }
};

/**
 * Bidders submit at instants spread evenly over `spreadMs` either side of the closing instant; some functions die
 * after receiving. The round is sealed, and every client that got no answer repeats its request. What is right is
 * plain: accepted if and only if received before the closing instant.
 */
export async function deadlineRun(given: {
  bidders: number;
  spreadMs: number;
  dyingEvery: number;
  submits?: Submits;
}): Promise<DeadlineRun> {
  const { bidders, spreadMs, dyingEvery, submits = theRightWay } = given;
  const running = await aCompetition("2013-12-19T09:00");
  const { portal, competitionId } = running;
  const attempts: Attempt[] = [];
  for (let index = 0; index < bidders; index += 1) {
    const { submitter } = await running.bidder(`bidder-${index}`);
    await running.prequalify(submitter);
    const offset = Math.round(((index + 0.5) / bidders - 0.5) * 2 * spreadMs);
    const receivedAt = plus(CLOSES, offset);
    attempts.push({
      bidder: submitter,
      requestKey: anyKey(),
      receivedAt,
      died: index % dyingEvery === 0,
      outcome: "",
    });
  }
  portal.at(CLOSES);
  const command = { competitionId, round: ROUND, lots: [LotId.parse("lot-20")], seenVersion: "0.0" };
  await Promise.all(
    attempts.map(async (attempt) => void (attempt.outcome = await submits(portal.deps, attempt, command))),
  );

  portal.at(plus(CLOSES, 60_000));
  await portal.seal();
  for (const attempt of attempts.filter(({ outcome }) => outcome === "no answer")) {
    const repeat = { ...attempt, died: false, receivedAt: portal.deps.now() };
    attempt.outcome = await submits(portal.deps, repeat, command);
  }
  return {
    attempts,
    async misjudged() {
      const wrong: string[] = [];
      for (const { bidder, receivedAt, outcome } of attempts) {
        const stored = (await loadChoices(portal.deps.table, bidder.organisationId, competitionId))[ROUND];
        const inTime = receivedAt < CLOSES;
        if (
          (outcome === "accepted") !== inTime ||
          (stored !== undefined) !== inTime ||
          (stored !== undefined && stored.version !== 1)
        )
          wrong.push(
            `received at ${receivedAt}: ${outcome}, ${stored === undefined ? "not stored" : `stored ${stored.version} times`}`,
          );
      }
      return wrong;
    },
    close: () => portal.close(),
  };
}
