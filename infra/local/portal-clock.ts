import { epochMs, Instant, instantOf, plus, SECOND } from "../../shared/kernel/instant.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";

/** The portal clock of one machine: ticks like any other, can be set forward, and is remembered with the data. */
export type PortalClock = {
  readonly now: () => Instant;
  /** Sets the clock, only ever forward, and writes it down before anything is done at that instant. */
  setForward(instant: Instant): Promise<void>;
  /** Writes down where the clock stands, so that a restart goes on from there. */
  remember(): Promise<void>;
  /** Writes down that the clock runs: a restart after a kill goes on later than anything that was done, never earlier. */
  run(): Promise<void>;
};

/** How far ahead a running clock is written down: longer than between two times that it is. */
const AHEAD = 5 * SECOND;

const REMEMBERED = "portal-clock";

/** Where the clock of these data stood when the portal was last running. */
export async function rememberedInstant(dynamo: EmbeddedDynamo): Promise<Instant | undefined> {
  return Instant.safeParse(await dynamo.getMeta(REMEMBERED)).data;
}

export function portalClock(dynamo: EmbeddedDynamo, start: Instant): PortalClock {
  let ahead = epochMs(start) - Date.now();
  const now = () => instantOf(Date.now() + ahead);
  let written = start;
  const write = (instant: Instant) => {
    written = instant;
    return dynamo.setMeta(REMEMBERED, instant);
  };
  return {
    now,
    async setForward(instant) {
      if (instant > now()) ahead = epochMs(instant) - Date.now();
      if (instant > written) await write(instant);
    },
    remember: () => write(now()),
    run: () => write(plus(now(), AHEAD)),
  };
}
