import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inspect } from "../../../functions/files/inspection.ts";
import { problemFoundApart } from "../../../functions/files/scanning-apart.ts";
import { changeLanes, type QueueWorker } from "../../../infra/local/change-lanes.ts";
import { key, put } from "../dynamo/requests.ts";
import { aStore } from "../dynamo/stores.ts";

const slow = readFileSync(new URL("../../builders/field-files/slow-to-check.docx", import.meta.url));

/** Lanes of the file check with these changes in them; each is done as told, by its number, once or until it works. */
async function lanesWith(
  keys: readonly (readonly [string, string])[],
  work: (sequence: number, turn: number) => boolean | Promise<boolean>,
) {
  const { dynamo, client } = await aStore();
  for (const [organisation, file] of keys) await put(client, key(`FILE#${organisation}#c`, file));
  const turns: number[] = [];
  const dead: string[] = [];
  const worker: QueueWorker = async ({ Records: [record] }) => {
    const sequence = Number(record?.messageId);
    turns.push(sequence);
    const isDone = await work(sequence, turns.filter((one) => one === sequence).length);
    return { batchItemFailures: isDone ? [] : [sequence] };
  };
  return { dynamo, turns, dead, lanes: changeLanes(dynamo, "scan", worker, (word) => dead.push(word)) };
}

it("fifty slow files of one organisation do not delay a rival’s", async () => {
  const keys = [
    ...Array.from({ length: 50 }, (_, index) => ["org1", `F${index}`] as const),
    ["org2", "F"] as const,
  ];
  const judged: number[] = [];
  let rivalIsJudged = () => {};
  const rival = new Promise<void>((resolve) => (rivalIsJudged = resolve));
  const { lanes } = await lanesWith(keys, async (sequence) => {
    const isRival = sequence === keys.length;
    const bytes = isRival ? Buffer.from("notes") : slow;
    await inspect(
      (async function* () {
        yield bytes;
      })(),
      isRival ? "notes.txt" : "slow.docx",
      problemFoundApart,
    );
    judged.push(sequence);
    if (isRival) rivalIsJudged();
    return true;
  });
  void lanes.drain();
  await rival;
  expect(judged.length).toBeLessThanOrEqual(2);
  await lanes.close();
});

it("the files of one organisation are looked into one after the other, and what fails is tried again before the next", async () => {
  const { lanes, turns, dynamo } = await lanesWith(
    [
      ["org1", "A"],
      ["org1", "B"],
    ],
    (sequence, turn) => sequence === 2 || turn === 3,
  );
  await lanes.drain();
  expect(turns).toEqual([1, 1, 1, 2]);
  expect(await dynamo.cursor("scan")).toBe(2);
  await lanes.close();
});

it("what was not done before a crash is done after it", async () => {
  const { lanes, dynamo } = await lanesWith(
    [
      ["org1", "A"],
      ["org2", "B"],
    ],
    (sequence) => (sequence === 1 ? new Promise(() => {}) : true),
  );
  void lanes.drain();
  await expect.poll(() => dynamo.cursor("scan")).toBe(0);
  const seen: string[] = [];
  const after = changeLanes(
    dynamo,
    "scan",
    async ({ Records }) => {
      seen.push(...Records.map(({ messageId }) => messageId));
      return { batchItemFailures: [] };
    },
    () => {},
  );
  await after.drain();
  expect(seen).toContain("1");
  expect(await dynamo.cursor("scan")).toBe(2);
});

it("a file that cannot be looked into at all is passed over and named", async () => {
  const { lanes, dead, dynamo } = await lanesWith([["org1", "A"]], () => Promise.reject(new Error("broken")));
  await lanes.drain();
  expect([dead, await dynamo.cursor("scan")]).toEqual([["FILE"], 1]);
  await lanes.close();
});
