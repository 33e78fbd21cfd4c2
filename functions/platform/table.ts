import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Key } from "../../shared/kernel/key.ts";
import { type Condition, conditionOf, updateOf } from "./expression.ts";

export type Item = Key & { readonly [name: string]: unknown };
/** What an item holds beside where it lies. */
export const withoutKey = ({ pk: _pk, sk: _sk, ...rest }: Item) => rest;

/** One write of a transaction. `if` is judged in the write itself; nothing is judged before it. */
export type Write =
  | { readonly put: Item; readonly if?: Condition }
  | {
      readonly update: Key;
      readonly set: Readonly<Record<string, unknown>>;
      readonly remove?: readonly string[];
      readonly if?: Condition;
    }
  | { readonly remove: Key; readonly if?: Condition }
  | { readonly check: Key; readonly if: Condition };

/** Strong unless a page that decides nothing says otherwise. */
export type Consistency = "strong" | "eventual";

export type Range = {
  readonly pk: string;
  /** Only sort keys that begin so; made by `sortPrefix`, which ends it in a delimiter. */
  readonly beginsWith?: string;
  readonly between?: readonly [string, string];
  /** Go on after this sort key. */
  readonly after?: string;
  readonly limit?: number;
  readonly newestFirst?: boolean;
};
export type Page = { readonly items: readonly Item[]; readonly next: string | undefined };

/** What became of a transaction: `failed` lists the writes whose condition did not hold; a conflict has none. */
type WriteOutcome =
  | { readonly written: true }
  | { readonly written: false; readonly failed: readonly number[] };

/**
 * The one table. Reads are for every store; `writeAll` and `writeOne` are called by commit, receive and stash only
 * (a test of the import rules sees to it).
 */
export type Table = {
  get(key: Key, consistency?: Consistency): Promise<Item | undefined>;
  /** In the order of the keys, at most 100. */
  getMany(keys: readonly Key[], consistency?: Consistency): Promise<readonly (Item | undefined)[]>;
  page(range: Range, consistency?: Consistency): Promise<Page>;
  /** Every item of a range, page after page. */
  all(range: Range, consistency?: Consistency): Promise<readonly Item[]>;
  writeAll(writes: readonly Write[]): Promise<WriteOutcome>;
  writeOne(write: Write): Promise<WriteOutcome>;
};

const WRITTEN = { written: true } as const;

export function openTable(client: DynamoDBClient, TableName: string): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const strong = (consistency: Consistency | undefined) => consistency !== "eventual";

  async function page(range: Range, consistency?: Consistency): Promise<Page> {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName,
        ConsistentRead: strong(consistency),
        ...rangeExpression(range),
        ExclusiveStartKey: range.after === undefined ? undefined : { pk: range.pk, sk: range.after },
        Limit: range.limit,
        ScanIndexForward: range.newestFirst !== true,
      }),
    );
    const next: unknown = LastEvaluatedKey?.["sk"];
    return { items: Items.map(asItem), next: typeof next === "string" ? next : undefined };
  }

  return {
    page,
    async get(Key, consistency) {
      const { Item } = await documents.send(
        new GetCommand({ TableName, Key, ConsistentRead: strong(consistency) }),
      );
      return Item && asItem(Item);
    },
    async getMany(keys, consistency) {
      const found = new Map<string, Item>();
      let open = keys.map(({ pk, sk }) => ({ pk, sk }));
      while (open.length > 0) {
        const { Responses, UnprocessedKeys } = await documents.send(
          new BatchGetCommand({
            RequestItems: { [TableName]: { Keys: open, ConsistentRead: strong(consistency) } },
          }),
        );
        for (const item of Responses?.[TableName] ?? [])
          found.set(`${item["pk"]} ${item["sk"]}`, asItem(item));
        open = (UnprocessedKeys?.[TableName]?.Keys ?? []).map(asItem);
      }
      return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`));
    },
    async all(range, consistency) {
      const items: Item[] = [];
      let after = range.after;
      do {
        const found = await page({ ...range, ...(after === undefined ? {} : { after }) }, consistency);
        items.push(...found.items);
        after = found.next;
      } while (after !== undefined);
      return items;
    },
    async writeAll(writes) {
      try {
        await documents.send(
          new TransactWriteCommand({ TransactItems: writes.map((write) => transactItem(TableName, write)) }),
        );
        return WRITTEN;
      } catch (error) {
        return cancelled(error);
      }
    },
    async writeOne(write) {
      try {
        if ("put" in write)
          await documents.send(new PutCommand({ TableName, Item: write.put, ...conditionOf(write.if) }));
        else if ("update" in write)
          await documents.send(new UpdateCommand({ TableName, Key: write.update, ...updateOf(write) }));
        else if ("remove" in write)
          await documents.send(new DeleteCommand({ TableName, Key: write.remove, ...conditionOf(write.if) }));
        else throw new TypeError("a check alone writes nothing");
        return WRITTEN;
      } catch (error) {
        if (error instanceof Error && error.name === "ConditionalCheckFailedException")
          return { written: false, failed: [0] };
        throw error;
      }
    },
  };
}

function rangeExpression({ pk, beginsWith, between }: Range) {
  if (between !== undefined)
    return {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": pk, ":from": between[0], ":to": between[1] },
    };
  if (beginsWith !== undefined)
    return {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :begin)",
      ExpressionAttributeValues: { ":pk": pk, ":begin": beginsWith },
    };
  return { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } };
}

function transactItem(TableName: string, write: Write) {
  if ("put" in write) return { Put: { TableName, Item: write.put, ...conditionOf(write.if) } };
  if ("update" in write) return { Update: { TableName, Key: write.update, ...updateOf(write) } };
  if ("remove" in write) return { Delete: { TableName, Key: write.remove, ...conditionOf(write.if) } };
  const { ConditionExpression = "", ...names } = conditionOf(write.if);
  return { ConditionCheck: { TableName, Key: write.check, ConditionExpression, ...names } };
}

/** A cancelled transaction tells which conditions failed; a conflict with another transaction failed none. */
function cancelled(error: unknown): WriteOutcome {
  if (error instanceof TransactionConflictException) return { written: false, failed: [] };
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const unexpected = reasons.find(
    ({ Code }) => !["None", "ConditionalCheckFailed", "TransactionConflict"].includes(Code ?? "None"),
  );
  if (unexpected !== undefined) throw error;
  return {
    written: false,
    failed: reasons.flatMap(({ Code }, index) => (Code === "ConditionalCheckFailed" ? [index] : [])),
  };
}

function asItem(item: Record<string, unknown>): Item {
  const { pk, sk } = item;
  if (typeof pk !== "string" || typeof sk !== "string") throw new TypeError("an item without its key");
  return { ...item, pk, sk };
}
