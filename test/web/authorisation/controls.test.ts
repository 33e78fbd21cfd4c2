import { beforeAll, describe, expect, it } from "vitest";
import { EVERYTHING } from "../../builders/slice.ts";
import { controlsRefused } from "./controls.ts";
import { type Principal, SIGNED_IN } from "./principals.ts";
import { aWorld, type About, type State, STATES, type World } from "./world.ts";

const WALKS: readonly (readonly [About, readonly State[]])[] = [
  ["preferences", ["before", "open", "closed", "sealed"]],
  ["pqq", STATES],
];

/** Who sees the like of what somebody else of their role sees. `npm run soak` lets them walk as well. */
const ALIKE: readonly Principal[] = ["betaSubmitter", "betaMember", "partnerOf9"];
const walking = SIGNED_IN.filter((who) => EVERYTHING || !ALIKE.includes(who));

// In this order: a world goes forward only.
describe.each(WALKS)("the pages around %s", (about, states) => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ about });
  });

  describe.each(states)("%s", (state) => {
    beforeAll(() => world.moveTo(state));

    it.each(walking)("offer %s nothing that is then refused for who they are", async (who) => {
      const { refused, pages, forms } = await controlsRefused(world, who);
      expect(refused).toEqual([]);
      expect(pages, "the walk went nowhere").toBeGreaterThan(1);
      expect(forms).toBeGreaterThan(0);
    });
  });
});
