import { expect, it } from "vitest";
import { demonstration } from "../../../infra/local/demonstration.ts";
import { portalClock, rememberedInstant } from "../../../infra/local/portal-clock.ts";
import type { ReplayAct } from "../../../infra/local/replay/act.ts";
import { between, type Instant, SECOND } from "../../../shared/kernel/instant.ts";
import { london } from "../../builders/competition.ts";
import { aPortal } from "../../builders/portal.ts";

const [BEGINS, FIRST, SECOND_ACT, TARGET] = [
  london("2013-09-16T09:00"),
  london("2013-09-17T09:00"),
  london("2013-10-24T09:00"),
  london("2013-12-01T09:00"),
];

/** A demonstration of two acts, whose process is killed in the second one as often as is said. */
async function shown(kills: number) {
  const { dynamo, deps } = await aPortal({ at: BEGINS });
  const played: Instant[] = [];
  let left = kills;
  const act = (at: Instant): ReplayAct => ({
    at,
    what: at,
    does: async () => {
      if (at === SECOND_ACT && (left -= 1) >= 0) throw new Error("killed");
      played.push(at);
      return { ok: true };
    },
  });
  const open = async () => {
    const clock = portalClock(dynamo, (await rememberedInstant(dynamo)) ?? BEGINS);
    const parts = { deps, dynamo, clock, acts: [act(FIRST), act(SECOND_ACT)], pumps: [] };
    const work = { sealAllDue: async () => undefined, releaseDue: async () => undefined };
    return { clock, show: demonstration({ ...parts, ...work, onSkipped: () => undefined }) };
  };
  return { open, played, dynamo };
}

it("a demonstration that was killed goes on at the act that it was at, and plays none twice", async () => {
  const { open, played } = await shown(1);
  await expect((await open()).show.moveTo(TARGET)).rejects.toThrow("killed");
  const { clock, show } = await open();
  expect(clock.now() >= SECOND_ACT).toBe(true);
  await show.moveTo(TARGET);
  expect(played).toEqual([FIRST, SECOND_ACT]);
});

it("a clock that runs goes on later after a kill, and never earlier than anything that was done", async () => {
  const { open } = await shown(0);
  const before = await open();
  await before.clock.run();
  await before.show.tick();
  const last = before.clock.now();
  const after = await open();
  expect(after.clock.now() >= last).toBe(true);
  const passed = between(last, after.clock.now());
  expect(passed).toBeGreaterThan(SECOND);
  expect(passed).toBeLessThan(60 * SECOND);
});

it("a clock that is stopped stands where it stood", async () => {
  const { open, dynamo } = await shown(0);
  const { clock } = await open();
  await clock.run();
  const asked = clock.now();
  await clock.remember();
  const kept = await rememberedInstant(dynamo);
  expect(between(asked, kept ?? BEGINS)).toBeLessThan(5 * SECOND);
});
