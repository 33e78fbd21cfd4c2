import { expect, it } from "vitest";
import { isMarkOf, requestMark } from "../../../functions/platform/request-mark.ts";
import { PersonId, spellId } from "../../../shared/kernel/id.ts";
import { anyKey } from "../../builders/competition.ts";

const someone = (seed: number) => ({
  personId: PersonId.parse(spellId("person", new Uint8Array(17).fill(seed))),
});
const [ada, bea] = [someone(1), someone(2)];

it("the mark of a request is the same for a repeat only, and tells whose it was", async () => {
  const [key, other] = [anyKey(), anyKey()];
  const mark = await requestMark(ada, key);
  expect(mark).toHaveLength(32);
  expect(await requestMark(ada, key)).toBe(mark);
  expect(await requestMark(ada, other)).not.toBe(mark);
  expect(await requestMark(bea, key)).not.toBe(mark);
  expect([await isMarkOf(ada, mark), await isMarkOf(bea, mark), await isMarkOf(ada, undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
