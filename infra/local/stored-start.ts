import * as z from "zod";
import { inWords, Instant, instantOf } from "../../shared/kernel/instant.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";
import { rememberedInstant } from "./portal-clock.ts";
import { CannotStart, type StartSettings } from "./settings.ts";

const START = "start";
const Start = z.strictObject({ empty: z.boolean(), at: Instant });
type Start = z.infer<typeof Start>;

/**
 * What these data were started as, and the instant the clock is to reach now. Data that exist go on where they stood;
 * a later `--at` moves them forward. Refuses to turn the clock back, and to mix a demonstration with an empty portal.
 */
export async function storedStart(
  dynamo: EmbeddedDynamo,
  asked: StartSettings,
  fallback: Instant,
): Promise<Start> {
  const stored = Start.safeParse(await dynamo.getMeta(START)).data;
  if (stored === undefined) {
    const start = { empty: asked.empty, at: asked.empty ? instantOf(Date.now()) : (asked.at ?? fallback) };
    await dynamo.setMeta(START, start);
    return start;
  }
  if (asked.empty && !stored.empty)
    throw new CannotStart(
      `${asked.dataDir} holds a demonstration: choose an empty folder with PORTAL_DATA_DIR for --empty.`,
    );
  if (stored.empty) {
    if (asked.at !== undefined)
      throw new CannotStart(`${asked.dataDir} runs on the real clock: leave out --at and PORTAL_AT.`);
    return { ...stored, at: instantOf(Date.now()) };
  }
  const reached = (await rememberedInstant(dynamo)) ?? stored.at;
  const at = asked.at ?? (reached > stored.at ? reached : stored.at);
  if (at < reached)
    throw new CannotStart(
      `The clock of ${asked.dataDir} stands at ${inWords(reached)} and cannot go back: choose a later --at or another PORTAL_DATA_DIR.`,
    );
  if (at !== stored.at) await dynamo.setMeta(START, { ...stored, at });
  return { ...stored, at };
}
