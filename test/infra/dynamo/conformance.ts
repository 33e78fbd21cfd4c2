import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe } from "vitest";
import { feedConformance } from "./conformance-feed.ts";
import { itemConformance } from "./conformance-items.ts";
import { queryConformance } from "./conformance-queries.ts";
import { raceConformance } from "./conformance-races.ts";
import { tableConformance } from "./conformance-tables.ts";
import { transactionConformance } from "./conformance-transactions.ts";
import type { EngineName } from "./differences.ts";

/** One change as a stream tells it: the event and the item's keys. */
export type SeenChange = { eventName: string; pk: string; sk: string };

export type Engine = {
  name: EngineName;
  client: DynamoDBClient;
  /** All changes of a table so far, oldest first. */
  changes(table: string): Promise<SeenChange[]>;
  close(): Promise<void>;
};

/** What must hold of DynamoDB, whoever plays it. Where two engines differ, `differences.ts` says how. */
export function conformance(title: string, open: () => Promise<Engine>): void {
  describe(title, () => {
    let engine: Engine | undefined;
    const opened = () => {
      if (!engine) throw new Error("the engine is not open");
      return engine;
    };
    beforeAll(async () => {
      engine = await open();
    }, 30_000);
    afterAll(async () => engine?.close());

    describe("tables", () => tableConformance(opened));
    describe("single items", () => itemConformance(opened));
    describe("queries and scans", () => queryConformance(opened));
    describe("transactions", () => transactionConformance(opened));
    describe("races", () => raceConformance(opened));
    describe("the stream", () => feedConformance(opened));
  });
}
