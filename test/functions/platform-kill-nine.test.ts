import { expect, it } from "vitest";
import { killNine } from "../bench/kill-nine.ts";

it("kill -9 in the middle of writes loses nothing acknowledged and doubles nothing after the clients repeat", async () => {
  const { lost, doubled } = await killNine({ kills: 2, writersEach: 16, answersEach: 60 });
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
});
