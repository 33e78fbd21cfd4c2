import type { Deps } from "../../functions/platform/deps.ts";
import type { ChangeRecords } from "../../functions/workers/change-records.ts";
import type { Key } from "../../shared/kernel/key.ts";
import { changesPlace } from "../../shared/notices/place-changes.ts";
import { allItems, type TestPortal } from "./portal.ts";

/** The key of every item of the table whose partition begins with one of some words. */
export async function keysIn({ client }: TestPortal, ...words: readonly string[]): Promise<readonly Key[]> {
  const keys = (await allItems(client)).map(({ pk, sk }) => ({ pk: pk?.S ?? "", sk: sk?.S ?? "" }));
  return keys.filter(({ pk }) => words.some((word) => pk.startsWith(word)));
}

/**
 * The same of all entries and reminders but those of what is told before a test begins: people lead, are invited and accept,
 * and the competition is published.
 */
export async function actsIn(portal: TestPortal): Promise<readonly Key[]> {
  const about = new Set(
    (await allItems(portal.client))
      .filter(
        ({ what: { S: what = "" } = { S: "" } }) => TOLD_BEFORE.includes(what) || changesPlace({ what }),
      )
      .map(({ pk, sk }) => `${pk?.S} ${sk?.S}`),
  );
  return (await keysIn(portal, "AUD", "REMIND#")).filter(({ pk, sk }) => !about.has(`${pk} ${sk}`));
}

const TOLD_BEFORE: readonly string[] = ["staff.lead-named", "competition.created"];

/** What the table's stream would bring to a worker for these items. */
export const changesOf = (keys: readonly Key[]): ChangeRecords => ({
  Records: keys.map(({ pk, sk }, index) => ({
    eventName: "INSERT",
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(index + 1) },
  })),
});

/** What the queue would bring to a worker for these items. */
export const queuedChangesOf = (keys: readonly Key[]) => ({
  Records: changesOf(keys).Records.map((change, index) => ({
    messageId: `m${index}`,
    body: JSON.stringify(change),
  })),
});

/** A table on which every write fails after so many: the worker ends in the middle of what it does. */
export function cutShort(deps: Deps, writes: number): Deps {
  let left = writes;
  return {
    ...deps,
    table: {
      ...deps.table,
      writeOne: async (write) => {
        if ((left -= 1) < 0) throw new Error("the function ended");
        return deps.table.writeOne(write);
      },
    },
  };
}
