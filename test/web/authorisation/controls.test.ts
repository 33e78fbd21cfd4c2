import { beforeAll, describe, expect, it } from "vitest";
import { EVERYTHING, slice } from "../../builders/slice.ts";
import { controlsRefused } from "./controls.ts";
import { ALIKE, SIGNED_IN } from "./principals.ts";
import { aWorld, type About, type State, STATES, type World } from "./world.ts";

const WALKS: readonly (readonly [About, readonly State[]])[] = [
  ["preferences", ["before", "open", "closed", "sealed"]],
  ["pqq", STATES],
];

/** Everybody walks in `npm run soak`; else one of those who are alike, in every second state. */
const twins = ALIKE.flatMap(([, ...others]) => others);
const walking = SIGNED_IN.filter((who) => EVERYTHING || !twins.includes(who));

// In this order: a world goes forward only.
describe.each(WALKS)("the pages around %s", (about, states) => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ about });
  });

  describe.each(states.map((state, turn) => [state, turn] as const))("%s", (state, turn) => {
    beforeAll(() => world.moveTo(state));

    it.each(slice(walking, 2, turn))(
      "offer %s nothing that is then refused for who they are",
      async (who) => {
        const { refused, pages, forms } = await controlsRefused(world, who);
        expect(refused).toEqual([]);
        expect(pages, "the walk went nowhere").toBeGreaterThan(1);
        expect(forms).toBeGreaterThan(0);
      },
    );
  });
});
