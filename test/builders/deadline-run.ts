import type { Deps } from "../../functions/platform/deps.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { type Instant, plus } from "../../shared/kernel/instant.ts";
import { anyKey } from "./competition.ts";
import { dying } from "./faults.ts";
import type { Race } from "./races.ts";

type Attempt = {
  readonly bidder: BidderActor;
  readonly requestKey: RequestKey;
  /** When the gateway took the request. */
  readonly receivedAt: Instant;
  /** The function died after it had received the submission. */
  readonly died: boolean;
  outcome: string;
};
type DeadlineRun = {
  readonly attempts: readonly Attempt[];
  misjudged(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** What a function runs with that took a request: the portal's own way, or a broken build that a test must catch. */
export type Takes = (deps: Deps, attempt: Attempt) => Deps;

const theRightWay: Takes = (deps, { receivedAt }) => ({ ...deps, now: () => receivedAt });

/**
 * Bidders submit at instants spread evenly over `spreadMs` either side of the closing instant; some functions die
 * after receiving. The window is sealed, and every client that got no answer repeats its request. What is right is
 * plain: accepted if and only if received before the closing instant, once, and then the authority sees it.
 */
export async function deadlineRun(given: {
  race: Race;
  bidders: number;
  spreadMs: number;
  dyingEvery: number;
  takes?: Takes;
}): Promise<DeadlineRun> {
  const { race, bidders, spreadMs, dyingEvery, takes = theRightWay } = given;
  const { portal, closes } = race;
  const attempts: Attempt[] = [];
  for (let index = 0; index < bidders; index += 1) {
    const offset = Math.round(((index + 0.5) / bidders - 0.5) * 2 * spreadMs);
    attempts.push({
      bidder: await race.enters(`bidder-${index}`),
      requestKey: anyKey(),
      receivedAt: plus(closes, offset),
      died: index % dyingEvery === 0,
      outcome: "",
    });
  }

  const send = async (attempt: Attempt): Promise<string> => {
    const deps = takes(portal.deps, attempt);
    try {
      const outcome = await race.submits(
        attempt.died ? dying(deps) : deps,
        attempt.bidder,
        attempt.requestKey,
      );
      return outcome.ok ? "accepted" : outcome.error.code;
    } catch {
      return "no answer";
    }
  };
  portal.at(closes);
  await Promise.all(attempts.map(async (attempt) => void (attempt.outcome = await send(attempt))));
  portal.at(plus(closes, 60_000));
  await portal.seal();
  for (const attempt of attempts.filter(({ outcome }) => outcome === "no answer"))
    attempt.outcome = await send({ ...attempt, died: false, receivedAt: portal.deps.now() });

  return {
    attempts,
    async misjudged() {
      const opened = await race.opened();
      const wrong: string[] = [];
      for (const { bidder, receivedAt, outcome } of attempts) {
        const inTime = receivedAt < closes;
        const taken = (await race.stands(bidder))?.version;
        const seen = opened.filter((id) => id === bidder.organisationId).length;
        const right = inTime
          ? outcome === "accepted" && taken === 1 && seen === 1
          : outcome === race.late && taken === undefined && seen === 0;
        if (!right)
          wrong.push(`received at ${receivedAt}: ${outcome}, taken ${taken ?? 0} times, seen ${seen} times`);
      }
      return wrong;
    },
    close: () => portal.close(),
  };
}
