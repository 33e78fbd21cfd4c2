import { expect, it } from "vitest";
import { killNine } from "../bench/kill-nine.ts";

it("kill -9 in the middle of writes loses nothing acknowledged and doubles nothing after the clients repeat", async () => {
  const { acknowledged, unanswered, lost, doubled } = await killNine({
    kills: 4,
    writersEach: 16,
    killAfterMs: 250,
  });
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  // Without these the test would prove nothing: there must have been answers, and work under way at each kill.
  expect(acknowledged).toBeGreaterThan(100);
  expect(unanswered).toBeGreaterThanOrEqual(4 * 8);
});
