import { expect, it } from "vitest";
import { changePump, type StreamWorker } from "../../../infra/local/change-pump.ts";
import { key, put } from "../dynamo/requests.ts";
import { aStore } from "../dynamo/stores.ts";

/** A pump that wakes a worker of notices, with three changes to hand over. */
async function pumped(
  worker: (numbers: readonly number[], at: number) => readonly number[] | Promise<never>,
) {
  const { dynamo, client } = await aStore();
  const seen: { numbers: readonly number[]; at: number }[] = [];
  const dead: string[] = [];
  const told: StreamWorker = async ({ Records }) => {
    const numbers = Records.map(({ eventID }) => Number(eventID));
    const at = await dynamo.cursor("notify");
    seen.push({ numbers, at });
    const failed = await worker(numbers, seen.length);
    return { batchItemFailures: failed.map((number) => ({ itemIdentifier: `${number}` })) };
  };
  for (const sk of ["a", "b", "c"]) await put(client, key("REMIND#1", sk));
  const pump = changePump(dynamo, "notify", told, (word) => dead.push(word));
  await pump.drain();
  await pump.close();
  return { seen, dead, at: await dynamo.cursor("notify") };
}

it("a worker’s place goes on when the worker is done, and not before", async () => {
  const { seen, at } = await pumped(() => []);
  expect(seen).toEqual([{ numbers: [1, 2, 3], at: 0 }]);
  expect(at).toBe(3);
});

it("what a worker could not handle is handed over again, with all that follows it", async () => {
  const { seen, dead, at } = await pumped((_, turn) => (turn === 1 ? [2] : []));
  expect(seen.map(({ numbers }) => numbers)).toEqual([
    [1, 2, 3],
    [2, 3],
  ]);
  expect([dead, at]).toEqual([[], 3]);
});

it("a worker that breaks is asked again for all of it", async () => {
  const { seen } = await pumped((_, turn) => (turn === 1 ? Promise.reject(new Error("broken")) : []));
  expect(seen.map(({ numbers }) => numbers)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

it("what cannot be handled at all is passed over and named, and the rest is not", async () => {
  const { seen, dead, at } = await pumped((numbers) => numbers.filter((number) => number === 2));
  expect(seen.at(-1)?.numbers).toEqual([3]);
  expect([dead, at]).toEqual([["REMIND"], 3]);
});
