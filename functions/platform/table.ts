import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
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
      /** How much more these numbers are from now on; one that is not there begins at nothing. */
      readonly add?: Readonly<Record<string, number>>;
      readonly if?: Condition;
    }
  | { readonly remove: Key; readonly if?: Condition }
  | { readonly check: Key; readonly if: Condition };

/** What `stash` writes: a condition alone is no write. */
export type Stashed = Exclude<Write, { check: unknown }>;

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
 * The one table. Reads are for every store; `writeAll` and `writeOne` are called by commit, gate and stash only
 * (a test of the import rules sees to it).
 */
export type Table = {
  get(key: Key, consistency?: Consistency): Promise<Item | undefined>;
  /** In the order of the keys. */
  getMany(keys: readonly Key[], consistency?: Consistency): Promise<readonly (Item | undefined)[]>;
  page(range: Range, consistency?: Consistency): Promise<Page>;
  /** Every item of a range, page after page. */
  all(range: Range, consistency?: Consistency): Promise<readonly Item[]>;
  writeAll(writes: readonly Write[]): Promise<WriteOutcome>;
  writeOne(write: Write): Promise<WriteOutcome>;
};

/** The most items that DynamoDB gives in one request. */
const AT_ONCE = 100;

const WRITTEN = { written: true } as const;

/**
 * The table over a client of its own. Items are converted here, once: the SDK's document client walks each request and
 * answer another time, and cannot keep a command's middleware from one request to the next (`cacheMiddleware`).
 */
export function openTable(client: DynamoDBClient, TableName: string): Table {
  // It copies whatever is sent and found, for a log that nobody keeps.
  client.middlewareStack.remove("loggerMiddleware");
  const strong = (consistency: Consistency | undefined) => consistency !== "eventual";

  async function page(range: Range, consistency?: Consistency): Promise<Page> {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: strong(consistency),
        ...rangeExpression(range),
        ExclusiveStartKey: range.after === undefined ? undefined : values({ pk: range.pk, sk: range.after }),
        Limit: range.limit,
        ScanIndexForward: range.newestFirst !== true,
      }),
    );
    return { items: Items.map(asItem), next: LastEvaluatedKey?.["sk"]?.S };
  }

  return {
    page,
    async get(key, consistency) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: values(key), ConsistentRead: strong(consistency) }),
      );
      return Item && asItem(Item);
    },
    async getMany(keys, consistency) {
      const found = new Map<string, Item>();
      let open = keys.map(({ pk, sk }) => values({ pk, sk }));
      while (open.length > 0) {
        const now = open.slice(0, AT_ONCE);
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({
            RequestItems: { [TableName]: { Keys: now, ConsistentRead: strong(consistency) } },
          }),
        );
        for (const item of (Responses?.[TableName] ?? []).map(asItem))
          found.set(`${item.pk} ${item.sk}`, item);
        open = [...open.slice(AT_ONCE), ...(UnprocessedKeys?.[TableName]?.Keys ?? [])];
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
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: writes.map((write) => transactItem(TableName, write)),
          }),
        );
        return WRITTEN;
      } catch (error) {
        return cancelled(error);
      }
    },
    async writeOne(write) {
      try {
        const { Put, Update, Delete } = transactItem(TableName, write);
        if (Put !== undefined) await client.send(new PutItemCommand(Put));
        else if (Update !== undefined) await client.send(new UpdateItemCommand(Update));
        else if (Delete !== undefined) await client.send(new DeleteItemCommand(Delete));
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
      ExpressionAttributeValues: values({ ":pk": pk, ":from": between[0], ":to": between[1] }),
    };
  if (beginsWith !== undefined)
    return {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :begin)",
      ExpressionAttributeValues: values({ ":pk": pk, ":begin": beginsWith }),
    };
  return { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: values({ ":pk": pk }) };
}

/** A write as the SDK takes it, alone or in a transaction. */
function transactItem(TableName: string, write: Write) {
  if ("put" in write)
    return { Put: { TableName, Item: values(write.put), ...marshalled(conditionOf(write.if)) } };
  if ("update" in write)
    return { Update: { TableName, Key: values(write.update), ...marshalled(updateOf(write)) } };
  if ("remove" in write)
    return { Delete: { TableName, Key: values(write.remove), ...marshalled(conditionOf(write.if)) } };
  const { ConditionExpression = "", ...names } = marshalled(conditionOf(write.if));
  return { ConditionCheck: { TableName, Key: values(write.check), ConditionExpression, ...names } };
}

/** Plain values as DynamoDB takes them; what is undefined is left out. */
const values = (plain: object): Record<string, AttributeValue> =>
  marshall(plain, { removeUndefinedValues: true });

/** An expression with its values as DynamoDB takes them. */
function marshalled<E extends { ExpressionAttributeValues?: object }>({
  ExpressionAttributeValues: plain,
  ...expression
}: E) {
  return plain === undefined ? expression : { ...expression, ExpressionAttributeValues: values(plain) };
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

/** Whether what was to be written is more than one item holds, 400 KB: no fault, but too much sent. */
export function isTooMuch(error: Error): boolean {
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  return [error.message, ...reasons.map(({ Message = "" }) => Message)].some((one) =>
    /^item size/i.test(one),
  );
}

/** Items by what the client gave, which on one machine gives the same object as long as an item is the same. */
const items = new WeakMap<Record<string, AttributeValue>, Item>();

function asItem(found: Record<string, AttributeValue>): Item {
  const known = items.get(found);
  if (known !== undefined) return known;
  const plain: Record<string, unknown> = unmarshall(found);
  const { pk, sk } = plain;
  if (typeof pk !== "string" || typeof sk !== "string") throw new TypeError("an item without its key");
  const item = frozen({ ...plain, pk, sk });
  items.set(found, item);
  return item;
}

/** Frozen with all that is in it, but for bytes, which cannot be. What is frozen already is so throughout. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Reads what an item holds, of the very same item once. */
export function ofItem<T extends object | undefined>(read: (item: Item) => T): (item: Item) => T {
  const known = new WeakMap<Item, T>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const value = frozen(read(item));
    known.set(item, value);
    return value;
  };
}
