import type { AttributeValue, QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { BatchWriteItemCommand, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, it } from "vitest";
import type { Engine } from "./conformance.ts";
import { key, n, outcome, put, s, TableName } from "./requests.ts";

const numbers = Array.from({ length: 100 }, (_, index) => index);
const sortKey = (number: number) => `k#${String(number).padStart(3, "0")}`;

export function queryConformance(engine: () => Engine): void {
  beforeAll(async () => {
    const { client } = engine();
    for (let from = 0; from < 100; from += 25)
      await client.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [TableName]: numbers
              .slice(from, from + 25)
              .map((number) => ({ PutRequest: { Item: { ...key("q", sortKey(number)), v: n(number) } } })),
          },
        }),
      );
  });

  const query = (options: Partial<QueryCommandInput>, values: Record<string, AttributeValue> = {}) =>
    engine().client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :p",
        ...options,
        ExpressionAttributeValues: { ":p": s("q"), ...values },
      }),
    );

  it("finds by the beginning of the sort key", async () => {
    const options = { KeyConditionExpression: "pk = :p AND begins_with(sk, :s)" };
    expect((await query(options, { ":s": s("k#00") })).Count).toBe(10);
  });

  it("finds between two sort keys, backwards and limited", async () => {
    const { Items } = await query(
      { KeyConditionExpression: "pk = :p AND sk BETWEEN :a AND :b", ScanIndexForward: false, Limit: 3 },
      { ":a": s("k#010"), ":b": s("k#019") },
    );
    expect(Items?.map((item) => item["sk"]?.S)).toEqual(["k#019", "k#018", "k#017"]);
  });

  it.each([
    ["<", 10],
    ["<=", 11],
    [">", 89],
    [">=", 90],
    ["=", 1],
  ])("compares the sort key by %s", async (comparison, count) => {
    const options = { KeyConditionExpression: `pk = :p AND sk ${comparison} :s` };
    expect((await query(options, { ":s": s("k#010") })).Count).toBe(count);
  });

  it("orders keys by their UTF-8 bytes, a prefix before what continues it", async () => {
    const { client } = engine();
    const sorted = ["A", "a", "a#", "a1", "aa", "b", "é", "\u{1F600}"];
    for (const sk of [...sorted].toReversed()) await put(client, key("order", sk));
    const { Items } = await query({}, { ":p": s("order") });
    expect(Items?.map((item) => item["sk"]?.S)).toEqual(sorted);
  });

  it("follows pages with a filter and counts what it looked at", async () => {
    let found = 0;
    let scanned = 0;
    let from: QueryCommandInput["ExclusiveStartKey"];
    do {
      const page = await query(
        { FilterExpression: "v >= :half", Limit: 7, ExclusiveStartKey: from },
        { ":half": n(50) },
      );
      found += page.Count ?? 0;
      scanned += page.ScannedCount ?? 0;
      from = page.LastEvaluatedKey;
    } while (from);
    expect([found, scanned]).toEqual([50, 100]);
  });

  it("ends a page at 1 MB", async () => {
    const { client } = engine();
    const d = s("x".repeat(300 * 1024));
    for (const sk of ["1", "2", "3", "4", "5"]) await put(client, { ...key("page", sk), d });
    const page = await query({}, { ":p": s("page") });
    expect(page.Count).toBe(4);
    expect(page.LastEvaluatedKey).toEqual(key("page", "4"));
  });

  it("refuses a filter on a key and counts units by what was read", async () => {
    expect(await outcome(query({ FilterExpression: "sk = :p" }))).toBe("ValidationException");
    const { ConsumedCapacity } = await query({ Limit: 20, ReturnConsumedCapacity: "TOTAL" });
    expect(ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });

  it("scans every item exactly once, in segments and pages", async () => {
    const { client } = engine();
    const seen: string[] = [];
    for (const Segment of [0, 1, 2]) {
      let from: QueryCommandInput["ExclusiveStartKey"];
      do {
        const page = await client.send(
          new ScanCommand({ TableName, Segment, TotalSegments: 3, Limit: 40, ExclusiveStartKey: from }),
        );
        seen.push(...(page.Items ?? []).map((item) => `${item["pk"]?.S}/${item["sk"]?.S}`));
        from = page.LastEvaluatedKey;
      } while (from);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((name) => name.startsWith("q/"))).toHaveLength(100);
  });

  it("finds nothing by an index that the table does not have", async () => {
    expect(await outcome(query({ IndexName: "reversed" }))).toBe("ValidationException");
    const scan = new ScanCommand({ TableName, IndexName: "reversed" });
    expect(await outcome(engine().client.send(scan))).toBe("ValidationException");
  });
}
