import { describe, expect, it } from "vitest";
import { QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { get, key, n, outcome, put, s, TableName } from "./requests.ts";
import { aStore } from "./stores.ts";

describe("a request of a form that was checked before", () => {
  it("is judged by its own values and written with its own item", async () => {
    const { client } = await aStore();
    const raise = (sk: string, to: number) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: key("p", sk),
          UpdateExpression: "SET v = :to, l = list_append(if_not_exists(l, :none), :one)",
          ConditionExpression: "attribute_not_exists(v) OR v < :to",
          ExpressionAttributeValues: { ":to": n(to), ":none": { L: [] }, ":one": { L: [n(to)] } },
        }),
      );
    for (const to of [1, 5, 3, 7]) await outcome(raise("a", to));
    await raise("b", 2);
    expect(await get(client, key("p", "a"))).toEqual({
      ...key("p", "a"),
      v: n(7),
      l: { L: [n(1), n(5), n(7)] },
    });
    expect(await get(client, key("p", "b"))).toEqual({ ...key("p", "b"), v: n(2), l: { L: [n(2)] } });
  });

  it("is refused like the first one of its form would be", async () => {
    const { client } = await aStore();
    const attempt = (item: Parameters<typeof put>[1], value = n(1)) =>
      outcome(
        put(client, item, { ConditionExpression: "v <> :v", ExpressionAttributeValues: { ":v": value } }),
      );
    expect(await attempt(key("p"))).toBe("accepted");
    expect(await attempt({ ...key("p"), tags: { SS: ["a", "a"] } })).toBe("ValidationException");
    expect(await attempt({ ...key("p"), number: { N: "many" } })).toBe("ValidationException");
    expect(await attempt({ ...key("p"), text: s("x".repeat(401 * 1024)) })).toBe("ValidationException");
    expect(await attempt(key("p"), { N: "many" })).toBe("ValidationException");
    expect(await attempt(key("p"), { SS: [] })).toBe("ValidationException");
    expect(await attempt(key("", "-"))).toBe("ValidationException");
    const between = (from: number, to: number) =>
      outcome(
        put(client, key("p"), {
          ConditionExpression: "v BETWEEN :from AND :to OR attribute_not_exists(v)",
          ExpressionAttributeValues: { ":from": n(from), ":to": n(to) },
        }),
      );
    expect([await between(1, 2), await between(2, 1)]).toEqual(["accepted", "ValidationException"]);
  });

  it("is refused by the order of its values, where they are compared, and finds what lies between its own", async () => {
    const { client } = await aStore();
    for (const sk of ["a", "b", "c", "d"]) await put(client, key("p", sk));
    const between = async (from: string, to: string) => {
      const values = { ":pk": s("p"), ":from": s(from), ":to": s(to) };
      const condition = "pk = :pk AND sk BETWEEN :from AND :to";
      try {
        const { Items = [] } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: condition,
            ExpressionAttributeValues: values,
          }),
        );
        return Items.map(({ sk }) => sk?.S).join("");
      } catch (error) {
        return error instanceof Error ? error.name : "";
      }
    };
    const refused = "ValidationException";
    expect([await between("a", "b"), await between("b", "d")]).toEqual(["ab", "bcd"]);
    expect([await between("b", "a"), await between("d", "a")]).toEqual([refused, refused]);
    expect([await between("c", "c"), await between("d", "c")]).toEqual(["c", refused]);
    expect([await between("z", "zz"), await between("zz", "z"), await between("b", "q")]).toEqual([
      "",
      refused,
      "bcd",
    ]);
  });
});
