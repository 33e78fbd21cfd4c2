import type { Deps } from "../../functions/platform/deps.ts";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { nextDue } from "../../shared/competition/due.ts";
import { type Instant, MINUTE, plus } from "../../shared/kernel/instant.ts";
import type { ChangePump } from "./change-pump.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { PortalClock } from "./portal-clock.ts";
import { type ReplayAct, sceneOf, type Sittings } from "./replay/act.ts";

/** How many acts the data of a folder have seen. */
export const PLAYED = "replay-acts-played";
/** Workers look around at least this often by the portal clock, whatever is due. */
const LOOK_AROUND = MINUTE;

type Progress = (what: string, done: number, of: number) => void;

/**
 * Time on one machine: plays the recorded acts and wakes the seal worker, each at its instant and in order, as the
 * portal clock moves. In AWS schedules wake the workers and there is nothing to play.
 */
export function demonstration(given: {
  readonly deps: Deps;
  readonly dynamo: EmbeddedDynamo;
  readonly clock: PortalClock;
  readonly acts: readonly ReplayAct[];
  readonly pumps: readonly ChangePump[];
  readonly sealAllDue: () => Promise<unknown>;
  /** Releases what the log withheld and need not any more. */
  readonly releaseDue: () => Promise<unknown>;
  readonly onSkipped: (what: string, why: string) => void;
}) {
  const { deps, dynamo, clock, acts, pumps, sealAllDue, releaseDue, onSkipped } = given;
  const inTurn = oneAtATime();
  const sittings: Sittings = { actors: new Map(), competition: undefined };
  let lookAgainAt: Instant | undefined;

  const played = async (): Promise<number> => Number((await dynamo.getMeta(PLAYED)) ?? 0);

  async function drain(): Promise<void> {
    for (const pump of pumps) await pump.drain();
  }

  /** The next instant at which a worker is due in any competition, after the given one. */
  async function nextWork(after: Instant): Promise<Instant | undefined> {
    const competitions = await loadCompetitions(deps.table);
    return competitions
      .map((competition) => nextDue(competition, after))
      .filter((instant) => instant !== undefined)
      .toSorted()[0];
  }

  async function play(number: number): Promise<void> {
    const act = acts[number];
    if (act === undefined) return;
    const outcome = await act.does(sceneOf({ ...deps, now: () => act.at }, number, sittings, acts));
    if (!outcome.ok) onSkipped(act.what, outcome.error?.code ?? "refused");
    await dynamo.setMeta(PLAYED, number + 1);
  }

  async function moveTo(target: Instant, progress: Progress): Promise<void> {
    for (let from = clock.now(); ; from = clock.now()) {
      const number = await played();
      const act = acts[number];
      const work = await nextWork(from);
      const actIsNext = act !== undefined && act.at <= target && (work === undefined || act.at <= work);
      if (actIsNext) {
        await clock.setForward(act.at);
        progress(act.what, number + 1, acts.length);
        await play(number);
      } else if (work !== undefined && work <= target) {
        await clock.setForward(work);
        await sealAllDue();
      } else break;
      await drain();
    }
    await clock.setForward(target);
    await sealAllDue();
    await drain();
    await releaseDue();
  }

  return {
    /** Moves the portal clock forward to an instant, with everything that happens until then. */
    moveTo: (target: Instant, progress: Progress = () => undefined) =>
      inTurn("clock", () => moveTo(target, progress)),
    /** Called every second: does what the ticking clock has brought. */
    tick: () =>
      inTurn("clock", async () => {
        const now = clock.now();
        if (lookAgainAt !== undefined && now < lookAgainAt) return;
        await moveTo(now, () => undefined);
        const next = [acts[await played()]?.at, await nextWork(now), plus(now, LOOK_AROUND)];
        lookAgainAt = next.filter((instant) => instant !== undefined).toSorted()[0];
      }),
    /** Makes the next tick look around at once, after something changed what is due. */
    lookAround: () => void (lookAgainAt = undefined),
    /** The acts that are still to come, and when. */
    ahead: async (): Promise<readonly ReplayAct[]> => acts.slice(await played()),
  };
}
export type Demonstration = ReturnType<typeof demonstration>;
